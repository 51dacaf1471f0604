//! Mentions that stayed in an event when what brought them together is gone.

use super::known::{self, Known};
use crate::Error;
use factdesk_domain::{EventId, IdSource, NewsroomId};
use factdesk_ledger::edge;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use uuid::Uuid;

/// An event of more mentions has more than one reason to be one.
const COMPARED: usize = 64;

/// Looks at events that an article left or tells of otherwise now: mentions that nothing
/// brings together any more part. Those with the oldest of them stay, the others found
/// events of their own, which are returned.
pub(super) async fn regroup(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    events: &[EventId],
) -> Result<Vec<EventId>, Error> {
    let mut founded = Vec::new();
    for event in events {
        let mentions = known::of_event(tx, newsroom, *event, COMPARED + 1).await?;
        if mentions.len() > COMPARED {
            continue;
        }
        for group in groups(&mentions).into_iter().skip(1) {
            let new = EventId::new(ids);
            leave(tx, newsroom, *event, new, &group).await?;
            founded.push(new);
        }
    }
    Ok(founded)
}

/// What edges bring together, the group of the oldest first.
fn groups(mentions: &[Known]) -> Vec<Vec<&Known>> {
    let mut groups: Vec<Vec<&Known>> = Vec::new();
    for known in mentions {
        let joins = |group: &Vec<&Known>| {
            group
                .iter()
                .any(|other| edge(&known.mention, &other.mention).is_some())
        };
        let (with, without): (Vec<_>, Vec<_>) = groups.into_iter().partition(joins);
        let mut one: Vec<&Known> = with.into_iter().flatten().collect();
        one.push(known);
        groups = without;
        groups.push(one);
    }
    groups.sort_by_key(|group| group.iter().map(|k| k.id).min());
    groups
}

async fn leave(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    event: EventId,
    new: EventId,
    group: &[&Known],
) -> Result<(), Error> {
    let mentions: Vec<Uuid> = group.iter().map(|k| k.id).collect();
    for sql in [FOUND, MENTIONS, SIGHTINGS, LINKS] {
        let values: [Value; 4] = [
            newsroom.0.into(),
            mentions.clone().into(),
            event.0.into(),
            new.0.into(),
        ];
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        tx.execute_raw(statement).await?;
    }
    Ok(())
}

const FOUND: &str = "
    insert into events (newsroom, id, happening, place)
    select $1, $4, happening, '' from mentions
    where newsroom = $1 and id = ($2::uuid[])[1] and event = $3";
const MENTIONS: &str = "
    update mentions set event = $4 where newsroom = $1 and id = any ($2) and event = $3";
/// What a person moved stays where they moved it.
const SIGHTINGS: &str = "
    update sightings set event = $4
    where newsroom = $1 and mention = any ($2) and event = $3 and decision is null";
/// What these mentions say of other events, they say of the new one.
const LINKS: &str = "
    update event_links l
    set one = least($4, case when one = $3 then other else one end),
        other = greatest($4, case when one = $3 then other else one end)
    where newsroom = $1 and cause = any ($2) and $3 in (one, other)";
