//! What waits.

use super::statement;
use crate::Error;
use crate::word::read;
use factdesk_domain::{ClaimState, Open, OpenAge, Principal};
use sea_orm::ConnectionTrait;

/// Read through the index of the claims that wait, however many do not. A pending
/// claim that somebody holds is in review, as everywhere.
const OPEN: &str = "
    select case when state = 'PENDING' and l.person is not null then 'IN_REVIEW'
                else state end as shown,
           case when c.create_time > now() - interval '1 hour' then 'HOUR'
                when c.create_time > now() - interval '1 day' then 'DAY'
                when c.create_time > now() - interval '7 days' then 'WEEK'
                else 'LONGER' end as age,
           count(*) as claims,
           count(*) filter (where check_worthiness >= 0.5) as worthy,
           count(*) filter (where due_time < now()) as overdue
    from claims c
    left join leases l
        on l.newsroom = c.newsroom and l.copy_key = c.copy_key and l.expire_time > now()
    where c.newsroom = $1
      and state in ('PENDING', 'NEEDS_RECHECK', 'AWAITING_SECOND_REVIEW', 'IN_ADJUDICATION')
    group by 1, 2";

/// By state, the youngest first; and how many are overdue.
pub(super) async fn open(
    tx: &impl ConnectionTrait,
    by: &Principal,
) -> Result<(Vec<Open>, i64), Error> {
    let rows = tx
        .query_all_raw(statement(OPEN, [by.newsroom.0.into()]))
        .await?;
    let (mut open, mut overdue) = (Vec::new(), 0);
    for row in rows {
        let (state, age): (String, String) = (row.try_get("", "shown")?, row.try_get("", "age")?);
        overdue += row.try_get::<i64>("", "overdue")?;
        open.push(Open {
            state: read(&state, ClaimState::parse)?,
            age: read(&age, OpenAge::parse)?,
            count: row.try_get("", "claims")?,
            worthy: row.try_get("", "worthy")?,
        });
    }
    open.sort_by_key(|o| (o.state, o.age));
    Ok((open, overdue))
}
