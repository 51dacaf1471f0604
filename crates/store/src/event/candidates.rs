//! Mentions of other articles that may be of one event with an article's.
//!
//! What is found must not depend on who came first. Of an event it is enough to find one
//! mention that fits; where none of the first few does, the others are looked at, too. So
//! the cost of a join does not grow with the event that it leads to, and which events there
//! are follows from the edges alone.

use super::known::{COLUMNS, Known, known};
use crate::Error;
use factdesk_domain::{ArticleId, ClaimId, EventId, NewsroomId};
use factdesk_ledger::{Mention, edge, looks};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use uuid::Uuid;

/// So many keys of one article are looked under at most.
const LOOKS: usize = 2_000;

/// So many events are looked at under one key, the newest.
const EVENTS: usize = 512;

/// So many mentions of an event are looked at first under each key, those of the lowest
/// rank. Of mentions that say the same, which have one rank, the oldest stands for all.
const FIRST: usize = 16;

/// So many of an event where none of the first fits.
const MOST: usize = 2_048;

/// Reads them, in the order of their ids.
pub(super) async fn candidates(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
    fresh: &[(Mention, Vec<ClaimId>)],
) -> Result<Vec<Known>, Error> {
    let mut keys = BTreeSet::new();
    for (mention, _) in fresh {
        if keys.len() < LOOKS {
            keys.extend(looks(mention));
        }
    }
    let keys: Vec<String> = keys.into_iter().collect();
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let whose = [newsroom.0.into(), article.0.into()];
    let first = read(tx, &FIRST_FEW, &whose, [keys.into()]).await?;
    let (keys, events): (Vec<String>, Vec<Uuid>) = unfit(fresh, &first).into_iter().unzip();
    let mut found: Vec<Known> = first.into_iter().map(|(known, _)| known).collect();
    if !keys.is_empty() {
        let others = read(tx, &ALL_OTHERS, &whose, [keys.into(), events.into()]).await?;
        found.extend(others.into_iter().map(|(known, _)| known));
        found.sort_by_key(|known| known.id);
        found.dedup_by_key(|known| known.id);
    }
    Ok(found)
}

/// The keys of each mention with the events that have more under them, of which none that
/// was read fits.
fn unfit(fresh: &[(Mention, Vec<ClaimId>)], first: &[(Known, usize)]) -> BTreeSet<(String, Uuid)> {
    let more: BTreeSet<EventId> = first
        .iter()
        .filter(|(_, number)| *number == FIRST)
        .map(|(known, _)| known.event)
        .collect();
    let fits = |mention: &Mention, event: EventId| {
        let mut of_it = first.iter().filter(|(known, _)| known.event == event);
        of_it.any(|(known, _)| edge(mention, &known.mention).is_some())
    };
    let mut unfit = BTreeSet::new();
    for (mention, _) in fresh {
        let events: Vec<_> = more.iter().filter(|e| !fits(mention, **e)).collect();
        for key in looks(mention).into_iter().take(LOOKS) {
            unfit.extend(events.iter().map(|event| (key.clone(), event.0)));
        }
    }
    unfit
}

/// Mentions, each with how many of its event come first under the key where most do.
async fn read<const N: usize>(
    tx: &impl ConnectionTrait,
    sql: &str,
    whose: &[Value; 2],
    looked: [Value; N],
) -> Result<Vec<(Known, usize)>, Error> {
    let values = whose.iter().cloned().chain(looked);
    let select = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let rows = tx.query_all_raw(select).await?;
    let one = |row: &QueryResult| {
        let number: i32 = row.try_get("", "number")?;
        Ok((known(row)?, number as usize))
    };
    rows.iter().map(one).collect()
}

/// Under the keys `$3`, the first mentions of each event.
static FIRST_FEW: LazyLock<String> = LazyLock::new(|| {
    let under = format!(
        "unnest($3::text[]) k(key), lateral (
             with recursive lies as (
                 (select event, 1 as number from mention_keys
                  where newsroom = $1 and key = k.key
                  order by event desc limit 1)
                 union all
                 select next.event, lies.number + 1 from lies, lateral (
                     select event from mention_keys
                     where newsroom = $1 and key = k.key and event < lies.event
                     order by event desc limit 1
                 ) next
                 where lies.number < {EVENTS}
             )
             select k.key, event from lies
         ) u"
    );
    select(&under, FIRST, MOST)
});

/// Under the keys `$3` in the events `$4`, all mentions.
static ALL_OTHERS: LazyLock<String> =
    LazyLock::new(|| select("unnest($3::text[], $4::uuid[]) u(key, event)", MOST, MOST));

/// Mentions that lie under keys in events, `u`: `each` of a key and event, `most` of an event.
fn select(under: &str, each: usize, most: usize) -> String {
    format!(
        "with own as (
             select array_agg(id) as ids from mentions where newsroom = $1 and article = $2)
         select {COLUMNS}, true as shared, c.number
         from (
             select mention, max(number) as number, row_number() over (
                 partition by e.event order by min(e.rank), mention) as place
             from {under}, lateral (
                 with recursive each as (
                     (select rank, mention, 1 as number from mention_keys
                      where newsroom = $1 and key = u.key and event = u.event
                        and (mention = any ((select ids from own)::uuid[])) is not true
                      order by rank, mention limit 1)
                     union all
                     select next.*, each.number + 1 from each, lateral (
                         select rank, mention from mention_keys
                         where newsroom = $1 and key = u.key and event = u.event
                           and rank > each.rank
                           and (mention = any ((select ids from own)::uuid[])) is not true
                         order by rank, mention limit 1
                     ) next
                     where each.number < {each}
                 )
                 select u.event, rank, mention, number from each
             ) e
             group by e.event, mention
         ) c
         join mentions m on m.newsroom = $1 and m.id = c.mention and c.place <= {most}
         join events e on e.newsroom = $1 and e.id = m.event
         order by m.id"
    )
}
