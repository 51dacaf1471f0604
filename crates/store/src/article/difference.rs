//! What the last extraction of an article changed, as the history tells it.

use crate::claim::columns;
use crate::text::among;
use crate::word::read as word;
use crate::{Error, Store};
use factdesk_domain::{
    ArticleId, Claim, ClaimDifference, ClaimId, Difference, DifferenceKind, ExtractionSummary,
    Principal,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, Statement,
    Value,
};
use std::collections::HashMap;
use std::sync::LazyLock;
use uuid::Uuid;

/// The last extraction, and what became of each claim in it. What waits in the outbox is
/// later than what is logged. `changed` are the columns that say something of the claim:
/// where its words stand moves with every other word of the article.
const TOLD: &str = "
    with last as (
        select detail from (
            (select detail, 1 as waits from outbox
             where newsroom = $1 and subject = $2 and act = 'article.extracted'
             order by seq desc limit 1)
            union all
            (select detail, 0 from log
             where newsroom = $1 and subject = $2 and act = 'article.extracted'
             order by position desc limit 1)
        ) e order by waits desc limit 1
    ), event as (
        select o.subject, o.id, o.act, o.detail from last, outbox o
        where o.newsroom = $1 and o.subject_kind = 'claim'
          and o.detail ->> 'extraction' = last.detail ->> 'extraction'
        union all
        select l.subject, l.id, l.act, l.detail from last, claims c
        join log l on l.newsroom = c.newsroom and l.subject = c.id
        where c.newsroom = $1 and c.article = $2
          and l.detail ->> 'extraction' = last.detail ->> 'extraction'
    ), told as (
        select c.id, coalesce(c.span_start, 2147483647) as place, c.extractor, e.act,
            coalesce(v.before, '{}') as before, e.detail -> 'otherwise' as otherwise,
            array(
                select key from jsonb_each(coalesce(v.before, '{}')) b
                where key <> all ($3::text[]) and not (
                    key in ('attributions', 'cautions')
                    and array(select a - 'span' from jsonb_array_elements(value) a)
                      = array(select a - 'span' from jsonb_array_elements(to_jsonb(c) -> key) a))
                order by key
            ) as changed
        from event e
        join claims c on c.newsroom = $1 and c.id = e.subject
        left join claim_versions v
          on v.newsroom = $1 and v.claim = e.subject and v.event = e.id
    ), difference as (
        select id, place, before,
            coalesce(before ->> 'extractor', extractor) as previous,
            case when otherwise is null then changed
                 else array(select jsonb_array_elements_text(otherwise) order by 1) end as changed,
            case when act = 'claim.found' then 'NEW'
                 when act = 'claim.replaced' then 'GONE'
                 when otherwise is not null then 'KEPT'
                 when changed <> '{}' then 'CHANGED' end as kind
        from told
    )";

const SUMMARY: &str = "
    select (detail ->> 'revision')::int as revision, coalesce(detail ->> 'extractor', '') as extractor,
        array(select distinct previous from difference
              where kind is distinct from 'NEW' and previous <> 'hand' order by 1) as previous,
        array[count(*) filter (where kind = 'NEW'), count(*) filter (where kind = 'GONE'),
              count(*) filter (where kind = 'CHANGED'), count(*) filter (where kind = 'KEPT'),
              count(id) filter (where kind is null)]::int[] as counts
    from last left join difference on true group by detail";

const PAGE: &str = "
    select id, kind, changed from difference
    where kind is not null and (place, id) > ($4, $5) order by place, id limit $6";

/// Claims as they were before the extraction: named ones, in no order.
static BEFORE: LazyLock<String> = LazyLock::new(|| {
    let names = columns::NAMES.iter().map(|name| format!("claims.{name}"));
    let names = names.collect::<Vec<_>>().join(", ");
    format!(
        "{TOLD} select {names}, null::text[] as holder, null::text as assignee_handle,
             null::text[] as joined
         from difference d join claims now on now.newsroom = $1 and now.id = d.id
         cross join lateral jsonb_populate_record(now, d.before) as claims
         where d.id = any ($4)"
    )
});

/// What changes with the place, the time and the version, and what says the same as
/// another column.
const BESIDE: [&str; 21] = [
    "revision",
    "span_start",
    "span_end",
    "span_utf16_start",
    "span_utf16_end",
    "figure_start",
    "figure_end",
    "figure_utf16_start",
    "figure_utf16_end",
    "prefix",
    "suffix",
    "claimants",
    "caution_categories",
    "copy_key",
    "version",
    "update_time",
    "due_time",
    "extractor",
    "assignee",
    "assign_due_time",
    "salt",
];

#[derive(FromQueryResult)]
struct Summary {
    revision: Option<i32>,
    extractor: String,
    previous: Vec<String>,
    counts: Vec<i32>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    changed: Vec<String>,
}

impl Store {
    /// What the last extraction of an article changed: at most `limit` differences
    /// behind `after`, the place and the id of the last one known. Nothing where it was
    /// never extracted.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn extraction_difference(
        &self,
        by: &Principal,
        article: ArticleId,
        after: Option<(i32, ClaimId)>,
        limit: u64,
    ) -> Result<Option<Difference>, Error> {
        self.article_state(by, article).await?;
        read(&self.db, by, article, after, limit).await
    }
}

/// The same as a transaction sees it.
pub(super) async fn read(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: ArticleId,
    after: Option<(i32, ClaimId)>,
    limit: u64,
) -> Result<Option<Difference>, Error> {
    let Some(summary) = summary(tx, by, article).await? else {
        return Ok(None);
    };
    let (place, id) = after.map_or((-1, Uuid::nil()), |(place, id)| (place, id.0));
    let more = [place.into(), id.into(), (limit + 1).into()];
    let mut rows = Row::find_by_statement(statement(by, article, PAGE, more))
        .all(tx)
        .await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let claims = claims(tx, by, article, rows).await?;
    Ok(Some(Difference {
        summary,
        claims,
        more,
    }))
}

async fn summary(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: ArticleId,
) -> Result<Option<ExtractionSummary>, Error> {
    let summary = Summary::find_by_statement(statement(by, article, SUMMARY, []));
    let count = |counts: &[i32], i: usize| counts.get(i).copied().unwrap_or_default();
    Ok(summary.one(tx).await?.map(|s| ExtractionSummary {
        revision: s.revision.unwrap_or_default(),
        extractor: s.extractor,
        previous_extractors: s.previous,
        new: count(&s.counts, 0),
        gone: count(&s.counts, 1),
        changed: count(&s.counts, 2),
        kept: count(&s.counts, 3),
        unchanged: count(&s.counts, 4),
    }))
}

fn statement<const N: usize>(
    by: &Principal,
    article: ArticleId,
    select: &str,
    more: [Value; N],
) -> Statement {
    let beside = BESIDE.map(str::to_owned).to_vec();
    let values: [Value; 3] = [by.newsroom.0.into(), article.0.into(), beside.into()];
    let values = values.into_iter().chain(more);
    Statement::from_sql_and_values(DbBackend::Postgres, format!("{TOLD} {select}"), values)
}

/// The rows with their claims, as they were and as they are.
async fn claims(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: ArticleId,
    rows: Vec<Row>,
) -> Result<Vec<ClaimDifference>, Error> {
    use crate::entity::claim::{Column, Entity};
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let beside = BESIDE.map(str::to_owned).to_vec();
    let values: [Value; 4] = [
        by.newsroom.0.into(),
        article.0.into(),
        beside.into(),
        ids.clone().into(),
    ];
    let before = Statement::from_sql_and_values(DbBackend::Postgres, &*BEFORE, values);
    let mut before = by_id(columns::all(tx, before).await?);
    let now = Entity::find()
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(among("id", ids));
    let mut now = by_id(columns::select(tx, now).await?);
    let difference = |row: Row| {
        let kind = word(&row.kind, DifferenceKind::parse)?;
        let before = before.remove(&row.id);
        let after = now.remove(&row.id);
        Ok(ClaimDifference {
            kind,
            before: before.filter(|_| kind != DifferenceKind::New),
            after: after.filter(|_| kind != DifferenceKind::Gone),
            columns: row.changed,
        })
    };
    rows.into_iter().map(difference).collect()
}

fn by_id(claims: Vec<Claim>) -> HashMap<Uuid, Claim> {
    claims.into_iter().map(|c| (c.id.0, c)).collect()
}
