//! A verdict on a claim and its copies, all or none.

use super::evidence;
use super::mark::{Decided, mark};
use crate::claim::get;
use crate::claim::lock::{Locked, lock};
use crate::request::{Known, remember};
use crate::word::read;
use crate::{Error, Resource, ReviewCall, Store};
use factdesk_domain::{
    Claim, ClaimId, ClaimState, Evidence, Facts, IdSource, Kind, NewEvidence, Principal,
    Violations, review,
};
use sea_orm::ConnectionTrait;

impl Store {
    /// Reviews.
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
    let claims: Vec<ClaimId> = targets(call).map(|(id, _)| id).collect();
    let locked = lock(tx, by, &claims).await?;
    for (id, _) in targets(call) {
        locked.row(id)?;
    }
    copies(call, &locked)?;
    for (id, etag) in targets(call) {
        locked.unchanged(id, etag)?;
    }
    let tables = evidence::on_tables(tx, by, &claims).await?;
    let decided = claims
        .iter()
        .map(|id| judge(by, call, &locked, &tables, *id));
    let decided = decided.collect::<Result<Vec<_>, _>>()?;
    let mut marked = mark(tx, by, ids, call, &decided).await?;
    marked.retain(|found| found.row.id == call.claim.0);
    let answer = get::read(marked)?.pop();
    answer.ok_or(Error::NotFound(Resource::Claim))
}

/// The claim and its copies, each with the etag that the caller saw.
fn targets(call: &ReviewCall) -> impl Iterator<Item = (ClaimId, &str)> {
    let copies = call.apply_to.iter().map(|(id, etag)| (*id, etag.as_str()));
    std::iter::once((call.claim, call.etag.as_str())).chain(copies)
}

/// Refuses what is no copy of the claim, and what is named twice.
fn copies(call: &ReviewCall, locked: &Locked) -> Result<(), Error> {
    let key = &locked.row(call.claim)?.copy_key;
    let mut seen = std::collections::HashSet::from([call.claim]);
    let mut bad = Violations::new();
    for (i, (id, _)) in call.apply_to.iter().enumerate() {
        let field = format!("apply_to[{i}].name");
        if !seen.insert(*id) {
            bad.add(field, "is named twice");
        } else if &locked.row(*id)?.copy_key != key {
            bad.add(field, "is no copy of the claim: its copy_key differs");
        }
    }
    Ok(bad.into_result(Some(()))?)
}

fn judge(
    by: &Principal,
    call: &ReviewCall,
    locked: &Locked,
    tables: &[Evidence],
    id: ClaimId,
) -> Result<Decided, Error> {
    let row = locked.row(id)?;
    let on_table: Vec<Evidence> = tables.iter().filter(|e| e.claim == id).cloned().collect();
    let contents: Vec<NewEvidence> = on_table.iter().map(|e| e.content.clone()).collect();
    let facts = Facts {
        kind: read(&row.kind, Kind::parse)?,
        state: read(&row.state, ClaimState::parse)?,
        article_uri: locked.article_uri(id),
        leased_by: locked.leased_by(id),
        evidence: &contents,
    };
    let outcome = review(&facts, &call.review, by.person)
        .map_err(|refusal| Error::Refused { claim: id, refusal })?;
    let previous_verdict = row.verdict.clone();
    Ok(Decided {
        claim: id,
        outcome,
        on_table,
        previous_verdict,
    })
}
