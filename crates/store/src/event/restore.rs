//! What a decision did, undone.

use super::decide::{Desk, Detail, Link};
use super::matches;
use crate::{Error, Resource};
use factdesk_domain::{DecisionId, MatchId, MatchState};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Takes a decision back: what the articles say counts again, and other decisions stay.
/// Returns the events that are to be settled; none where it was undone before.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) async fn take_back<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    id: DecisionId,
) -> Result<Vec<Uuid>, Error> {
    let Some(detail) = undone(desk, id).await? else {
        return Ok(Vec::new());
    };
    forget(desk, id).await?;
    return_mentions(desk, &detail).await?;
    return_claims(desk, id).await?;
    keep_name(desk, id, &detail).await?;
    if let Some(matched) = detail.matched.map(MatchId) {
        matches::set(desk.tx, desk.by, matched, MatchState::Suggested, None).await?;
    }
    let mut touched = detail.events;
    touched.extend(detail.target);
    touched.extend(detail.mentions.iter().map(|(_, from)| *from));
    touched.extend(detail.links.iter().flat_map(|l| [l.one, l.other]));
    Ok(touched)
}

/// Marks it; its detail, where it counted until now.
async fn undone<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    id: DecisionId,
) -> Result<Option<Detail>, Error> {
    let select = "select undo_time is null as counts, detail from decisions
        where newsroom = $1 and id = $2";
    let rows = desk.rows(select, vec![id.0.into()]).await?;
    let row = rows.first().ok_or(Error::NotFound(Resource::Decision))?;
    if !row.try_get::<bool>("", "counts")? {
        return Ok(None);
    }
    let mark = "update decisions set undo_time = now(), undo_person = $3
        where newsroom = $1 and id = $2";
    desk.run(mark, vec![id.0.into(), desk.by.person.0.into()])
        .await?;
    Ok(Some(Detail::read(row.try_get("", "detail")?)?))
}

async fn forget<T: ConnectionTrait>(desk: &Desk<'_, T>, id: DecisionId) -> Result<(), Error> {
    for delete in [
        "delete from event_links where newsroom = $1 and cause = $2",
        "delete from events_apart where newsroom = $1 and decision = $2",
    ] {
        desk.run(delete, vec![id.0.into()]).await?;
    }
    Ok(())
}

/// Mentions that are still where the decision put them go back, with their claims, and
/// so do the links that they had made.
async fn return_mentions<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    detail: &Detail,
) -> Result<(), Error> {
    let back = "update mentions set event = $3
        where newsroom = $1 and id = $2 and event = $4";
    let along = "update sightings set event = $3
        where newsroom = $1 and mention = $2 and decision is null and event = $4";
    for (mention, from) in &detail.mentions {
        for update in [back, along] {
            let values = vec![(*mention).into(), (*from).into(), detail.target.into()];
            desk.run(update, values).await?;
        }
    }
    for link in &detail.links {
        let there = "select from mentions where newsroom = $1 and id = $2";
        if !desk.rows(there, vec![link.cause.into()]).await?.is_empty() {
            desk.restore_link(link).await?;
        }
    }
    Ok(())
}

/// Claims that the decision holds go to where an earlier one that counts has put them,
/// else back to their mention's event, else out of the ledger.
async fn return_claims<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    id: DecisionId,
) -> Result<(), Error> {
    let back = "
        with held as (
            select s.claim, m.event as home, d.id as decision,
                (d.detail->>'target')::uuid as target
            from sightings s
            left join mentions m on (m.newsroom, m.id) = (s.newsroom, s.mention)
            left join lateral (
                select d.id, d.detail from decisions d
                where d.newsroom = s.newsroom and d.undo_time is null
                  and jsonb_exists(d.detail->'moved', s.claim::text)
                order by d.id desc limit 1
            ) d on true
            where s.newsroom = $1 and s.decision = $2
        ), gone as (
            delete from sightings s using held h
            where s.newsroom = $1 and s.claim = h.claim
              and h.target is null and h.home is null
        )
        update sightings s set event = coalesce(h.target, h.home), decision = h.decision
        from held h
        where s.newsroom = $1 and s.claim = h.claim
          and (h.target is not null or h.home is not null)";
    desk.run(back, vec![id.0.into()]).await?;
    Ok(())
}

/// How sure an undone decision is that what it made is what it was made of.
const UNDONE: f64 = 1.0;

/// An event that the decision made answers from now on for the one that it was made of,
/// unless other decisions put claims there.
async fn keep_name<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    id: DecisionId,
    detail: &Detail,
) -> Result<(), Error> {
    let made = detail.target.filter(|_| detail.made);
    let from = detail.events.iter().find(|e| Some(**e) != made);
    let (Some(made), Some(from)) = (made, from) else {
        return Ok(());
    };
    let held = "select from sightings
        where newsroom = $1 and event = $2 and decision is not null limit 1";
    if !desk.rows(held, vec![made.into()]).await?.is_empty() {
        return Ok(());
    }
    desk.restore_link(&Link {
        one: made.min(*from),
        other: made.max(*from),
        cause: id.0,
        score: UNDONE,
        reasons: vec!["they were one before".to_owned()],
    })
    .await
}
