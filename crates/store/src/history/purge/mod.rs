//! Erasing an article's texts, and all that was said about them.
//!
//! In batches, so that nobody waits for long and nothing grows with the article: first
//! it is noted that the article is being purged, from when on nothing is added to it;
//! then its claims are erased, some at a time; its texts last, and with them it is said
//! that the article is purged. Whoever stops in between leaves it to the workers.
//!
//! What is erased gets a new salt, and its event a new digest: so names, verdicts and
//! times stay as provable as they were, and the digests of before can be tried out by
//! nobody.

mod begin;
mod claims;
mod expired;
mod said;
mod texts;

use crate::article::get::load;
use crate::entity::article;
use crate::event::{tell, turn};
use crate::outbox::Actor;
use crate::{Error, Request, Store};
use factdesk_domain::{Article, ArticleId, IdSource, NewsroomId, Principal};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

impl Store {
    /// Purges the article: done when this returns. A purge that was begun is gone on
    /// with, by whoever asks; one that is done is not done again.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::LegalHold`], [`Error::RequestIdReused`].
    pub async fn purge_article(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        article: ArticleId,
        reason: &str,
        request: Option<&Request>,
    ) -> Result<Article, Error> {
        self.begin_purge(by, article, reason, request).await?;
        while self.purge_some(ids, by.newsroom, article).await? {}
        load(&self.db, by, article).await
    }

    /// Erases some of an article that is being purged; says whether there is more.
    async fn purge_some(
        &self,
        ids: &dyn IdSource,
        newsroom: NewsroomId,
        id: ArticleId,
    ) -> Result<bool, Error> {
        let tx = self.db.begin().await?;
        turn::wait(&tx, newsroom).await?;
        let Some(article) = locked(&tx, newsroom, id).await?.filter(is_going_on) else {
            return Ok(false);
        };
        tell::forget(&tx, ids, newsroom, id).await?;
        let actor = Actor::named(newsroom, article.purge_person, article.purge_delegate);
        let more = claims::erase(&tx, ids, actor, &article).await?;
        if !more {
            texts::erase(&tx, ids, actor, &article).await?;
        }
        tx.commit().await?;
        Ok(more)
    }
}

/// The article, locked: before its claims, as everybody who locks both does.
async fn locked(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    id: ArticleId,
) -> Result<Option<article::Model>, Error> {
    let found = article::Entity::find_by_id((newsroom.0, id.0)).lock_exclusive();
    Ok(found.one(tx).await?)
}

fn is_going_on(article: &article::Model) -> bool {
    article.purge_begin_time.is_some() && article.purge_time.is_none()
}
