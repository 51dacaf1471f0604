//! Joining an article: its claims find the events that they tell of.

use super::candidates::candidates;
use super::known;
use super::placing::{Placed, Placing};
use super::{consequences, due, paper, suggest, tell, turn, write};
use crate::{Error, Store};
use factdesk_domain::{ArticleId, IdSource, NewsroomId};
use factdesk_ledger::{Report, Told, mentions, sightings};
use sea_orm::ConnectionTrait;

impl Store {
    /// Joins the article that has waited longest in each newsroom where nobody else
    /// joins: in a transaction of its own, which also takes it off the list, so that a
    /// join is whole or has not begun. Returns how many it joined; the rest is the next
    /// call's.
    ///
    /// # Errors
    /// Only the database's. One newsroom's trouble does not keep the others from being
    /// joined, and one article's not the others of its newsroom.
    pub async fn join_due(&self, ids: &dyn IdSource) -> Result<u64, Error> {
        let mut joined = 0;
        let mut trouble = None;
        for newsroom in due::newsrooms(&self.db).await? {
            match self.join_next(ids, newsroom).await {
                Ok(done) => joined += u64::from(done),
                Err(error @ Error::Unavailable(_)) => return Err(error),
                Err(error) => trouble = Some(error),
            }
        }
        trouble.map_or(Ok(joined), Err)
    }

    /// Says whether there was one.
    async fn join_next(&self, ids: &dyn IdSource, newsroom: NewsroomId) -> Result<bool, Error> {
        let tx = self.db.begin().await?;
        if !turn::take(&tx, newsroom).await? {
            return Ok(false);
        }
        let Some(article) = due::next(&tx, newsroom).await? else {
            return Ok(false);
        };
        match join(&tx, ids, newsroom, article).await {
            Ok(()) => tx.commit().await?,
            Err(error @ Error::Unavailable(_)) => return Err(error),
            Err(error) => {
                tx.rollback().await?;
                due::later(&self.db, newsroom, article).await?;
                return Err(error);
            }
        }
        Ok(true)
    }
}

/// Joins an article in the newsroom's turn.
async fn join(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    // Kept as it is from here on, so that what is stored now is what is joined.
    let paper = paper::hold(tx, newsroom, article).await?;
    due::done(tx, newsroom, article).await?;
    let Some(paper::Held { paper, text }) = paper else {
        return Ok(());
    };
    let report = Report {
        text: &text,
        publish_time: paper.publish_time,
    };
    let claims = paper::claims(tx, newsroom, article).await?;
    let told: Vec<Told> = claims.iter().map(Told::from).collect();
    let (fresh, seen) = (mentions(&report, &told), sightings(&paper, &told));
    let before = known::of_article(tx, newsroom, article).await?;
    let seen_before = write::seen_before(tx, newsroom, article).await?;
    let others = candidates(tx, newsroom, article, &fresh).await?;
    let placing = Placing {
        ids,
        before: &before,
        told_before: &seen_before.by_mention,
        others: &others,
    };
    let placed = placing.place(fresh);
    let page = write::Page {
        newsroom,
        article,
        before: &before,
        seen_before: &seen_before,
        placed: &placed,
        claims: &claims,
        seen: &seen,
    };
    write::write(tx, &page).await?;
    tell::tell(tx, ids, &page).await?;
    consequences::draw(tx, ids, newsroom, article).await?;
    suggest::suggest(tx, ids, &page).await
}

/// Events that the links of a join bring together.
pub(super) fn brought_together(placed: &[Placed]) -> bool {
    let apart = |p: &Placed| p.also.values().any(|(lead, _)| *lead != p.lead);
    placed.iter().any(apart)
}
