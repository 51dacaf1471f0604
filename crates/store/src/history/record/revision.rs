//! The texts of articles.

use crate::entity::revision::Model;
use crate::history::digest::Record;
use crate::history::form::Form;
use factdesk_domain::{ArticleId, NewArticle, Principal};
use uuid::Uuid;

/// What never changes of a revision: its text, and who brought it. Its language, its
/// times and its publisher's number are not covered: they change without an event.
pub(crate) struct Text<'r> {
    newsroom: Uuid,
    article: Uuid,
    number: i32,
    title: &'r str,
    body: &'r str,
    sha256: &'r str,
    person: Uuid,
    delegate: Option<Uuid>,
    salt: Uuid,
}

impl<'r> From<&'r Model> for Text<'r> {
    fn from(row: &'r Model) -> Self {
        Text {
            newsroom: row.newsroom,
            article: row.article,
            number: row.number,
            title: &row.title,
            body: &row.body,
            sha256: &row.sha256,
            person: row.person,
            delegate: row.delegate,
            salt: row.salt,
        }
    }
}

impl<'r> Text<'r> {
    /// That of a revision that is about to be stored.
    pub fn new(
        by: &Principal,
        (article, number): (ArticleId, i32),
        new: &'r NewArticle,
        sha256: &'r str,
        salt: Uuid,
    ) -> Text<'r> {
        Text {
            newsroom: by.newsroom.0,
            article: article.0,
            number,
            title: &new.title,
            body: &new.body,
            sha256,
            person: by.person.0,
            delegate: by.delegate.as_ref().map(|d| d.person.0),
            salt,
        }
    }
}

impl Record for Text<'_> {
    fn name(&self) -> String {
        format!("articles/{}/revisions/{}", self.article, self.number)
    }

    fn salt(&self) -> Uuid {
        self.salt
    }

    fn form(&self) -> Form {
        let Text {
            salt: _,
            newsroom,
            article,
            number,
            title,
            body,
            sha256,
            person,
            delegate,
        } = self;
        let mut form = Form::new("factdesk.revision");
        form.field("newsroom", newsroom)
            .field("article", article)
            .field("number", number)
            .field("title", *title)
            .field("body", *body)
            .field("sha256", *sha256)
            .field("person", person)
            .field("delegate", delegate);
        form
    }
}
