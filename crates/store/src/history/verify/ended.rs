//! What an event took away was, at that moment, what was last told of it.
//!
//! A row that is gone can be compared with nothing any more. So the entry that took it
//! away tells its digest once again: whoever bends a sealed review before it opens makes
//! the two differ for ever.

use super::entries::Row;
use super::head::Head;
use super::{FindingKind, Walk};
use crate::Error;
use crate::history::digest::ENDED;
use sea_orm::{DbBackend, FromQueryResult, Statement};
use uuid::Uuid;

const BEFORE: &str = "
    select r.name, r.digest, r.position, (
        select digests ->> r.name from log
        where newsroom = $1 and subject = r.subject and position < r.position and digests ? r.name
        order by position desc limit 1
    ) as before
    from unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[])
        as r(subject, name, digest, position)
    order by r.position";

/// The end of a row, with what was told of it before.
#[derive(FromQueryResult)]
struct End {
    name: String,
    digest: String,
    position: i64,
    before: Option<String>,
}

/// Looks at each row that these entries took away.
pub(super) async fn check(walk: &mut Walk<'_>, head: &Head, rows: &[Row]) -> Result<(), Error> {
    for end in ends(walk, rows).await? {
        judge(walk, head, &end);
    }
    Ok(())
}

async fn ends(walk: &Walk<'_>, rows: &[Row]) -> Result<Vec<End>, Error> {
    let (mut subjects, mut names) = (Vec::<Uuid>::new(), Vec::<String>::new());
    let (mut digests, mut positions) = (Vec::<String>::new(), Vec::<i64>::new());
    for row in rows {
        for (name, told) in row.entry.digests.as_object().into_iter().flatten() {
            let ended = told.as_str().and_then(|told| told.strip_prefix(ENDED));
            if let Some(digest) = ended {
                subjects.push(row.entry.subject);
                names.push(name.clone());
                digests.push(digest.to_owned());
                positions.push(row.position);
            }
        }
    }
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let values = [
        walk.chain.newsroom.into(),
        subjects.into(),
        names.into(),
        digests.into(),
        positions.into(),
    ];
    let before = Statement::from_sql_and_values(DbBackend::Postgres, BEFORE, values);
    Ok(End::find_by_statement(before).all(walk.tx).await?)
}

fn judge(walk: &mut Walk<'_>, head: &Head, end: &End) {
    let End { name, position, .. } = end;
    match &end.before {
        Some(before) if *before == end.digest => {}
        Some(before) if !before.starts_with(ENDED) => {
            let message = format!("{name} was changed before entry {position} took it away");
            walk.found(FindingKind::ContentChanged, *position, name, message);
        }
        // Written before anything of its kind was covered.
        None if head.widened.is_some() => {}
        _ => {
            let message = format!("entry {position} took {name} away, and no entry tells of it");
            walk.found(FindingKind::ContentUnknown, *position, name, message);
        }
    }
}
