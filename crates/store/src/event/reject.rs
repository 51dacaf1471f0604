//! Two claims that are not of one event.

use super::decide::{Desk, Detail, events};
use super::get::family;
use super::leave::leave;
use super::place::{self, Place};
use super::settle::settle;
use super::{MatchCall, matches, restore, turn};
use crate::claim::lock::lock;
use crate::outbox::Event as Told;
use crate::request::{Known, remember};
use crate::{Error, Store};
use factdesk_domain::{
    Act, DecisionId, DecisionKind, EventId, IdSource, Match, MatchState, Principal,
};
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Says that two claims are not of one event, whatever later articles say. Where
    /// they are in one, what the younger's article says leaves it.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`].
    pub async fn reject_match(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &MatchCall,
    ) -> Result<Match, Error> {
        let tx = self.db.begin().await?;
        if let Known::No = remember(&tx, by, call.request.as_ref(), call.id.0).await? {
            turn::wait(&tx, by.newsroom).await?;
            reject(&Desk { tx: &tx, by, ids }, call).await?;
        }
        let answer = matches::load(&tx, by, call.id).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn reject<T: ConnectionTrait>(desk: &Desk<'_, T>, call: &MatchCall) -> Result<(), Error> {
    let found = matches::load(desk.tx, desk.by, call.id).await?;
    let mut touched = match (found.state, found.decision) {
        (MatchState::Rejected, _) => return Ok(()),
        (_, Some(confirmation)) => restore::take_back(desk, confirmation).await?,
        (_, None) => Vec::new(),
    };
    settle(desk.tx, desk.by.newsroom, &events(&touched)).await?;
    lock(desk.tx, desk.by, &[found.one, found.other]).await?;
    let places = place::of(desk, &[found.one.0, found.other.0]).await?;
    let of = |claim: Uuid| places.get(&claim).copied();
    let decision = DecisionId::new(desk.ids);
    let (detail, apart) = part(desk, &found, of(found.one.0), of(found.other.0), decision).await?;
    touched.extend(&detail.events);
    touched.extend(&apart);
    let (target, said) = (detail.events.last().copied(), call.comment.as_str());
    let said = (Some(found.one.0), said);
    desk.keep(decision, DecisionKind::Reject, detail, said)
        .await?;
    if let Some(target) = target {
        desk.part(target, apart, decision).await?;
    }
    matches::set(
        desk.tx,
        desk.by,
        found.id,
        MatchState::Rejected,
        Some(decision),
    )
    .await?;
    settle(desk.tx, desk.by.newsroom, &events(&touched)).await?;
    let detail = json!({ "decision": decision.0, "match": found.id.0 });
    let told = [found.one, found.other]
        .map(|claim| Told::claim(Act::ClaimMatchRejected, claim, detail.clone()));
    desk.tell(told.into()).await
}

/// What the decision is about, and the events from which its last one is kept apart.
async fn part<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    found: &Match,
    one: Option<Place>,
    other: Option<Place>,
    decision: DecisionId,
) -> Result<(Detail, Vec<Uuid>), Error> {
    let mut detail = Detail {
        claims: vec![found.one.0, found.other.0],
        events: one.iter().chain(&other).map(|p| p.event.0).collect(),
        matched: Some(found.id.0),
        ..Detail::default()
    };
    let (Some(one), Some(other)) = (one, other) else {
        return Ok((detail, Vec::new()));
    };
    if one.event != other.event {
        return Ok((detail, vec![one.event.0]));
    }
    let claims = leaving(desk, found, one, other).await?;
    let family = family(desk.tx, desk.by, one.root).await?;
    let new = EventId::new(desk.ids);
    let left = leave(desk, new, &claims, decision).await?;
    detail.events = vec![one.event.0, new.0];
    (detail.moved, detail.target, detail.made) = (claims, Some(new.0), true);
    (detail.mentions, detail.links) = (left.mentions, left.links);
    Ok((detail, family))
}

/// All that the younger claim's article says of it, unless that is the older one's, too.
async fn leaving<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    found: &Match,
    one: Place,
    other: Place,
) -> Result<Vec<Uuid>, Error> {
    let Some(mention) = other.mention.filter(|m| one.mention != Some(*m)) else {
        return Ok(vec![found.other.0]);
    };
    let select = "select claim from sightings
        where newsroom = $1 and mention = $2 and decision is null order by claim";
    let rows = desk.rows(select, vec![mention.into()]).await?;
    rows.iter()
        .map(|row| Ok(row.try_get("", "claim")?))
        .collect()
}
