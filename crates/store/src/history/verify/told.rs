//! The last that was told of a row.

use super::Walk;
use crate::Error;
use crate::history::digest::ENDED;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::Value as Json;
use std::collections::HashMap;
use uuid::Uuid;

/// What an entry says of a row.
pub(super) struct Told {
    /// Its digest, or that it was taken away.
    pub digest: String,
    /// The entry's position; 0 where it is not logged yet.
    pub position: i64,
}

impl Told {
    /// Whether the row is gone, and shall be.
    pub fn ended(&self) -> bool {
        self.digest.starts_with(ENDED)
    }
}

const LOGGED: &str = "
    select r.name, l.digest, l.position
    from unnest($2::uuid[], $3::text[]) as r(subject, name),
        lateral (
            select digests ->> r.name as digest, position from log
            where newsroom = $1 and subject = r.subject and digests ? r.name
            order by position desc limit 1
        ) l";

const WRITTEN: &str = "
    select digests from outbox where newsroom = $1 and subject = any ($2) order by seq";

/// The last that was told of each of these rows, which are given by the subject under
/// which the log tells of them, and their names: in the outbox, or else in the log.
pub(super) async fn told(
    walk: &Walk<'_>,
    rows: impl Iterator<Item = (Uuid, String)>,
) -> Result<HashMap<String, Told>, Error> {
    let (subjects, names): (Vec<Uuid>, Vec<String>) = rows.unzip();
    let mut told = HashMap::new();
    if names.is_empty() {
        return Ok(told);
    }
    let newsroom = walk.chain.newsroom;
    let values = [newsroom.into(), subjects.clone().into(), names.into()];
    let logged = Statement::from_sql_and_values(DbBackend::Postgres, LOGGED, values);
    for row in walk.tx.query_all_raw(logged).await? {
        let (digest, position) = (row.try_get("", "digest")?, row.try_get("", "position")?);
        told.insert(row.try_get("", "name")?, Told { digest, position });
    }
    let values = [newsroom.into(), subjects.into()];
    let written = Statement::from_sql_and_values(DbBackend::Postgres, WRITTEN, values);
    for row in walk.tx.query_all_raw(written).await? {
        let digests: Json = row.try_get("", "digests")?;
        for (name, digest) in digests.as_object().into_iter().flatten() {
            let digest = digest.as_str().unwrap_or_default().to_owned();
            let position = 0;
            told.insert(name.clone(), Told { digest, position });
        }
    }
    Ok(told)
}
