//! Mentions that may be of one event, for somebody to look at.

use super::write::Page;
use crate::Error;
use factdesk_domain::{ClaimId, IdSource, MatchId};
use factdesk_ledger::Edge;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use serde_json::json;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// So many of one mention are suggested at most, the surest.
const EACH: usize = 3;

/// Suggests pairs of claims: the first figure of each mention, else its first claim. A
/// pair that is known stays as it is. What was suggested of the article before and is
/// not any more goes, unless somebody decided about it.
pub(super) async fn suggest(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    page: &Page<'_>,
) -> Result<(), Error> {
    let wanted = wanted(page);
    if !page.before.is_empty() {
        run(tx, page, FORGET, vec![]).await?;
    }
    if wanted.is_empty() {
        return Ok(());
    }
    let mentions: BTreeSet<Uuid> = wanted.iter().flat_map(|(a, b, _)| [*a, *b]).collect();
    let claims = speakers(tx, page, mentions.into_iter().collect()).await?;
    let row = |(a, b, edge): &(Uuid, Uuid, &Edge)| {
        let (a, b) = (claims.get(a)?, claims.get(b)?);
        (a != b).then(|| {
            json!({
                "id": MatchId::new(ids).0, "one": a.min(b).0, "other": a.max(b).0,
                "score": edge.score, "reasons": edge.reasons,
            })
        })
    };
    let rows: Vec<_> = wanted.iter().filter_map(row).collect();
    run(tx, page, SUGGEST, vec![json!(rows).to_string().into()]).await
}

/// Pairs of mentions whose events are not one.
fn wanted<'p>(page: &'p Page<'_>) -> Vec<(Uuid, Uuid, &'p Edge)> {
    let mut wanted = Vec::new();
    for placed in page.placed {
        let one =
            |lead| lead == placed.lead || placed.also.values().any(|(other, _)| *other == lead);
        let mut perhaps: Vec<_> = placed
            .perhaps
            .iter()
            .filter(|(_, lead, _)| !one(*lead))
            .collect();
        perhaps.sort_by(|a, b| {
            let sure = |p: &(Uuid, _, Edge)| Reverse((p.2.score * 100.0).round() as i64);
            sure(a).cmp(&sure(b)).then(a.0.cmp(&b.0))
        });
        // One of each event: its others say no more.
        let mut leads = BTreeSet::new();
        perhaps.retain(|(_, lead, _)| leads.insert(*lead));
        let surest = perhaps.into_iter().take(EACH);
        wanted.extend(surest.map(|(other, _, edge)| (placed.id, *other, edge)));
    }
    wanted
}

async fn speakers(
    tx: &impl ConnectionTrait,
    page: &Page<'_>,
    mentions: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, ClaimId>, Error> {
    let select = "
        select distinct on (s.mention) s.mention, s.claim from sightings s
        where s.newsroom = $1 and s.mention = any ($2)
        order by s.mention, s.series is null, s.claim";
    let values = [page.newsroom.0.into(), mentions.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = tx.query_all_raw(select).await?;
    let pair = |row: &sea_orm::QueryResult| {
        Ok((
            row.try_get("", "mention")?,
            ClaimId(row.try_get("", "claim")?),
        ))
    };
    rows.iter().map(pair).collect()
}

const FORGET: &str = "
    delete from matches where newsroom = $1 and state = 'SUGGESTED' and (
        one in (select id from claims where newsroom = $1 and article = $2)
        or other in (select id from claims where newsroom = $1 and article = $2))";

const SUGGEST: &str = "
    insert into matches (newsroom, id, one, other, score, reasons)
    select $1, r.id, r.one, r.other, r.score, r.reasons
    from jsonb_populate_recordset(null::matches, $3::jsonb) r
    join sightings a on a.newsroom = $1 and a.claim = r.one
    join sightings b on b.newsroom = $1 and b.claim = r.other
    join events x on x.newsroom = $1 and x.id = a.event
    join events y on y.newsroom = $1 and y.id = b.event
    where $2::uuid is not null
      and coalesce(x.merged_into, x.id) <> coalesce(y.merged_into, y.id)
    on conflict (newsroom, one, other) do nothing";

async fn run(
    tx: &impl ConnectionTrait,
    page: &Page<'_>,
    sql: &str,
    more: Vec<Value>,
) -> Result<(), Error> {
    let first = [page.newsroom.0.into(), page.article.0.into()];
    let values: Vec<Value> = first.into_iter().chain(more).collect();
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    tx.execute_raw(statement).await?;
    Ok(())
}
