//! Sealed reviews.

use crate::entity::sealed_review::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use uuid::Uuid;

impl Record for Model {
    /// By its claim, which has one at most: what the review will be called is nobody's
    /// to know who may not see it.
    fn name(&self) -> String {
        format!("claims/{}/seal", self.claim)
    }

    fn salt(&self) -> Uuid {
        self.salt
    }

    fn form(&self) -> Form {
        let Model {
            salt: _,
            newsroom,
            claim,
            id,
            person,
            delegate,
            verdict,
            attribution_verdict,
            reason,
            rationale,
            on_table,
            evidence,
            as_of_time,
            recheck_time,
            correct_when_reported,
            previous_verdict,
            applied_from,
            policy_version,
            create_time,
        } = self;
        let mut form = Form::new("factdesk.sealed_review");
        fields!(form, newsroom claim id person delegate verdict attribution_verdict reason rationale on_table evidence as_of_time recheck_time correct_when_reported previous_verdict applied_from policy_version create_time);
        form
    }
}
