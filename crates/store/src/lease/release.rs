//! A claim given back.

use super::GiveBack;
use super::held::{end, held};
use crate::claim::get;
use crate::comment::insert::note;
use crate::outbox::{self, Event};
use crate::request::{Known, remember};
use crate::{Error, Store};
use factdesk_domain::{Act, Claim, CommentKind, IdSource, Principal, Role};
use sea_orm::ConnectionTrait;
use serde_json::json;

impl Store {
    /// Gives a claim back, with all that its lease covers: the caller's, or for an
    /// editor anybody's.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::LeaseNotHeld`].
    pub async fn release_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &GiveBack,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        let request = call.request.as_ref();
        if let Known::No = remember(&tx, by, request, call.claim.0).await? {
            release(&tx, by, ids, call).await?;
        }
        let answer = get::load(&tx, by, call.claim).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn release(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    call: &GiveBack,
) -> Result<(), Error> {
    let claim = call.claim;
    let may = |holder| holder == by.person || by.roles.grant(Role::Editor);
    let lease = held(tx, by, claim).await?.filter(|l| may(l.person));
    let lease = lease.ok_or(Error::LeaseNotHeld { claim })?;
    end(tx, by, &lease).await?;
    let said = note(tx, by, ids, &[claim], CommentKind::Handover, &call.note).await?;
    let detail = json!({ "holder": lease.person.0, "comment": said.first().map(|c| c.id) });
    let event = Event::claim(Act::ClaimReleased, claim, detail).covering_all(&said);
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(())
}
