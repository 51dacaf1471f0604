//! Claims.

use crate::entity::claim::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use uuid::Uuid;

impl Record for Model {
    fn name(&self) -> String {
        format!("claims/{}", self.id)
    }

    /// Without one, all rows' salts are the same, and no digest is right.
    fn salt(&self) -> Uuid {
        self.salt.unwrap_or_default()
    }

    /// All but what the queue changes without an event of its own (`due_time`, offers),
    /// what only the queue reads (assignments), and `update_time`, which the log's own
    /// times tell better. A new column has to be put on one of the two sides.
    fn form(&self) -> Form {
        let Model {
            offered_verdict: _,
            update_time: _,
            due_time: _,
            assignee: _,
            assign_due_time: _,
            escalated: _,
            salt: _,
            // Claimants and categories are the chain's and the cautions', for filters.
            newsroom,
            id,
            article,
            revision,
            kind,
            text,
            proposition,
            span_start,
            span_end,
            span_utf16_start,
            span_utf16_end,
            prefix,
            suffix,
            context,
            within,
            copy_key,
            attributions,
            claimants,
            stance,
            cautions,
            caution_categories,
            measure,
            unit_noun,
            bound,
            low,
            high,
            unit,
            vague,
            as_of_earliest,
            as_of_latest,
            as_of_basis,
            figure_text,
            figure_start,
            figure_end,
            figure_utf16_start,
            figure_utf16_end,
            check_worthiness,
            worthiness_reasons,
            labels,
            state,
            verdict,
            attribution_verdict,
            reason,
            suggested_verdict,
            suggestion_reason,
            version,
            extractor,
            create_time,
            recheck_time,
            recheck_reason,
            replaces,
            replaced_by,
            happening,
            places,
            occurred_earliest,
            occurred_latest,
            rules,
        } = self;
        let mut form = Form::new("factdesk.claim");
        fields!(form,
            newsroom id article revision kind text proposition span_start span_end
            span_utf16_start span_utf16_end prefix suffix context within copy_key
            attributions claimants stance cautions caution_categories measure unit_noun
            bound low high unit vague as_of_earliest as_of_latest as_of_basis
            figure_text figure_start figure_end figure_utf16_start figure_utf16_end
            check_worthiness worthiness_reasons labels state verdict attribution_verdict
            reason suggested_verdict suggestion_reason version extractor
            create_time recheck_time recheck_reason replaces replaced_by
            happening places occurred_earliest occurred_latest rules
        );
        form
    }
}
