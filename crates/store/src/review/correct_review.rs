//! A public change of a verdict that stands.

use super::case::{Cases, Targets, last};
use super::mark::{Act, Means, mark};
use crate::claim::get;
use crate::claim::lock::lock;
use crate::entity::review;
use crate::request::{Known, remember};
use crate::{CorrectionCall, Error, Resource, Store};
use factdesk_domain::{Claim, IdSource, Principal, ReviewId, Violations, correct};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

impl Store {
    /// Corrects the review that stands, by an editor. The old one stays.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::EtagMismatch`],
    /// [`Error::Refused`]; [`Error::Invalid`] naming `verdict` where a clarification
    /// changes it.
    pub async fn correct_review(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &CorrectionCall,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        let answer = match remember(&tx, by, call.request.as_ref(), call.claim.0).await? {
            Known::No => decide(&tx, by, ids, call).await?,
            Known::Answered(_) => get::load(&tx, by, call.claim).await?,
        };
        match call.validate_only {
            true => tx.rollback().await?,
            false => tx.commit().await?,
        }
        Ok(answer)
    }
}

async fn decide(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    call: &CorrectionCall,
) -> Result<Claim, Error> {
    let (id, correction) = (call.claim, &call.correction);
    exists(tx, by, call).await?;
    let cases = Cases::open(tx, by, &Targets::one(id, &call.etag)).await?;
    let last = last(tx, by, vec![id.0]).await?.remove(&id.0);
    let standing = last.as_ref().and_then(|two| two.first());
    let standing = standing.map(|review| ReviewId(review.id));
    if correction.changes_too_much(cases.situation(id)?) {
        let mut bad = Violations::new();
        bad.add(
            "verdict",
            "must be as before, as attribution_verdict: a clarification changes neither",
        );
        return Err(bad.into());
    }
    let decided = cases.decide(id, |facts, policy| {
        correct(facts, policy, correction, standing, by.person)
    })?;
    let act = Act {
        claim: id,
        review: &correction.review,
        means: Means::Correction(correction),
        policy_version: cases.policy.version,
    };
    let mut marked = mark(tx, by, ids, &act, cases, &[decided]).await?;
    let answer = marked.pop().map(|found| found.claim);
    answer.ok_or(Error::NotFound(Resource::Claim))
}

/// Looks for the claim, then for the review. One that is sealed is nobody's to correct:
/// to the caller it is not there.
async fn exists(
    tx: &impl ConnectionTrait,
    by: &Principal,
    call: &CorrectionCall,
) -> Result<(), Error> {
    lock(tx, by, &[call.claim]).await?.row(call.claim)?;
    let found = review::Entity::find_by_id((by.newsroom.0, call.correction.corrects.0))
        .filter(review::Column::Claim.eq(call.claim.0))
        .one(tx)
        .await?;
    found.map(drop).ok_or(Error::NotFound(Resource::Review))
}
