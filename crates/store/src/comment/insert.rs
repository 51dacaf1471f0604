//! A comment's row.

use crate::Error;
use crate::entity::comment::{ActiveModel, Entity};
use factdesk_domain::{ClaimId, CommentId, CommentKind, IdSource, Principal};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, NotSet};

/// Writes down what somebody said about a claim, which is locked.
pub(crate) async fn insert(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: CommentId,
    claim: ClaimId,
    kind: CommentKind,
    text: &str,
) -> Result<(), Error> {
    let row = ActiveModel {
        newsroom: Set(by.newsroom.0),
        id: Set(id.0),
        claim: Set(claim.0),
        kind: Set(kind.as_str().to_owned()),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        text: Set(text.to_owned()),
        create_time: NotSet,
        salt: NotSet,
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The note that comes with another act; nothing where nothing was said.
pub(crate) async fn note(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    claim: ClaimId,
    kind: CommentKind,
    text: &str,
) -> Result<Option<CommentId>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let id = CommentId::new(ids);
    insert(tx, by, id, claim, kind, text).await?;
    Ok(Some(id))
}
