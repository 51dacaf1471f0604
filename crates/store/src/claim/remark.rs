//! Why claims took the place of others: a comment on each of them.

use crate::Error;
use crate::outbox::Event;
use factdesk_domain::{Act, ClaimId, IdSource, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use serde_json::json;
use uuid::Uuid;

const COMMENT: &str = "
    insert into comments (newsroom, id, claim, kind, person, delegate, text)
    select $1, id, claim, 'COMMENT', $2, $3, $4
    from unnest($5::uuid[], $6::uuid[]) as c(id, claim)";

/// Says it of each claim, where anything is said; and what is to be told of that.
pub(super) async fn remark(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    claims: &[ClaimId],
    text: &str,
) -> Result<Vec<Event>, Error> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let comments: Vec<Uuid> = claims.iter().map(|_| ids.next()).collect();
    let values: [Value; 6] = [
        by.newsroom.0.into(),
        by.person.0.into(),
        by.delegate.as_ref().map(|d| d.person.0).into(),
        text.into(),
        comments.clone().into(),
        claims.iter().map(|c| c.0).collect::<Vec<_>>().into(),
    ];
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, COMMENT, values);
    tx.execute_raw(insert).await?;
    let told = claims.iter().zip(comments);
    let told = told.map(|(claim, id)| {
        let detail = json!({ "comment": id });
        Event::claim(Act::ClaimCommented, *claim, detail)
    });
    Ok(told.collect())
}
