//! How often each verdict was given.

use super::of_period;
use crate::Error;
use crate::word::read;
use factdesk_domain::{Period, Principal, Verdict};
use sea_orm::ConnectionTrait;

/// A second review that agrees gives the first one's verdict, and one that disagrees none.
const VERDICTS: &str = "
    select verdict, count(*) as times from reviews
    where newsroom = $1 and create_time >= $2 and create_time < $3
      and kind <> 'SECOND_REVIEW'
    group by 1";

pub(super) async fn verdicts(
    tx: &impl ConnectionTrait,
    by: &Principal,
    period: Period,
) -> Result<Vec<(Verdict, i64)>, Error> {
    let rows = tx.query_all_raw(of_period(VERDICTS, by, period)).await?;
    let mut verdicts = Vec::new();
    for row in rows {
        let word: String = row.try_get("", "verdict")?;
        verdicts.push((read(&word, Verdict::parse)?, row.try_get("", "times")?));
    }
    verdicts.sort();
    Ok(verdicts)
}
