//! How long first verdicts took.

use super::of_period;
use crate::Error;
use chrono::TimeDelta;
use factdesk_domain::{Period, Principal, VerdictDelay};
use sea_orm::ConnectionTrait;

/// Of the reviews that found no verdict, the last made one: where a second review or an
/// adjudication was asked for, there are several.
const DELAY: &str = "
    with firsts as (
        select r.claim, max(r.create_time) as time from reviews r
        where r.newsroom = $1 and r.create_time >= $2 and r.create_time < $3
          and r.previous_verdict is null
          and not exists (
              select from reviews later
              where later.newsroom = $1 and later.claim = r.claim
                and later.previous_verdict is null and later.create_time >= $3)
        group by r.claim
    ), delays as (
        select (extract(epoch from f.time - c.create_time) * 1000000)::bigint as micros
        from firsts f join claims c on c.newsroom = $1 and c.id = f.claim
        where c.verdict is not null
    )
    select count(*) as claims,
           percentile_disc(0.5) within group (order by micros) as median,
           percentile_disc(0.9) within group (order by micros) as ninth_decile
    from delays";

/// None where no claim got its first verdict then.
pub(super) async fn delay(
    tx: &impl ConnectionTrait,
    by: &Principal,
    period: Period,
) -> Result<Option<VerdictDelay>, Error> {
    let Some(row) = tx.query_one_raw(of_period(DELAY, by, period)).await? else {
        return Ok(None);
    };
    let micros = |column| Ok::<_, Error>(row.try_get::<Option<i64>>("", column)?);
    let (median, ninth_decile) = (micros("median")?, micros("ninth_decile")?);
    let claims = row.try_get("", "claims")?;
    Ok(median
        .zip(ninth_decile)
        .map(|(median, ninth)| VerdictDelay {
            median: TimeDelta::microseconds(median),
            ninth_decile: TimeDelta::microseconds(ninth),
            claims,
        }))
}
