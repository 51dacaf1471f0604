//! Claims taken out of an event.

use super::decide::{Desk, Detail, events};
use super::get::{family, load, root};
use super::leave::leave;
use super::settle::settle;
use super::{SplitCall, place, turn};
use crate::outbox::Event as Told;
use crate::request::{Known, remember};
use crate::{Error, Resource, Store};
use factdesk_domain::{Act, DecisionId, DecisionKind, Event, EventId, IdSource, Principal};
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Takes claims out of an event into a new one, which is returned; the two stay
    /// apart whatever later articles say.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`] (event, or a claim that is not in
    /// it), [`Error::EventWouldBeEmpty`].
    pub async fn split_event(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &SplitCall,
    ) -> Result<Event, Error> {
        let tx = self.db.begin().await?;
        let fresh = EventId::new(ids);
        let new = match remember(&tx, by, call.request.as_ref(), fresh.0).await? {
            Known::Answered(event) => EventId(event),
            Known::No => {
                turn::wait(&tx, by.newsroom).await?;
                split(&Desk { tx: &tx, by, ids }, call, fresh).await?;
                fresh
            }
        };
        let answer = load(&tx, by, new).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn split<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    call: &SplitCall,
    new: EventId,
) -> Result<(), Error> {
    let old = root(desk.tx, desk.by, call.event).await?;
    let family = family(desk.tx, desk.by, old).await?;
    let claims: Vec<Uuid> = call.claims.iter().map(|c| c.0).collect();
    all_in(desk, old, &claims).await?;
    some_stay(desk, old, &family, &claims).await?;
    let decision = DecisionId::new(desk.ids);
    let left = leave(desk, new, &claims, decision).await?;
    let detail = Detail {
        claims: claims.clone(),
        events: vec![old.0, new.0],
        moved: claims.clone(),
        target: Some(new.0),
        made: true,
        mentions: left.mentions,
        links: left.links,
        ..Detail::default()
    };
    let said = (claims.first().copied(), call.comment.as_str());
    desk.keep(decision, DecisionKind::Split, detail, said)
        .await?;
    desk.part(new.0, family.clone(), decision).await?;
    let around = [family, vec![new.0]].concat();
    settle(desk.tx, desk.by.newsroom, &events(&around)).await?;
    let detail = json!({ "decision": decision.0, "event": new.0, "claims": claims });
    desk.tell(vec![Told::occurred(Act::EventSplit, old, detail)])
        .await
}

async fn all_in<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    event: EventId,
    claims: &[Uuid],
) -> Result<(), Error> {
    let places = place::of(desk, claims).await?;
    let inside = |claim: &Uuid| places.get(claim).is_some_and(|p| p.root == event);
    match claims.iter().all(inside) {
        true => Ok(()),
        false => Err(Error::NotFound(Resource::Claim)),
    }
}

async fn some_stay<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    event: EventId,
    family: &[Uuid],
    leaving: &[Uuid],
) -> Result<(), Error> {
    let select = "select from sightings
        where newsroom = $1 and event = any ($2) and claim <> all ($3) limit 1";
    let values = vec![family.to_vec().into(), leaving.to_vec().into()];
    match desk.rows(select, values).await?.is_empty() {
        true => Err(Error::EventWouldBeEmpty(event)),
        false => Ok(()),
    }
}
