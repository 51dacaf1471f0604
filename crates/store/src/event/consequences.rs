//! What follows from a join for the claims that it put beside each other.

use super::{conflicts, contested, denials};
use crate::{Error, recheck};
use factdesk_domain::{ArticleId, ClaimId, IdSource, NewsroomId, RecheckReason};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// Asks to look again at verdicts that a figure or a denial speaks against, and brings
/// forward what waits for its first one. All claims are found before the first is written,
/// so that they are locked at once, in the order in which everybody locks claims.
pub(super) async fn draw(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    let conflicts = conflicts::of(tx, newsroom, article).await?;
    let contradicted = contested::figures(tx, newsroom, article).await?;
    let denials = denials::of(tx, newsroom, article).await?;
    let denied: BTreeSet<ClaimId> = denials.iter().flat_map(|d| &d.claims).copied().collect();
    let asked = conflicts.iter().flat_map(|c| &c.claims).copied();
    let all: BTreeSet<ClaimId> = asked.chain(&contradicted | &denied).collect();
    recheck::lock(tx, newsroom, all.iter()).await?;
    contested::mark(tx, newsroom, RecheckReason::Conflict, &contradicted).await?;
    contested::mark(tx, newsroom, RecheckReason::Denial, &denied).await?;
    for recheck in conflicts.iter().chain(&denials) {
        recheck::ask(tx, ids, newsroom, recheck).await?;
    }
    Ok(())
}
