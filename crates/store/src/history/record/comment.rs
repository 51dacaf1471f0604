//! Comments.

use crate::entity::comment::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use uuid::Uuid;

impl Record for Model {
    fn name(&self) -> String {
        format!("claims/{}/comments/{}", self.claim, self.id)
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
            person,
            delegate,
            text,
            create_time,
        } = self;
        let mut form = Form::new("factdesk.comment");
        fields!(form, newsroom id claim kind person delegate text create_time);
        form
    }
}
