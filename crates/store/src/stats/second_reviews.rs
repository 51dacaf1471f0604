//! How often second reviews came, and disagreed.

use super::of_period;
use crate::Error;
use factdesk_domain::{Period, Principal};
use sea_orm::ConnectionTrait;

/// Second reviews of the period, each with the first that was sealed until then: no
/// other review of the claim came in between.
pub(super) const PAIRS: &str = "
    select s.person as second_person, f.person as first_person,
           (s.verdict, s.attribution_verdict) is distinct from
               (f.verdict, f.attribution_verdict) as disagree
    from reviews s cross join lateral (
        select person, verdict, attribution_verdict from reviews f
        where f.newsroom = $1 and f.claim = s.claim and f.kind = 'REVIEW'
          and f.create_time < s.create_time
        order by f.create_time desc limit 1
    ) f
    where s.newsroom = $1 and s.create_time >= $2 and s.create_time < $3
      and s.kind = 'SECOND_REVIEW'";

/// How many, and how many of them disagreed.
pub(super) async fn second_reviews(
    tx: &impl ConnectionTrait,
    by: &Principal,
    period: Period,
) -> Result<(i64, i64), Error> {
    let count = format!(
        "select count(*) as reviews, count(*) filter (where disagree) as disagreements
         from ({PAIRS}) as pairs"
    );
    let Some(row) = tx.query_one_raw(of_period(&count, by, period)).await? else {
        return Ok((0, 0));
    };
    Ok((
        row.try_get("", "reviews")?,
        row.try_get("", "disagreements")?,
    ))
}
