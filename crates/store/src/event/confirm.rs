//! Two claims that are of one event.

use super::decide::{Desk, Detail, events};
use super::leave::found;
use super::settle::settle;
use super::{MatchCall, apart, due, matches, place, restore, turn};
use crate::claim::lock::{Locked, lock};
use crate::outbox::Event as Told;
use crate::request::{Known, remember};
use crate::{Error, Store};
use factdesk_domain::{
    Act, ClaimId, ClaimState, DecisionId, DecisionKind, EventId, IdSource, Match, MatchState,
    Principal,
};
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Says that two claims are of one event, whatever later articles say. A verdict
    /// that stands on one is offered to the other.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::EventsApart`],
    /// [`Error::Refused`] where one has no event and was replaced or set aside.
    pub async fn confirm_match(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &MatchCall,
    ) -> Result<Match, Error> {
        let tx = self.db.begin().await?;
        if let Known::No = remember(&tx, by, call.request.as_ref(), call.id.0).await? {
            turn::wait(&tx, by.newsroom).await?;
            confirm(&Desk { tx: &tx, by, ids }, call).await?;
        }
        let answer = matches::load(&tx, by, call.id).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn confirm<T: ConnectionTrait>(desk: &Desk<'_, T>, call: &MatchCall) -> Result<(), Error> {
    let found = matches::load(desk.tx, desk.by, call.id).await?;
    let mut touched = match (found.state, found.decision) {
        (MatchState::Confirmed, _) => return Ok(()),
        (_, Some(rejection)) => restore::take_back(desk, rejection).await?,
        (_, None) => Vec::new(),
    };
    // What was rejected may fall together again by itself.
    settle(desk.tx, desk.by.newsroom, &events(&touched)).await?;
    let locked = lock(desk.tx, desk.by, &[found.one, found.other]).await?;
    let decision = DecisionId::new(desk.ids);
    let detail = join(desk, &locked, &found, decision).await?;
    touched.extend(&detail.events);
    let (both, said) = (detail.clone(), (Some(found.one.0), call.comment.as_str()));
    desk.keep(decision, DecisionKind::Confirm, detail, said)
        .await?;
    due::again(desk.tx, desk.by.newsroom, &both.events, &both.moved).await?;
    if let ([a, b], None) = (&both.events[..], both.target) {
        desk.link(*a, *b, decision).await?;
    }
    matches::set(
        desk.tx,
        desk.by,
        found.id,
        MatchState::Confirmed,
        Some(decision),
    )
    .await?;
    settle(desk.tx, desk.by.newsroom, &events(&touched)).await?;
    offer(desk, &locked, &found).await?;
    let detail = json!({ "decision": decision.0, "match": found.id.0 });
    let told = [found.one, found.other]
        .map(|claim| Told::claim(Act::ClaimMatchConfirmed, claim, detail.clone()));
    desk.tell(told.into()).await
}

/// Brings the claims into one event where one has none; says what is to be linked.
async fn join<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    locked: &Locked,
    found: &Match,
    decision: DecisionId,
) -> Result<Detail, Error> {
    let (one, other) = (found.one.0, found.other.0);
    let places = place::of(desk, &[one, other]).await?;
    let of = |claim: &Uuid| places.get(claim).copied();
    let mut detail = Detail {
        claims: vec![one, other],
        matched: Some(found.id.0),
        ..Detail::default()
    };
    let (event, missing) = match (of(&one), of(&other)) {
        (Some(a), Some(b)) => {
            apart::check(desk, &[a.root, b.root]).await?;
            detail.events = vec![a.event.0.min(b.event.0), a.event.0.max(b.event.0)];
            detail.events.dedup();
            return Ok(detail);
        }
        (Some(a), None) => (a.event, vec![found.other]),
        (None, Some(b)) => (b.event, vec![found.one]),
        (None, None) => (new(desk, &mut detail).await?, vec![found.one, found.other]),
    };
    for claim in &missing {
        place::put(desk, &locked.found(*claim)?.claim, event, decision).await?;
    }
    detail.moved = missing.iter().map(|c| c.0).collect();
    (detail.events, detail.target) = (vec![event.0], Some(event.0));
    Ok(detail)
}

async fn new<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    detail: &mut Detail,
) -> Result<EventId, Error> {
    let event = EventId::new(desk.ids);
    found(desk, event, &detail.claims).await?;
    detail.made = true;
    Ok(event)
}

/// Offers the verdict of one to the other, where nobody has looked at that: never where
/// a first verdict waits for a second, whose giver shall not be led.
async fn offer<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    locked: &Locked,
    found: &Match,
) -> Result<(), Error> {
    for (from, to) in [(found.one, found.other), (found.other, found.one)] {
        let (from, to_row) = (locked.row(from)?, locked.row(to)?);
        let standing = from.state == ClaimState::Reviewed.as_str();
        let open = to_row.verdict.is_none() && to_row.state == ClaimState::Pending.as_str();
        let verdict = from.verdict.clone().filter(|_| standing && open);
        if let Some(verdict) = verdict.filter(|v| to_row.offered_verdict.as_ref() != Some(v)) {
            write_offer(desk, to, &verdict).await?;
        }
    }
    Ok(())
}

async fn write_offer<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    to: ClaimId,
    verdict: &str,
) -> Result<(), Error> {
    let update = "update claims set offered_verdict = $3 where newsroom = $1 and id = $2";
    desk.run(update, vec![to.0.into(), verdict.into()]).await?;
    let detail = json!({ "verdict": verdict });
    desk.tell(vec![Told::claim(Act::ClaimVerdictOffered, to, detail)])
        .await
}
