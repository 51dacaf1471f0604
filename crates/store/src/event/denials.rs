//! Claims that somebody denies.

use super::utterances::{COLUMNS, statement};
use crate::Error;
use crate::recheck::Recheck;
use factdesk_domain::{ArticleId, ClaimId, NewsroomId, RecheckReason};
use factdesk_ledger::{Statement, denied};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement as Sql};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use uuid::Uuid;

/// What to ask about claims that a statement of the article denies, and about what the
/// article says and another statement of its event denies.
pub(super) async fn of(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<Vec<Recheck>, Error> {
    let mut asked: BTreeMap<ClaimId, BTreeSet<ClaimId>> = BTreeMap::new();
    for said in of_each_event(tx, newsroom, article).await? {
        for (cause, of) in denied(article, &said) {
            asked.entry(cause).or_default().insert(of);
        }
    }
    let recheck = |(cause, claims): (ClaimId, BTreeSet<ClaimId>)| Recheck {
        reason: RecheckReason::Denial,
        claims: claims.into_iter().collect(),
        cause: Some(cause),
    };
    Ok(asked.into_iter().map(recheck).collect())
}

/// So many claims of an event that are no figures are looked through, the newest.
const LOOKED_AT: i64 = 1_000;

/// So many statements of an event are set against each other, the newest.
const STATEMENTS: i64 = 200;

/// Of each event that the article says something of: the denials, and where the article
/// denies something all statements. Whatever is no figure has no series, so that the
/// figures of an event are not looked through. In steps that no plan can turn around, as
/// in [`conflicts`](super::conflicts).
static READ: LazyLock<String> = LazyLock::new(|| {
    format!(
        "with own as materialized (
            select claim, event from sightings where newsroom = $1 and article = $2
        ), told as materialized (
            select e.lead, bool_or(c.stance is not distinct from 'DENIES') as denies
            from own
            cross join lateral (
                select stance from claims
                where newsroom = $1 and id = own.claim and kind = 'STATEMENT' offset 0
            ) c
            cross join lateral (
                select coalesce(merged_into, id) as lead from events
                where newsroom = $1 and id = own.event offset 0
            ) e
            group by 1
        )
        select told.lead, said.* from told cross join lateral (
            select {COLUMNS}
            where s.newsroom = $1 and s.claim = any (array(
                  select o.claim
                  from (
                      select id from events where newsroom = $1 and id = told.lead
                      union all
                      select id from events where newsroom = $1 and merged_into = told.lead
                  ) e cross join lateral (
                      select claim from sightings
                      where newsroom = $1 and event = e.id and series is null
                      order by claim desc
                      limit $4
                  ) o
                  order by o.claim desc
                  limit $4))
              and claims.kind = 'STATEMENT' and claims.state not in ('DISMISSED', 'REPLACED')
              and (told.denies or claims.stance = 'DENIES' or claims.article = $2)
            order by s.claim desc
            limit $3
        ) said"
    )
});

async fn of_each_event(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<Vec<Vec<Statement>>, Error> {
    let values = [
        newsroom.0.into(),
        article.0.into(),
        STATEMENTS.into(),
        LOOKED_AT.into(),
    ];
    let select = Sql::from_sql_and_values(DbBackend::Postgres, &*READ, values);
    let mut events: BTreeMap<Uuid, Vec<Statement>> = BTreeMap::new();
    for row in &tx.query_all_raw(select).await? {
        events.entry(lead(row)?).or_default().push(statement(row)?);
    }
    Ok(events.into_values().collect())
}

fn lead(row: &QueryResult) -> Result<Uuid, Error> {
    Ok(row.try_get("", "lead")?)
}
