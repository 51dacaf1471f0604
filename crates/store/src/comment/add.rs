//! A comment for its own sake.

use super::insert::insert;
use super::list;
use crate::claim::lock::lock;
use crate::outbox::{self, Event};
use crate::request::{Known, remember};
use crate::{Error, Request, Resource, Store};
use factdesk_domain::{Act, ClaimId, Comment, CommentId, CommentKind, IdSource, Principal};
use sea_orm::ConnectionTrait;
use serde_json::json;

impl Store {
    /// Says something about a claim. Verdict and etag stay.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`].
    pub async fn comment_on_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        claim: ClaimId,
        text: &str,
        request: Option<&Request>,
    ) -> Result<Comment, Error> {
        let tx = self.db.begin().await?;
        let fresh = CommentId::new(ids);
        let id = match remember(&tx, by, request, fresh.0).await? {
            Known::Answered(id) => CommentId(id),
            Known::No => add(&tx, by, ids, claim, text, fresh).await?,
        };
        let answer = list::one(&tx, by, id).await?;
        tx.commit().await?;
        answer.ok_or(Error::NotFound(Resource::Claim))
    }
}

async fn add(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    claim: ClaimId,
    text: &str,
    id: CommentId,
) -> Result<CommentId, Error> {
    lock(tx, by, &[claim]).await?.row(claim)?;
    insert(tx, by, id, claim, CommentKind::Comment, text).await?;
    let event = Event::claim(Act::ClaimCommented, claim, json!({ "comment": id.0 }));
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(id)
}
