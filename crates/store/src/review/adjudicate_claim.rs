//! A decision between two reviews, of a claim and its copies, all or none.

use super::case::{Cases, Targets};
use super::mark::{Act, Means, mark};
use crate::claim::get;
use crate::request::{Known, remember};
use crate::{Error, Resource, ReviewCall, Store};
use factdesk_domain::{Claim, IdSource, Principal, adjudicate};
use sea_orm::ConnectionTrait;

impl Store {
    /// Decides between two reviews that disagree, by an editor.
    ///
    /// # Errors
    /// As [`Store::review_claim`].
    pub async fn adjudicate_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &ReviewCall,
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
    call: &ReviewCall,
) -> Result<Claim, Error> {
    let targets = Targets::of(call);
    let cases = Cases::open(tx, by, &targets).await?;
    let rule = |id| {
        cases.decide(id, |facts, policy| {
            adjudicate(facts, policy, &call.review, by.person)
        })
    };
    let decided: Vec<_> = targets
        .claims()
        .into_iter()
        .map(rule)
        .collect::<Result<_, _>>()?;
    let act = Act {
        claim: call.claim,
        review: &call.review,
        means: Means::Adjudication,
        policy_version: cases.policy.version,
    };
    let mut marked = mark(tx, by, ids, &act, cases, &decided).await?;
    marked.retain(|found| found.row.id == call.claim.0);
    let answer = get::read(marked)?.pop();
    answer.ok_or(Error::NotFound(Resource::Claim))
}
