//! What each person did, where the newsroom's policy allows to count it.

use super::second_reviews::PAIRS;
use super::{of_period, statement};
use crate::Error;
use factdesk_domain::{Period, PersonStats, Principal};
use sea_orm::{ConnectionTrait, QueryResult};

const ALLOWED: &str = "
    select coalesce((content->>'person_stats')::boolean, false) as allowed from policies
    where newsroom = $1 order by version desc limit 1";

/// By handle; nobody, unless the policy in force says so.
pub(super) async fn people(
    tx: &impl ConnectionTrait,
    by: &Principal,
    period: Period,
) -> Result<Vec<PersonStats>, Error> {
    let policy = tx
        .query_one_raw(statement(ALLOWED, [by.newsroom.0.into()]))
        .await?;
    let allowed = policy.map(|row| row.try_get("", "allowed")).transpose()?;
    if !allowed.unwrap_or(false) {
        return Ok(Vec::new());
    }
    let counts = format!(
        "with pairs as ({PAIRS}), acts as (
             select person, kind from reviews
             where newsroom = $1 and create_time >= $2 and create_time < $3
             union all select first_person, 'DISAGREED' from pairs where disagree
             union all select second_person, 'DISAGREED' from pairs where disagree
         )
         select p.handle,
                count(*) filter (where kind in ('REVIEW', 'SECOND_REVIEW')) as reviews,
                count(*) filter (where kind = 'DISAGREED') as disagreements,
                count(*) filter (where kind = 'ADJUDICATION') as adjudications,
                count(*) filter (where kind = 'CORRECTION') as corrections
         from acts join people p on p.newsroom = $1 and p.id = acts.person
         group by p.handle order by p.handle"
    );
    let rows = tx.query_all_raw(of_period(&counts, by, period)).await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<PersonStats, Error> {
    Ok(PersonStats {
        handle: row.try_get("", "handle")?,
        reviews: row.try_get("", "reviews")?,
        disagreements: row.try_get("", "disagreements")?,
        adjudications: row.try_get("", "adjudications")?,
        corrections: row.try_get("", "corrections")?,
    })
}
