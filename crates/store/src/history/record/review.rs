//! Reviews.

use crate::entity::review::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use uuid::Uuid;

impl Record for Model {
    fn name(&self) -> String {
        format!("claims/{}/reviews/{}", self.claim, self.id)
    }

    fn salt(&self) -> Uuid {
        self.salt
    }

    fn form(&self) -> Form {
        let Model {
            salt: _,
            newsroom,
            id,
            claim,
            person,
            delegate,
            verdict,
            attribution_verdict,
            reason,
            rationale,
            evidence,
            as_of_time,
            recheck_time,
            correct_when_reported,
            previous_verdict,
            applied_from,
            create_time,
            kind,
            correction_kind,
            corrects,
            waiver_reason,
            policy_version,
        } = self;
        let mut form = Form::new("factdesk.review");
        fields!(form, newsroom id claim person delegate verdict attribution_verdict reason rationale evidence as_of_time recheck_time correct_when_reported previous_verdict applied_from create_time kind correction_kind corrects waiver_reason policy_version);
        form
    }
}
