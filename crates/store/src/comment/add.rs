//! A comment for its own sake.

use super::insert::{insert, told};
use super::list;
use crate::claim::lock::lock;
use crate::entity::article;
use crate::outbox;
use crate::request::{Known, remember};
use crate::{Error, Request, Resource, Store};
use factdesk_domain::{ArticleId, ClaimId, Comment, CommentId, CommentKind, IdSource, Principal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

impl Store {
    /// Says something about a claim. Verdict and etag stay.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::Purged`].
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
    let article = lock(tx, by, &[claim]).await?.row(claim)?.article;
    not_purged(tx, by, article).await?;
    let said = insert(tx, by, (id, claim), CommentKind::Comment, text).await?;
    outbox::append(tx, ids, by.into(), &[told(&said)]).await?;
    Ok(id)
}

/// Nothing is said any more about what is being purged. The purge comes to the claim, which
/// is locked, later and erases this too, or was here before and had begun by then.
async fn not_purged(tx: &impl ConnectionTrait, by: &Principal, id: Uuid) -> Result<(), Error> {
    let begun = article::Entity::find_by_id((by.newsroom.0, id))
        .filter(article::Column::PurgeBeginTime.is_not_null())
        .count(tx)
        .await?;
    match begun {
        0 => Ok(()),
        _ => Err(Error::Purged(ArticleId(id))),
    }
}
