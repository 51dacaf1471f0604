//! Evidence.

use crate::entity::evidence::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use uuid::Uuid;

impl Record for Model {
    fn name(&self) -> String {
        format!("claims/{}/evidence/{}", self.claim, self.id)
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
            kind,
            uri,
            quote,
            bearing,
            archive_uri,
            sha256,
            access_time,
            source_reliability,
            information_credibility,
            confidential,
            person,
            delegate,
            create_time,
            redact_time,
        } = self;
        let mut form = Form::new("factdesk.evidence");
        fields!(form, newsroom id claim kind uri quote bearing archive_uri sha256 access_time source_reliability information_credibility confidential person delegate create_time redact_time);
        form
    }
}
