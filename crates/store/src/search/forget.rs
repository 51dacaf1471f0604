//! What is purged is not found, and leaves no number.

use super::counts::{self, Change};
use super::index;
use crate::Error;
use crate::entity::claim::Model;
use factdesk_domain::NewsroomId;
use factdesk_search::TermId;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use uuid::Uuid;

/// Keys by which claims are or were found.
pub(crate) struct Keys(Vec<String>);

/// A claim that was rewritten had another one before.
const KEYS: &str = "
    select copy_key as key from claims where newsroom = $1 and id = any ($2)
    union
    select before ->> 'copy_key' from claim_versions
    where newsroom = $1 and claim = any ($2) and before ->> 'copy_key' is not null
    order by 1";

/// The keys of claims that are going to be purged.
pub(crate) async fn keys(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    claims: &[Uuid],
) -> Result<Keys, Error> {
    let values = [newsroom.0.into(), claims.to_vec().into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, KEYS, values);
    let rows = tx.query_all_raw(select).await?;
    let keys = rows.iter().map(|row| row.try_get("", "key"));
    Ok(Keys(keys.collect::<Result<_, _>>()?))
}

/// Locked in the order of the keys, as writers do; only then it is sure which claims are
/// left.
const LOCK: &str = "
    select copy_key, terms from search_documents
    where newsroom = $1 and copy_key = any ($2) order by copy_key for update";

const DELETE: &str = "delete from search_documents where newsroom = $1 and copy_key = any ($2)";

/// Some claims of each key that still has any: what they say may differ a little.
const LEFT: &str = "
    select c.* from unnest($2::text[]) as k(key)
    cross join lateral (
        select * from claims where newsroom = $1 and copy_key = k.key and state <> 'REPLACED' limit 20
    ) c";

/// Takes away what claims that are purged by now were found by. Copies in other articles
/// stay to be found, by their own words.
pub(crate) async fn forget(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    keys: Keys,
) -> Result<(), Error> {
    let by_keys = |sql| {
        let values = [newsroom.0.into(), keys.0.clone().into()];
        Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
    };
    let mut change = Change::default();
    for row in tx.query_all_raw(by_keys(LOCK)).await? {
        let (key, terms): (String, Vec<i64>) =
            (row.try_get("", "copy_key")?, row.try_get("", "terms")?);
        change.take(&key, &terms.into_iter().map(TermId).collect::<Vec<_>>());
    }
    tx.execute_raw(by_keys(DELETE)).await?;
    let left = Model::find_by_statement(by_keys(LEFT)).all(tx).await?;
    let again = index::add(tx, newsroom, &left).await?;
    counts::change(tx, newsroom, &change.and(again)).await
}
