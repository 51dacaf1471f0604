//! Claims that were there before they could be searched.

use super::index::index;
use crate::entity::claim::{Column, Entity};
use crate::entity::search_backlog;
use crate::{Error, Store};
use factdesk_domain::{ClaimState, NewsroomId};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sea_orm::{DbBackend, Statement};
use uuid::Uuid;

/// Claims taken up at once.
const AT_ONCE: u64 = 500;

impl Store {
    /// Makes some older claims of some newsroom found. Several may do so at once, each
    /// another newsroom's. Returns how many claims it took up; 0 where none is left, or
    /// others are at it.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn index_backlog(&self) -> Result<u64, Error> {
        let tx = self.db.begin().await?;
        let next = search_backlog::Entity::find()
            .order_by_asc(search_backlog::Column::Newsroom)
            .limit(1)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        let Some(place) = next.one(&tx).await? else {
            return Ok(0);
        };
        let rows = Entity::find()
            .filter(Column::Newsroom.eq(place.newsroom))
            .filter(Column::Id.gt(place.claim))
            .order_by_asc(Column::Id)
            .limit(AT_ONCE);
        let rows = rows.all(&tx).await?;
        note(&tx, place.newsroom, rows.last().map(|row| row.id)).await?;
        let stands = rows
            .iter()
            .filter(|row| row.state != ClaimState::Replaced.as_str());
        index(&tx, NewsroomId(place.newsroom), stands).await?;
        tx.commit().await?;
        Ok(rows.len() as u64)
    }
}

/// How far it came; nothing left to be done ends it.
async fn note(tx: &impl ConnectionTrait, newsroom: Uuid, last: Option<Uuid>) -> Result<(), Error> {
    let (sql, values) = match last {
        Some(last) => (
            "update search_backlog set claim = $2 where newsroom = $1",
            vec![newsroom.into(), last.into()],
        ),
        None => (
            "delete from search_backlog where newsroom = $1",
            vec![newsroom.into()],
        ),
    };
    let note = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    tx.execute_raw(note).await?;
    Ok(())
}
