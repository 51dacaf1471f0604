//! Comments' rows, and what is told of them.

use crate::Error;
use crate::entity::comment::{ActiveModel, Entity, Model};
use crate::outbox::Event;
use factdesk_domain::{Act, ClaimId, CommentId, CommentKind, IdSource, Principal};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, NotSet};
use serde_json::json;

/// Writes down what somebody said about a claim, which is locked.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    by: &Principal,
    (id, claim): (CommentId, ClaimId),
    kind: CommentKind,
    text: &str,
) -> Result<Model, Error> {
    let row = row(by, (id, claim), kind, text);
    Ok(Entity::insert(row).exec_with_returning(tx).await?)
}

/// The note that comes with another act, on each of the claims that it is about;
/// nothing where nothing was said.
pub(crate) async fn note(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    claims: &[ClaimId],
    kind: CommentKind,
    text: &str,
) -> Result<Vec<Model>, Error> {
    if text.trim().is_empty() || claims.is_empty() {
        return Ok(Vec::new());
    }
    let rows = claims
        .iter()
        .map(|claim| row(by, (CommentId::new(ids), *claim), kind, text));
    Ok(Entity::insert_many(rows).exec_with_returning(tx).await?)
}

/// What is told of a comment for its own sake.
pub(crate) fn told(comment: &Model) -> Event {
    let detail = json!({ "comment": comment.id });
    Event::claim(Act::ClaimCommented, ClaimId(comment.claim), detail).covering(comment)
}

fn row(
    by: &Principal,
    (id, claim): (CommentId, ClaimId),
    kind: CommentKind,
    text: &str,
) -> ActiveModel {
    ActiveModel {
        newsroom: Set(by.newsroom.0),
        id: Set(id.0),
        claim: Set(claim.0),
        kind: Set(kind.as_str().to_owned()),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        text: Set(text.to_owned()),
        create_time: NotSet,
        salt: NotSet,
    }
}
