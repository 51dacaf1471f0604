//! Where a claim is, and putting it elsewhere.

use super::decide::Desk;
use crate::Error;
use factdesk_domain::{Claim, ClaimState, DecisionId, EventId, Figure, Refusal};
use factdesk_ledger::{Interval, Population, SeriesKey, Sighting, origin, reading};
use sea_orm::{ConnectionTrait, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// Where a claim is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The event that its row names, alias or not.
    pub event: EventId,
    /// The event that goes on for it.
    pub root: EventId,
    /// The mention that it is part of, unless somebody moved it.
    pub mention: Option<Uuid>,
}

/// Where these claims are; those without an event are left out.
pub(super) async fn of<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    claims: &[Uuid],
) -> Result<HashMap<Uuid, Place>, Error> {
    let select = "
        select s.claim, s.event, coalesce(e.merged_into, e.id) as root,
            case when s.decision is null then s.mention end as mention
        from sightings s join events e on (e.newsroom, e.id) = (s.newsroom, s.event)
        where s.newsroom = $1 and s.claim = any ($2)";
    let rows = desk.rows(select, vec![claims.to_vec().into()]).await?;
    let place = |row: &sea_orm::QueryResult| {
        let place = Place {
            event: EventId(row.try_get("", "event")?),
            root: EventId(row.try_get("", "root")?),
            mention: row.try_get("", "mention")?,
        };
        Ok((row.try_get("", "claim")?, place))
    };
    rows.iter().map(place).collect()
}

/// Refuses for a claim that nobody works with any more.
pub(super) fn stands(claim: &Claim) -> Result<(), Error> {
    match claim.state {
        state @ (ClaimState::Dismissed | ClaimState::Replaced) => Err(Error::Refused {
            claim: claim.id,
            refusal: Refusal::State(state),
        }),
        _ => Ok(()),
    }
}

/// Puts a claim into an event, where it stays as long as the decision counts. One that
/// had no event becomes one of its own figures there.
pub(super) async fn put<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    claim: &Claim,
    event: EventId,
    decision: DecisionId,
) -> Result<(), Error> {
    let go = "update sightings set event = $3, decision = $4 where newsroom = $1 and claim = $2";
    let values = vec![claim.id.0.into(), event.0.into(), decision.0.into()];
    if desk.run(go, values).await? == 1 {
        return Ok(());
    }
    stands(claim)?;
    let insert = "
        insert into sightings (newsroom, claim, article, event, decision, origin,
            series, population, low, high, earliest, latest)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let mut values: Vec<Value> = vec![
        claim.id.0.into(),
        claim.article.0.into(),
        event.0.into(),
        decision.0.into(),
        origin(&claim.attributions).unwrap_or_default().into(),
    ];
    values.extend(counted(claim));
    desk.run(insert, values).await?;
    Ok(())
}

/// Series, population, low, high, earliest and latest of a figure; nothing of others.
fn counted(claim: &Claim) -> [Value; 6] {
    let Some(figure) = claim.figure.clone() else {
        let (none, open) = (None::<String>, None::<f64>);
        let never = None::<chrono::DateTime<chrono::Utc>>;
        return [
            none.into(),
            "".into(),
            open.into(),
            open.into(),
            never.into(),
            never.into(),
        ];
    };
    let population = Population::of(figure.measure, &figure.unit_noun);
    let key = SeriesKey {
        measure: figure.measure,
        population: population.clone(),
        unit: figure.unit.clone(),
    };
    let held = figure.as_of.clone().filter(|as_of| as_of.basis == "text");
    let numbers = reading(&sighting(claim, figure));
    let end = |of: fn(Interval) -> f64| numbers.map(of).filter(|n| n.is_finite());
    [
        Some(key.id()).into(),
        population.as_str().into(),
        end(Interval::low).into(),
        end(Interval::high).into(),
        held.as_ref().and_then(|h| h.earliest).into(),
        held.and_then(|h| h.latest).into(),
    ]
}

fn sighting(claim: &Claim, figure: Figure) -> Sighting {
    Sighting {
        claim: claim.id,
        article: claim.article,
        figure,
        headline: false,
        population: Population::default(),
        part_of: None,
        origin: None,
        publish_time: None,
        sentence: 0,
    }
}
