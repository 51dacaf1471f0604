//! Changes to the wire.

use super::enums::Word;
use super::{article_to_proto, claim_to_proto, name, review_to_proto, time};
use factdesk_proto::v1;
use factdesk_proto::v1::change::Subject as Wire;
use factdesk_store::{Change, Subject, WatchCursor};

pub(crate) fn change_to_proto(change: Change) -> v1::Change {
    let person = |handle: Option<String>| handle.as_deref().map(name::person);
    v1::Change {
        cursor: change.cursor.to_string(),
        act: change.act.number(),
        log_time: Some(time::to_proto(change.log_time)),
        person: person(change.person).unwrap_or_default(),
        delegate: person(change.delegate).unwrap_or_default(),
        subject: Some(subject(change.subject)),
    }
}

/// Nothing happened up to `cursor`.
pub(crate) fn heartbeat(cursor: &WatchCursor) -> v1::Change {
    v1::Change {
        cursor: cursor.to_string(),
        subject: Some(Wire::Heartbeat(v1::Heartbeat {})),
        ..Default::default()
    }
}

fn subject(subject: Subject) -> Wire {
    match subject {
        Subject::Article(article) => Wire::Article(article_to_proto(*article)),
        Subject::Claim(claim) => Wire::Claim(claim_to_proto(*claim)),
        Subject::Review(review, claim) => Wire::Review(v1::ReviewChange {
            review: Some(review_to_proto(*review)),
            claim: Some(claim_to_proto(*claim)),
        }),
    }
}
