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
/// figures of an event are not looked through.
static READ: LazyLock<String> = LazyLock::new(|| {
    format!(
        "with told as (
            select coalesce(e.merged_into, e.id) as lead,
                bool_or(c.stance is not distinct from 'DENIES') as denies
            from sightings s
            join claims c on c.newsroom = $1 and c.id = s.claim
            join events e on e.newsroom = $1 and e.id = s.event
            where s.newsroom = $1 and s.article = $2 and c.kind = 'STATEMENT'
            group by 1
        )
        select told.lead, said.* from told cross join lateral (
            select {COLUMNS}
            where s.newsroom = $1 and s.claim in (
                  select o.claim from sightings o
                  where o.newsroom = $1 and o.series is null and o.event in (
                      select id from events
                      where newsroom = $1 and (id = told.lead or merged_into = told.lead))
                  order by o.claim desc
                  limit $4)
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
