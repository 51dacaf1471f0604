//! A verdict on a claim and its copies, by review or by decision, all or none.

use super::case::{Cases, Targets};
use super::mark::{Act, Means, mark};
use crate::claim::get;
use crate::request::{Known, remember};
use crate::{Error, Resource, ReviewCall, Store};
use factdesk_domain::{
    Claim, Facts, IdSource, NewReview, PersonId, Policy, Principal, Refusal, Situation, adjudicate,
    review,
};
use sea_orm::ConnectionTrait;

/// How the rules judge it.
pub(super) type Rule = fn(&Facts, &Policy, &NewReview, PersonId) -> Result<Situation, Refusal>;

impl Store {
    /// Reviews. Where the call only asks, on a claim that awaits its second review,
    /// the answer is the claim as it stands: any other would tell the first.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::EtagMismatch`],
    /// [`Error::Refused`]; [`Error::Invalid`] naming `apply_to[i].name` where
    /// that is no copy.
    pub async fn review_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &ReviewCall,
    ) -> Result<Claim, Error> {
        self.give(by, ids, call, Means::Review, review).await
    }

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
        self.give(by, ids, call, Means::Adjudication, adjudicate)
            .await
    }

    async fn give(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &ReviewCall,
        means: Means<'_>,
        rule: Rule,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        let answer = match remember(&tx, by, call.request.as_ref(), call.claim.0).await? {
            Known::No => decide(&tx, by, ids, call, means, rule).await?,
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
    means: Means<'_>,
    rule: Rule,
) -> Result<Claim, Error> {
    let targets = Targets::of(call);
    let cases = Cases::open(tx, by, &targets).await?;
    let judge = |facts: &Facts, policy: &Policy| rule(facts, policy, &call.review, by.person);
    let each = targets.claims().into_iter();
    let decided: Vec<_> = each
        .map(|id| cases.decide(id, judge))
        .collect::<Result<_, _>>()?;
    let blind = matches!(cases.situation(call.claim)?, Situation::Sealed { .. });
    if call.validate_only && blind {
        return get::load(tx, by, call.claim).await;
    }
    let act = Act {
        claim: call.claim,
        review: &call.review,
        means,
        policy_version: cases.policy.version,
    };
    let marked = mark(tx, by, ids, &act, cases, &decided).await?;
    let mut claims = marked.into_iter().map(|found| found.claim);
    let answer = claims.find(|claim| claim.id == call.claim);
    answer.ok_or(Error::NotFound(Resource::Claim))
}
