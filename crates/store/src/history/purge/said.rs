//! What people said about claims: erased, and told in the claims' events.

use crate::Error;
use crate::entity::{comment, dismissal, evidence, review, sealed_review};
use crate::history::digest::Record;
use crate::outbox::Event;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::collections::HashMap;
use uuid::Uuid;

/// Tables of what was said, with what is erased there.
const REVIEWS: (&str, &str) = ("reviews", "reason = '', rationale = '', waiver_reason = ''");
const EVIDENCE: (&str, &str) = (
    "evidence",
    "uri = '', quote = '', archive_uri = '', sha256 = '', access_time = null,
     redact_time = coalesce(redact_time, now())",
);
const DISMISSALS: (&str, &str) = ("dismissals", "comment = ''");
const COMMENTS: (&str, &str) = ("comments", "text = ''");

/// Erases what was said about these claims; each one's event covers what is left of it.
pub(super) async fn erase(
    tx: &impl ConnectionTrait,
    newsroom: Uuid,
    claims: &[Uuid],
    events: &mut HashMap<Uuid, Event>,
) -> Result<(), Error> {
    let of = (newsroom, claims);
    for row in rows::<review::Model>(tx, of, &erased(REVIEWS)).await? {
        tell(events, row.claim, |event| event.covering(&row));
    }
    for row in rows::<evidence::Model>(tx, of, &erased(EVIDENCE)).await? {
        tell(events, row.claim, |event| event.covering(&row));
    }
    for row in rows::<dismissal::Model>(tx, of, &erased(DISMISSALS)).await? {
        tell(events, row.claim, |event| event.covering(&row));
    }
    for row in rows::<comment::Model>(tx, of, &erased(COMMENTS)).await? {
        tell(events, row.claim, |event| event.covering(&row));
    }
    // Nobody will meet these with a second review.
    let seals = "delete from sealed_reviews where newsroom = $1 and claim = any ($2) returning *";
    for row in rows::<sealed_review::Model>(tx, of, seals).await? {
        tell(events, row.claim, |event| event.ending(&row));
    }
    Ok(())
}

/// What is erased gets a new salt, so that its digest of before can be tried out by nobody.
fn erased((table, sets): (&str, &str)) -> String {
    format!(
        "update {table} set {sets}, salt = gen_random_uuid()
         where newsroom = $1 and claim = any ($2) returning *"
    )
}

async fn rows<M: FromQueryResult + Record>(
    tx: &impl ConnectionTrait,
    (newsroom, claims): (Uuid, &[Uuid]),
    sql: &str,
) -> Result<Vec<M>, Error> {
    let values = [newsroom.into(), claims.to_vec().into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Ok(M::find_by_statement(statement).all(tx).await?)
}

fn tell(events: &mut HashMap<Uuid, Event>, claim: Uuid, with: impl FnOnce(Event) -> Event) {
    if let Some(event) = events.remove(&claim) {
        events.insert(claim, with(event));
    }
}
