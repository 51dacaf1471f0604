//! How often verdicts were corrected.

use super::of_period;
use crate::Error;
use factdesk_domain::{Period, Principal};
use sea_orm::ConnectionTrait;

const CORRECTIONS: &str = "
    select correction_kind as kind, count(*) as times from reviews
    where newsroom = $1 and create_time >= $2 and create_time < $3 and kind = 'CORRECTION'
    group by 1 order by 1";

/// By kind, as its word.
pub(super) async fn corrections(
    tx: &impl ConnectionTrait,
    by: &Principal,
    period: Period,
) -> Result<Vec<(String, i64)>, Error> {
    let rows = tx.query_all_raw(of_period(CORRECTIONS, by, period)).await?;
    let read =
        |row: &sea_orm::QueryResult| Ok((row.try_get("", "kind")?, row.try_get("", "times")?));
    rows.iter().map(read).collect()
}
