//! Each row is what the last event that covers it says.

use super::existing::Key;
use super::head::Head;
use super::table::Table;
use super::told::{Told, told};
use super::{FindingKind, VerifyPlace, Walk};
use crate::Error;
use crate::claim::columns;
use crate::db::InOrder;
use crate::entity::{
    claim, comment, dismissal, evidence, person, policy, review, revision, sealed_review,
};
use crate::history::digest::Record;
use crate::history::record::Text;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, QueryResult, Statement};
use uuid::Uuid;

/// The most bytes of texts read at once, unless a single one has more.
const TEXTS: i64 = 16 << 20;

/// A row as it is now.
struct Present {
    key: Key,
    /// Under which subject the log tells of it.
    subject: Uuid,
    name: String,
    /// Its name for people; another than `name` on people only.
    shown: String,
    digest: String,
    create_time: DateTime<Utc>,
}

/// Compares the rows of a table behind `after`; nothing is left behind the last.
pub(super) async fn stretch(
    walk: &mut Walk<'_>,
    head: &Head,
    stage: u8,
    after: Key,
) -> Result<Option<VerifyPlace>, Error> {
    let Some(table) = Table::of_stage(stage) else {
        return Ok(None);
    };
    let rows = read(walk, table, after).await?;
    let named = rows.iter().map(|row| (row.subject, row.name.clone()));
    let told = told(walk, named).await?;
    for row in &rows {
        judge(walk, head.covered_since(table), row, told.get(&row.name));
    }
    walk.resources += rows.len() as u64;
    walk.left = walk.left.saturating_sub(rows.len() as u64);
    Ok(rows.last().map(|row| VerifyPlace {
        stage,
        id: row.key.0,
        number: row.key.1,
    }))
}

fn judge(
    walk: &mut Walk<'_>,
    covered_since: Option<DateTime<Utc>>,
    row: &Present,
    told: Option<&Told>,
) {
    let shown = &row.shown;
    match told {
        Some(told) if told.digest == row.digest => {}
        Some(told) => {
            let message = match told.ended() {
                true => format!("{shown} is there again, and its last entry says it is gone"),
                false => format!("{shown} is not what its last entry says"),
            };
            walk.found(FindingKind::ContentChanged, told.position, shown, message);
        }
        // Written before anything was covered.
        None if covered_since.is_some_and(|since| row.create_time < since) => {}
        None => {
            let message = format!("no entry tells of {shown}");
            walk.found(FindingKind::ContentUnknown, 0, shown, message);
        }
    }
}

async fn read(walk: &Walk<'_>, table: Table, after: Key) -> Result<Vec<Present>, Error> {
    let rows = select(walk, table, after).await?;
    let present = rows.iter().map(|row| match table {
        Table::Claims => {
            let row: claim::Model = columns::model(&mut InOrder::of(row)?)?;
            Ok(of_claim(&row, row.id, row.id, row.create_time))
        }
        Table::Reviews => {
            let row = review::Model::from_query_result(row, "")?;
            Ok(of_claim(&row, row.id, row.claim, row.create_time))
        }
        Table::Evidence => {
            let row = evidence::Model::from_query_result(row, "")?;
            Ok(of_claim(&row, row.id, row.claim, row.create_time))
        }
        Table::Dismissals => {
            let row = dismissal::Model::from_query_result(row, "")?;
            Ok(of_claim(&row, row.id, row.claim, row.create_time))
        }
        Table::Revisions => Ok(of_revision(&revision::Model::from_query_result(row, "")?)),
        Table::People => Ok(of_person(&person::Model::from_query_result(row, "")?)),
        Table::SealedReviews => {
            let row = sealed_review::Model::from_query_result(row, "")?;
            Ok(of_claim(&row, row.claim, row.claim, row.create_time))
        }
        Table::Comments => {
            let row = comment::Model::from_query_result(row, "")?;
            Ok(of_claim(&row, row.id, row.claim, row.create_time))
        }
        Table::Policies => Ok(of_policy(&policy::Model::from_query_result(row, "")?)),
    });
    present.collect()
}

/// Something that lies under a claim, or the claim itself.
fn of_claim(row: &impl Record, id: Uuid, claim: Uuid, create_time: DateTime<Utc>) -> Present {
    Present {
        key: (id, 0),
        subject: claim,
        shown: row.name(),
        name: row.name(),
        digest: row.digest().hex(),
        create_time,
    }
}

fn of_revision(row: &revision::Model) -> Present {
    let text = Text::from(row);
    Present {
        key: (row.article, i64::from(row.number)),
        subject: row.article,
        shown: text.name(),
        name: text.name(),
        digest: text.digest().hex(),
        create_time: row.create_time,
    }
}

fn of_person(row: &person::Model) -> Present {
    Present {
        key: (row.id, 0),
        subject: row.id,
        shown: format!("people/{}", row.handle),
        name: row.name(),
        digest: row.digest().hex(),
        create_time: row.create_time,
    }
}

fn of_policy(row: &policy::Model) -> Present {
    Present {
        key: (Uuid::nil(), i64::from(row.version)),
        subject: row.newsroom,
        shown: row.name(),
        name: row.name(),
        digest: row.digest().hex(),
        create_time: row.create_time,
    }
}

/// The next rows, in the order of their keys.
async fn select(
    walk: &Walk<'_>,
    table: Table,
    (id, number): Key,
) -> Result<Vec<QueryResult>, Error> {
    let sql = match table {
        // Texts are as long as they are: as many as fit.
        Table::Revisions => format!(
            "select r.* from revisions r join (
                 select article, number,
                     sum(octet_length(body)) over (order by article, number)
                         - octet_length(body) as bytes
                 from (
                     select article, number, body from revisions
                     where newsroom = $1 and (article, number) > ($2, $4)
                     order by article, number limit $3
                 ) next
             ) sized on (r.newsroom, r.article, r.number) = ($1, sized.article, sized.number)
             where bytes <= {TEXTS} order by r.article, r.number"
        ),
        Table::Policies => "
            select * from policies where newsroom = $1 and $2 = $2 and version > $4
            order by version limit $3"
            .to_owned(),
        plain => {
            let columns = match plain {
                Table::Claims => columns::NAMES.join(", "),
                _ => "*".to_owned(),
            };
            let (table, id) = (plain.as_str(), plain.id());
            format!(
                "select {columns} from {table} where newsroom = $1 and {id} > $2 and $4 = 0
                 order by {id} limit $3"
            )
        }
    };
    let values = [
        walk.chain.newsroom.into(),
        id.into(),
        walk.stretch(table.at_once()).into(),
        number.into(),
    ];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Ok(walk.tx.query_all_raw(select).await?)
}
