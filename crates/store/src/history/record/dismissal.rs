//! Dismissals.

use crate::entity::dismissal::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use uuid::Uuid;

impl Record for Model {
    fn name(&self) -> String {
        format!("claims/{}/dismissals/{}", self.claim, self.id)
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
            reason,
            comment,
            create_time,
        } = self;
        let mut form = Form::new("factdesk.dismissal");
        fields!(form, newsroom id claim person delegate reason comment create_time);
        form
    }
}
