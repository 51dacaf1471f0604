//! Comments to the wire.

use super::enums::Word;
use super::{name, time};
use factdesk_domain::Comment;
use factdesk_proto::v1;

pub(crate) fn comment_to_proto(comment: Comment) -> v1::Comment {
    let delegate = comment.delegate.as_deref().map(name::person);
    v1::Comment {
        name: name::comment(comment.claim, comment.id),
        kind: comment.kind.number(),
        person: name::person(&comment.person),
        delegate: delegate.unwrap_or_default(),
        text: comment.text,
        create_time: Some(time::to_proto(comment.create_time)),
    }
}
