//! The most urgent claim that nobody holds.
//!
//! The queue is read in stretches, each four times as long as the one before. Copies of
//! one claim lie side by side in it: where a stretch ends among some that the caller may
//! not have, the next one begins behind all of them. So thousands of copies of a claim
//! that somebody holds cost no more than one.

use super::terms::{DECIDED, WAITS, key_barred, numbered, offered};
use crate::Error;
use crate::claim::condition::condition;
use crate::entity::claim::{Column, Entity};
use chrono::{DateTime, Utc};
use factdesk_domain::{ClaimFilter, Principal};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryResult, QuerySelect, QueryTrait,
    Statement, Value,
};
use uuid::Uuid;

/// How many claims the first stretch has, and the longest.
const FIRST: u64 = 64;
const LONGEST: u64 = 4_096;

/// A place in the queue: everything before it was looked at.
struct Place {
    due: DateTime<Utc>,
    key: String,
    id: Uuid,
}

/// Locks the claim that is next for the caller; none where nothing waits. Claims that
/// somebody is changing at this moment are passed over.
pub(super) async fn candidate(
    tx: &impl ConnectionTrait,
    by: &Principal,
    filter: &ClaimFilter,
) -> Result<Option<Uuid>, Error> {
    let (mut from, mut length) = (None, FIRST);
    loop {
        let stretch = stretch(by, filter, from.as_ref(), length);
        let Some(row) = tx.query_one_raw(stretch).await? else {
            return Ok(None);
        };
        if let Some(found) = row.try_get("", "chosen")? {
            return Ok(Some(found));
        }
        if row.try_get::<i64>("", "length")? < i64::try_from(length).unwrap_or(i64::MAX) {
            return Ok(None);
        }
        from = Some(end(&row)?);
        length = LONGEST.min(length * 4);
    }
}

fn end(row: &QueryResult) -> Result<Place, Error> {
    let barred: bool = row.try_get("", "barred")?;
    Ok(Place {
        due: row.try_get("", "due")?,
        key: row.try_get("", "key")?,
        id: if barred {
            Uuid::max()
        } else {
            row.try_get("", "claim")?
        },
    })
}

/// `seen` are the claims of the stretch, before the first of them what is left of a
/// statement and what is assigned to the caller; `free` those that may be offered. Of
/// copies and of the claims of one statement only the first is tried: whoever finds it
/// locked goes on to another, instead of waiting for a lease that will be refused.
/// Rows are come back to by their place, so that no plan can go looking for them.
const STRETCH: &str = "
    with seen as materialized (
        (select 0 as line, s.ctid as place, s.due_time as due, s.copy_key as key, s.id as claim
         from leases l
         join claims first on first.newsroom = l.newsroom and first.id = l.claim
         cross join lateral (
             select c.ctid, c.* from claims c where c.newsroom = $room
                 and c.within = coalesce(first.within, first.id)
             union all
             select c.ctid, c.* from claims c where c.newsroom = $room and c.id = first.within
         ) s
         where $begin and l.newsroom = $room and l.person = $me and l.expire_time > now()
           and s.copy_key = l.copy_key and s.WAITS and DECIDED
         order by s.due_time, s.id limit 50)
        union all
        (select 1, c.ctid, c.assign_due_time, c.copy_key, c.id from claims c
         where $begin and c.newsroom = $room and c.assignee = $me and c.WAITS
         order by c.assign_due_time, c.id limit 500)
        union all
        (select 2, c.ctid, c.due_time, c.copy_key, c.id from claims c
         where c.newsroom = $room and c.WAITS and (c.due_time, c.copy_key, c.id) > ($due, $key, $id)
         order by c.due_time, c.copy_key, c.id limit $length)
    ), free as materialized (FREE), ranked as (
        select seen.*,
            row_number() over (partition by key order by line, due, claim) as copy,
            row_number() over (partition by statement order by line, due, key, claim) as sibling
        from free join seen on seen.claim = free.id
    ), chosen as (
        select c.id from ranked r join claims c on c.ctid = r.place
        where copy = 1 and sibling = 1 and c.WAITS
        order by line, due, key, r.claim limit 1
        for no key update of c skip locked
    )
    select (select id from chosen) as chosen, due, key, claim, BARRED as barred,
        (select count(*) from seen where line = 2) as length
    from seen order by line desc, due desc, key desc, claim desc limit 1";

fn stretch(by: &Principal, filter: &ClaimFilter, from: Option<&Place>, length: u64) -> Statement {
    let free = Entity::find()
        .select_only()
        .column(Column::Id)
        .column_as(Expr::cust("coalesce(within, id)"), "statement")
        .filter(Expr::cust(
            "claims.ctid = any (array(select place from seen))",
        ))
        .filter(condition(filter))
        .filter(offered(by))
        .build(DbBackend::Postgres);
    let mut values = free.values.map(|values| values.0).unwrap_or_default();
    let first = values.len() + 1;
    values.extend::<[Value; 7]>([
        by.person.0.into(),
        by.newsroom.0.into(),
        from.is_none().into(),
        from.map_or(DateTime::UNIX_EPOCH, |p| p.due).into(),
        from.map_or("", |p| &p.key).into(),
        from.map_or(Uuid::nil(), |p| p.id).into(),
        length.into(),
    ]);
    let at = |name: &str, n: usize| (format!("${name}"), format!("${}", first + n));
    let places = [
        at("begin", 2),
        at("due", 3),
        at("key", 4),
        at("id", 5),
        at("length", 6),
    ];
    let mut sql = STRETCH
        .replace("DECIDED", DECIDED)
        .replace("WAITS", WAITS)
        .replace("BARRED", &format!("({})", key_barred("seen.key")));
    for (name, number) in places {
        sql = sql.replace(&name, &number);
    }
    let sql = numbered(&sql, first, first + 1).replace("FREE", &free.sql);
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
