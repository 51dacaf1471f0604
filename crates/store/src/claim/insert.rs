//! All claims of a revision in one statement.

use super::change::{self, Change, returning};
use super::columns::changed;
use super::urgency::{Queued, STEPS};
use crate::Error;
use crate::entity::claim::{Column, Model};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, IdenStatic, Iterable, Statement};
use std::collections::HashMap;
use uuid::Uuid;

/// Inserts rows: `unnest` takes each as JSON (arrays of scalars could carry no
/// nulls), the database fills the times and offers the verdict of a reviewed copy.
/// It counts the copies for the due time, no further than to the last step; a copy of
/// what waits already waits as long as that one at the most. Afterwards the rows are as
/// they are stored, in all that their digests cover.
pub(crate) async fn insert(tx: &impl ConnectionTrait, rows: &mut [Model]) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let columns = names(|_| true);
    let values = columns
        .iter()
        .map(|name| match *name {
            "create_time" | "update_time" => "now()".to_owned(),
            "due_time" => format!(
                "least(now() + {}, queued.due_time)",
                patience("copies.count")
            ),
            "salt" => "gen_random_uuid()".to_owned(),
            "offered_verdict" => "copy.verdict".to_owned(),
            plain => format!("r.{plain}"),
        })
        .collect::<Vec<_>>();
    let sql = format!(
        "insert into claims ({}) select {}
         from unnest($1::text[]) with ordinality as t(row, place)
         cross join lateral jsonb_populate_record(null::claims, t.row::jsonb) as r
         left join lateral (
             select verdict from claims c
             where c.newsroom = r.newsroom and c.copy_key = r.copy_key and c.verdict is not null
             order by c.update_time desc limit 1
         ) copy on true
         cross join lateral (
             select count(*)::int from (
                 select from claims c where c.newsroom = r.newsroom and c.copy_key = r.copy_key
                 limit {}
             ) counted
         ) copies
         cross join lateral (
             select min(c.due_time) as due_time from claims c
             where c.newsroom = r.newsroom and c.copy_key = r.copy_key and c.state = 'PENDING'
         ) queued
         order by place
         returning id, salt, create_time, as_of_earliest, as_of_latest, occurred_earliest,
             occurred_latest",
        columns.join(", "),
        values.join(", "),
        STEPS.last().copied().unwrap_or_default(),
    );
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, sql, [json(rows).into()]);
    let stored = Stored::find_by_statement(insert).all(tx).await?;
    let mut stored: HashMap<Uuid, Stored> = stored.into_iter().map(|s| (s.id, s)).collect();
    for row in rows {
        if let Some(stored) = stored.remove(&row.id) {
            row.salt = stored.salt;
            row.create_time = stored.create_time;
            row.as_of_earliest = stored.as_of_earliest;
            row.as_of_latest = stored.as_of_latest;
            row.occurred_earliest = stored.occurred_earliest;
            row.occurred_latest = stored.occurred_latest;
        }
    }
    Ok(())
}

/// What the database filled in or rounded.
#[derive(FromQueryResult)]
struct Stored {
    id: Uuid,
    salt: Option<Uuid>,
    create_time: DateTime<Utc>,
    as_of_earliest: Option<DateTime<Utc>>,
    as_of_latest: Option<DateTime<Utc>>,
    occurred_earliest: Option<DateTime<Utc>>,
    occurred_latest: Option<DateTime<Utc>>,
}

/// Renews the rows of claims that go on standing in a new revision: place,
/// surroundings, labels and cautions. State, verdict and id stay; the version moves
/// only where the doubt about the claim changed. What became more urgent is due sooner,
/// and nothing later than it was.
pub(crate) async fn carry_on(
    tx: &impl ConnectionTrait,
    rows: &[Model],
) -> Result<Vec<Change>, Error> {
    let version = "claims.version
        + (claims.caution_categories is distinct from r.caution_categories)::int";
    let due = format!("least(claims.due_time, now() + {})", patience("0"));
    let and = format!("version = {version}, due_time = {due}");
    update(tx, rows, renews, &and).await
}

/// Renews the rows of claims that nobody worked on, when their text is read again: all
/// that the extractor says of them. The version moves where a reviewer would see other
/// things than before.
pub(crate) async fn follow(
    tx: &impl ConnectionTrait,
    rows: &[Model],
) -> Result<Vec<Change>, Error> {
    let seen = |column: &Column| says(column) || matches!(column, Column::CautionCategories);
    let seen: Vec<_> = names(seen);
    let [was, is] = ["claims", "r"].map(|of| {
        let columns = seen.iter().map(|name| format!("{of}.{name}"));
        columns.collect::<Vec<_>>().join(", ")
    });
    let version = format!("claims.version + (row({was}) is distinct from row({is}))::int");
    let due = format!("least(claims.due_time, now() + {})", patience("0"));
    let and = format!("version = {version}, due_time = {due}");
    update(tx, rows, |column| renews(column) || says(column), &and).await
}

/// The columns that an extractor would fill otherwise than they are.
pub(crate) fn otherwise(stored: &Model, found: &Model) -> Vec<String> {
    let told = |column: &Column| {
        let chain = matches!(column, Column::Attributions | Column::Cautions);
        chain || says(column) && !matches!(column, Column::CopyKey)
    };
    let (told, changed) = (names(told), changed(stored, found));
    let changed = changed.as_object().into_iter().flat_map(|c| c.keys());
    let otherwise = changed.filter(|name| told.contains(&name.as_str()));
    otherwise.cloned().collect()
}

/// Puts other words under verdicts that stand, so that somebody has to look again. The
/// verdict stays readable.
pub(crate) async fn rewrite(
    tx: &impl ConnectionTrait,
    rows: &[Model],
) -> Result<Vec<Change>, Error> {
    let again = "state = 'NEEDS_RECHECK', recheck_reason = 'TEXT_CHANGED', due_time = now(),
        version = claims.version + 1";
    update(tx, rows, |column| renews(column) || says(column), again).await
}

async fn update(
    tx: &impl ConnectionTrait,
    rows: &[Model],
    renewed: fn(&Column) -> bool,
    and: &str,
) -> Result<Vec<Change>, Error> {
    let columns = names(renewed);
    let set = columns.iter().map(|name| format!("{name} = r.{name}"));
    let always = ["state", "recheck_reason", "update_time", "version"];
    let sql = format!(
        "update claims set {}, {and}, update_time = now()
         from unnest($1::text[]) as t(row)
         cross join lateral jsonb_populate_record(null::claims, t.row::jsonb) as r
         where claims.newsroom = r.newsroom and claims.id = r.id
         returning {}",
        set.collect::<Vec<_>>().join(", "),
        returning(columns.iter().copied().chain(always)),
    );
    let mut changes = Vec::with_capacity(rows.len());
    for some in rows.chunks(AT_ONCE) {
        let values = [json(some).into()];
        let update = Statement::from_sql_and_values(DbBackend::Postgres, &sql, values);
        changes.extend(change::run(tx, update).await?);
    }
    Ok(changes)
}

/// How many whole rows are read back at once.
const AT_ONCE: usize = 1_000;

fn names(wanted: impl Fn(&Column) -> bool) -> Vec<&'static str> {
    Column::iter().filter(wanted).map(|c| c.as_str()).collect()
}

/// What a claim says, which stays the same while its sentence does.
fn says(column: &Column) -> bool {
    matches!(
        column,
        Column::Text
            | Column::Proposition
            | Column::CopyKey
            | Column::Stance
            | Column::Measure
            | Column::UnitNoun
            | Column::Bound
            | Column::Low
            | Column::High
            | Column::Unit
            | Column::Vague
            | Column::AsOfEarliest
            | Column::AsOfLatest
            | Column::AsOfBasis
            | Column::FigureText
    )
}

fn renews(column: &Column) -> bool {
    matches!(
        column,
        Column::Revision
            | Column::SpanStart
            | Column::SpanEnd
            | Column::SpanUtf16Start
            | Column::SpanUtf16End
            | Column::Prefix
            | Column::Suffix
            | Column::Context
            | Column::Within
            | Column::Attributions
            | Column::Claimants
            | Column::Cautions
            | Column::CautionCategories
            | Column::FigureStart
            | Column::FigureEnd
            | Column::FigureUtf16Start
            | Column::FigureUtf16End
            | Column::CheckWorthiness
            | Column::WorthinessReasons
            | Column::Labels
            | Column::SuggestedVerdict
            | Column::SuggestionReason
            | Column::Happening
            | Column::Places
            | Column::OccurredEarliest
            | Column::OccurredLatest
            | Column::Extractor
            | Column::Rules
    )
}

/// How long a row may wait, as SQL: which of its patiences counts depends on the
/// number of its copies, which only the database knows.
fn patience(copies: &str) -> String {
    let steps = STEPS.map(|step| step.to_string()).join(", ");
    format!(
        "make_interval(secs => (t.row::jsonb -> 'patience' ->>
             (width_bucket({copies}, array[{steps}]) - 1))::float8)"
    )
}

fn json(rows: &[Model]) -> Vec<String> {
    // Every field of a row has a JSON form.
    let text = |row| serde_json::to_string(&Queued::of(row)).unwrap_or_default();
    rows.iter().map(text).collect()
}
