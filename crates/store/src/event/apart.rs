//! Whether people keep events apart.

use super::decide::Desk;
use crate::Error;
use factdesk_domain::{DecisionId, EventId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Refuses where somebody decided that two of the events that go on as `roots` are not
/// one.
///
/// # Errors
/// [`Error::EventsApart`] with the first such decision.
pub(super) async fn check<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    roots: &[EventId],
) -> Result<(), Error> {
    let select = "
        select a.decision
        from events_apart a
        join events x on (x.newsroom, x.id) = (a.newsroom, a.one)
        join events y on (y.newsroom, y.id) = (a.newsroom, a.other)
        where a.newsroom = $1
          and coalesce(x.merged_into, x.id) = any ($2)
          and coalesce(y.merged_into, y.id) = any ($2)
          and coalesce(x.merged_into, x.id) <> coalesce(y.merged_into, y.id)
        order by a.decision limit 1";
    let roots: Vec<Uuid> = roots.iter().map(|e| e.0).collect();
    let found = desk.rows(select, vec![roots.into()]).await?;
    match found.first() {
        Some(row) => Err(Error::EventsApart {
            decision: DecisionId(row.try_get("", "decision")?),
        }),
        None => Ok(()),
    }
}
