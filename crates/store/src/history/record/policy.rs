//! Versions of the house rules.

use crate::entity::policy::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use uuid::Uuid;

impl Record for Model {
    fn name(&self) -> String {
        format!("policies/{}", self.version)
    }

    fn salt(&self) -> Uuid {
        self.salt
    }

    fn form(&self) -> Form {
        let Model {
            salt: _,
            newsroom,
            version,
            content,
            person,
            delegate,
            create_time,
        } = self;
        let mut form = Form::new("factdesk.policy");
        fields!(form, newsroom version content person delegate create_time);
        form
    }
}
