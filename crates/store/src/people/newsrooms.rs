//! Tenants.

use super::handle::NEWSROOM;
use crate::entity::newsroom;
use crate::{Error, NewsroomInfo, Resource, Store};
use factdesk_domain::{IdSource, NewsroomId, Violations};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, Statement,
};

impl Store {
    /// Creates a newsroom.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `handle` where it is malformed or taken, or
    /// `display_name` where that is malformed.
    pub async fn create_newsroom(
        &self,
        ids: &dyn IdSource,
        handle: &str,
        display_name: &str,
    ) -> Result<NewsroomInfo, Error> {
        check(handle, display_name)?;
        let tx = self.db.begin().await?;
        if !insert(&tx, ids, handle, display_name).await? {
            let mut bad = Violations::new();
            bad.add("handle", format!("{handle:?} is taken"));
            return Err(bad.into());
        }
        let made = find(&tx, handle).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// All newsrooms, by handle.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn list_newsrooms(&self) -> Result<Vec<NewsroomInfo>, Error> {
        let rows = newsroom::Entity::find().order_by_asc(newsroom::Column::Handle);
        Ok(rows.all(&self.db).await?.into_iter().map(info).collect())
    }
}

/// Inserts a newsroom with its log, unless the handle is taken; says whether it did.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    handle: &str,
    display_name: &str,
) -> Result<bool, Error> {
    let both = "
        with made as (
            insert into newsrooms (id, handle, display_name) values ($1, $2, $3)
            on conflict (handle) do nothing
            returning id
        )
        insert into log_heads (newsroom) select id from made";
    let values = [
        NewsroomId::new(ids).0.into(),
        handle.into(),
        display_name.into(),
    ];
    let done = tx
        .execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            both,
            values,
        ))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The newsroom of that handle.
pub(super) async fn find(tx: &impl ConnectionTrait, handle: &str) -> Result<NewsroomInfo, Error> {
    // PostgreSQL refuses some malformed ones (NUL) instead of not finding them.
    if !NEWSROOM.allows(handle) {
        return Err(Error::NotFound(Resource::Newsroom));
    }
    let found = newsroom::Entity::find().filter(newsroom::Column::Handle.eq(handle));
    let found = found.one(tx).await?;
    found.map(info).ok_or(Error::NotFound(Resource::Newsroom))
}

fn info(row: newsroom::Model) -> NewsroomInfo {
    NewsroomInfo {
        id: NewsroomId(row.id),
        handle: row.handle,
        display_name: row.display_name,
        create_time: row.create_time,
    }
}

fn check(handle: &str, display_name: &str) -> Result<(), Violations> {
    let mut bad = Violations::new();
    NEWSROOM.check("handle", handle, &mut bad);
    if display_name.chars().count() > 200 || display_name.chars().any(char::is_control) {
        bad.add(
            "display_name",
            "must be at most 200 characters without control characters",
        );
    }
    bad.into_result(Some(()))
}
