//! Evidence on a claim's table.

use super::evidence::{from_row, to_row};
use crate::claim::lock::lock;
use crate::entity::evidence;
use crate::outbox::{self, Event};
use crate::request::{Known, remember};
use crate::word::read;
use crate::{Error, Request, Resource, Store};
use factdesk_domain::{
    Act, ClaimId, ClaimState, Evidence, EvidenceId, IdSource, NewEvidence, Principal, Refusal,
};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;

impl Store {
    /// Adds evidence; verdict and etag stay.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::Refused`].
    pub async fn add_evidence(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        claim: ClaimId,
        evidence: &NewEvidence,
        request: Option<&Request>,
    ) -> Result<Evidence, Error> {
        let tx = self.db.begin().await?;
        let fresh = EvidenceId::new(ids);
        let id = match remember(&tx, by, request, fresh.0).await? {
            Known::Answered(id) => EvidenceId(id),
            Known::No => add(&tx, by, ids, claim, evidence, fresh).await?,
        };
        let row = evidence::Entity::find_by_id((by.newsroom.0, id.0))
            .one(&tx)
            .await?;
        let row = row.ok_or(Error::NotFound(Resource::Evidence))?;
        tx.commit().await?;
        from_row(row, by.handle.clone())
    }
}

async fn add(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    claim: ClaimId,
    new: &NewEvidence,
    id: EvidenceId,
) -> Result<EvidenceId, Error> {
    let locked = lock(tx, by, &[claim]).await?;
    let state = read(&locked.row(claim)?.state, ClaimState::parse)?;
    if matches!(state, ClaimState::Dismissed | ClaimState::Replaced) {
        let refusal = Refusal::State(state);
        return Err(Error::Refused { claim, refusal });
    }
    let row = evidence::Entity::insert(to_row(by, id, claim, new))
        .exec_with_returning(tx)
        .await?;
    let detail = json!({ "evidence": id.0, "kind": new.kind.as_str(),
        "confidential": new.confidential });
    let event = Event::claim(Act::ClaimEvidenceAdded, claim, detail).covering(&row);
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(id)
}
