//! What was said about a claim.

use crate::word::read;
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{ClaimId, Comment, CommentId, CommentKind, Page, Principal};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use uuid::Uuid;

impl Store {
    /// Comments on a claim, newest first, before `before`.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn list_comments(
        &self,
        by: &Principal,
        claim: ClaimId,
        before: Option<CommentId>,
        limit: u64,
    ) -> Result<Page<Comment>, Error> {
        let of = "c.claim = $2 and c.id < $3 order by c.id desc limit $4";
        let before = before.map_or(Uuid::max(), |id| id.0);
        let values = [claim.0.into(), before.into(), (limit + 1).into()];
        let mut items = select(&self.db, by, of, values).await?;
        if items.is_empty() {
            self.claim_exists(by, claim).await?;
        }
        let more = items.len() as u64 > limit;
        items.truncate(limit as usize);
        Ok(Page { items, more })
    }
}

/// One comment.
pub(crate) async fn one(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: CommentId,
) -> Result<Option<Comment>, Error> {
    Ok(select(tx, by, "c.id = $2", [id.0.into()]).await?.pop())
}

/// The note of whoever gave one of these claims back last.
pub(crate) async fn handover(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claims: Vec<Uuid>,
) -> Result<Option<Comment>, Error> {
    let of = "c.claim = any ($2) and c.kind = 'HANDOVER' order by c.id desc limit 1";
    Ok(select(tx, by, of, [claims.into()]).await?.pop())
}

/// Comments of the caller's newsroom with the names of who said them.
async fn select<const N: usize>(
    db: &impl ConnectionTrait,
    by: &Principal,
    of: &str,
    values: [Value; N],
) -> Result<Vec<Comment>, Error> {
    let select = format!(
        "select c.id, c.claim, c.kind, c.text, c.create_time, p.handle as person,
             (select d.handle from people d where d.newsroom = c.newsroom and d.id = c.delegate)
                 as delegate
         from comments c join people p on (p.newsroom, p.id) = (c.newsroom, c.person)
         where c.newsroom = $1 and {of}"
    );
    let values = std::iter::once(by.newsroom.0.into()).chain(values);
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = Row::find_by_statement(select).all(db).await?;
    rows.into_iter().map(Row::comment).collect()
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    claim: Uuid,
    kind: String,
    text: String,
    create_time: DateTime<Utc>,
    person: String,
    delegate: Option<String>,
}

impl Row {
    fn comment(self) -> Result<Comment, Error> {
        Ok(Comment {
            id: CommentId(self.id),
            claim: ClaimId(self.claim),
            kind: read(&self.kind, CommentKind::parse)?,
            person: self.person,
            delegate: self.delegate,
            text: self.text,
            create_time: self.create_time,
        })
    }
}
