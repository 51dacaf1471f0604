//! People.

use crate::entity::person::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use uuid::Uuid;

impl Record for Model {
    fn name(&self) -> String {
        format!("people/{}", self.id)
    }

    fn salt(&self) -> Uuid {
        self.salt
    }

    fn form(&self) -> Form {
        let Model {
            salt: _,
            newsroom,
            id,
            handle,
            display_name,
            roles,
            create_time,
        } = self;
        let mut form = Form::new("factdesk.person");
        fields!(form, newsroom id handle display_name roles create_time);
        form
    }
}
