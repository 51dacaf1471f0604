//! A claim put into another event.

use super::decide::{Desk, Detail, events};
use super::get::{load, root};
use super::leave::found;
use super::settle::settle;
use super::{MoveCall, due, place, turn};
use crate::claim::lock::lock;
use crate::outbox::Event as Told;
use crate::request::{Known, remember};
use crate::{Error, Store};
use factdesk_domain::{Act, DecisionId, DecisionKind, Event, EventId, IdSource, Principal};
use sea_orm::ConnectionTrait;
use serde_json::json;

impl Store {
    /// Puts a claim into another event, whatever later articles say. Returns the event
    /// that it is in then.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`] (claim or event),
    /// [`Error::Refused`] on a claim that was replaced or set aside.
    pub async fn move_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &MoveCall,
    ) -> Result<Event, Error> {
        let tx = self.db.begin().await?;
        let to = call.event.unwrap_or_else(|| EventId::new(ids));
        let to = match remember(&tx, by, call.request.as_ref(), to.0).await? {
            Known::Answered(event) => EventId(event),
            Known::No => {
                turn::wait(&tx, by.newsroom).await?;
                put(&Desk { tx: &tx, by, ids }, call, to).await?;
                to
            }
        };
        let answer = load(&tx, by, to).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn put<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    call: &MoveCall,
    to: EventId,
) -> Result<(), Error> {
    let claim = call.claim.0;
    let locked = lock(desk.tx, desk.by, &[call.claim]).await?;
    let held = &locked.found(call.claim)?.claim;
    place::stands(held)?;
    match call.event {
        Some(event) => drop(root(desk.tx, desk.by, event).await?),
        None => found(desk, to, &[claim]).await?,
    }
    let before = place::of(desk, &[claim]).await?.remove(&claim);
    let decision = DecisionId::new(desk.ids);
    place::put(desk, held, to, decision).await?;
    let mut about = vec![to.0];
    about.extend(before.map(|b| b.event.0).filter(|b| *b != to.0));
    let detail = Detail {
        claims: vec![claim],
        events: about.clone(),
        moved: vec![claim],
        target: Some(to.0),
        made: call.event.is_none(),
        ..Detail::default()
    };
    let said = (Some(claim), call.comment.as_str());
    desk.keep(decision, DecisionKind::Move, detail, said)
        .await?;
    settle(desk.tx, desk.by.newsroom, &events(&about)).await?;
    due::again(desk.tx, desk.by.newsroom, &[], &[claim]).await?;
    let detail = json!({ "decision": decision.0, "event": to.0,
        "before": before.map(|b| b.event.0) });
    desk.tell(vec![Told::claim(Act::ClaimMoved, call.claim, detail)])
        .await
}
