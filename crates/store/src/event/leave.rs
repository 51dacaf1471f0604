//! Claims that leave their event for a new one.

use super::decide::{Desk, Link};
use crate::Error;
use factdesk_domain::{DecisionId, EventId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// What went along with claims that left.
pub(super) struct Left {
    /// Mentions all of whose claims left, with the events that they were in: later
    /// articles join them where they are now.
    pub mentions: Vec<(Uuid, Uuid)>,
    /// What these mentions had made one: nothing that left says so any more.
    pub links: Vec<Link>,
}

/// Moves claims into the new event `event`, for good as long as `decision` counts.
pub(super) async fn leave<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    event: EventId,
    claims: &[Uuid],
    decision: DecisionId,
) -> Result<Left, Error> {
    found(desk, event, claims).await?;
    let mentions = whole_mentions(desk, claims).await?;
    let moved: Vec<Uuid> = mentions.iter().map(|(id, _)| *id).collect();
    let links = cut_links(desk, moved.clone()).await?;
    let go = "update mentions set event = $3 where newsroom = $1 and id = any ($2)";
    desk.run(go, vec![moved.into(), event.0.into()]).await?;
    let go = "update sightings set event = $3, decision = $4
        where newsroom = $1 and claim = any ($2)";
    let values = vec![claims.to_vec().into(), event.0.into(), decision.0.into()];
    desk.run(go, values).await?;
    Ok(Left { mentions, links })
}

/// A new event of what these claims tell of.
pub(super) async fn found<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    event: EventId,
    claims: &[Uuid],
) -> Result<(), Error> {
    let insert = "
        insert into events (newsroom, id, happening, place, earliest, latest)
        select $1, $2,
            coalesce((array_agg(happening order by id)
                filter (where happening is not null))[1], ''),
            coalesce((array_agg(places[1] order by id)
                filter (where places[1] is not null))[1], ''),
            min(occurred_earliest), max(occurred_latest)
        from claims where newsroom = $1 and id = any ($3)";
    let values = vec![event.0.into(), claims.to_vec().into()];
    desk.run(insert, values).await?;
    Ok(())
}

/// Those of which no claim stays; what somebody moved out of them before stays where it
/// is.
async fn whole_mentions<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    claims: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let select = "
        select m.id, m.event from mentions m
        where m.newsroom = $1
          and m.id = any (array(
              select mention from sightings
              where newsroom = $1 and claim = any ($2) and decision is null))
          and not exists (
              select from sightings s
              where s.newsroom = $1 and s.mention = m.id and s.decision is null
                and s.claim <> all ($2))
        order by m.id";
    let rows = desk.rows(select, vec![claims.to_vec().into()]).await?;
    let pair = |row: &sea_orm::QueryResult| Ok((row.try_get("", "id")?, row.try_get("", "event")?));
    rows.iter().map(pair).collect()
}

async fn cut_links<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    mentions: Vec<Uuid>,
) -> Result<Vec<Link>, Error> {
    let cut = "delete from event_links where newsroom = $1 and cause = any ($2)
        returning one, other, cause, score, reasons";
    let rows = desk.rows(cut, vec![mentions.into()]).await?;
    let link = |row: &sea_orm::QueryResult| {
        Ok(Link {
            one: row.try_get("", "one")?,
            other: row.try_get("", "other")?,
            cause: row.try_get("", "cause")?,
            score: row.try_get("", "score")?,
            reasons: row.try_get("", "reasons")?,
        })
    };
    rows.iter().map(link).collect()
}
