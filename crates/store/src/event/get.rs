//! One event.

use crate::entity::event::{Column, Entity};
use crate::word::read_opt;
use crate::{Error, Resource, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{ALIASES, Event, EventId, Happening, Principal};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, Select, Statement,
};
use uuid::Uuid;

impl Store {
    /// The event, under its own name or an alias'.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn get_event(&self, by: &Principal, id: EventId) -> Result<Event, Error> {
        load(&self.db, by, id).await
    }
}

/// The event as a transaction sees it.
pub(super) async fn load(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: EventId,
) -> Result<Event, Error> {
    let root = root(tx, by, id).await?;
    let one = with_aliases(Entity::find_by_id((by.newsroom.0, root.0)));
    let row = one.into_model::<Row>().one(tx).await?;
    row.ok_or(Error::NotFound(Resource::Event))?.event()
}

/// The event that goes on for the one of that name.
pub(super) async fn root(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: EventId,
) -> Result<EventId, Error> {
    let root: Option<(Uuid, Option<Uuid>)> = Entity::find_by_id((by.newsroom.0, id.0))
        .select_only()
        .columns([Column::Id, Column::MergedInto])
        .into_tuple()
        .one(tx)
        .await?;
    let (id, merged_into) = root.ok_or(Error::NotFound(Resource::Event))?;
    Ok(EventId(merged_into.unwrap_or(id)))
}

/// An event that goes on and all of its aliases, in order.
pub(super) async fn family(
    tx: &impl ConnectionTrait,
    by: &Principal,
    root: EventId,
) -> Result<Vec<Uuid>, Error> {
    let select = "select id from events
        where newsroom = $1 and (id = $2 or merged_into = $2) order by id";
    let values = [by.newsroom.0.into(), root.0.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = tx.query_all_raw(select).await?;
    rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

/// A select of events, with the names that were merged into each.
pub(super) fn with_aliases(select: Select<Entity>) -> Select<Entity> {
    let aliases = format!(
        "array(select a.id from events a
             where a.newsroom = events.newsroom and a.merged_into = events.id
             order by a.id limit {ALIASES})"
    );
    select
        .filter(Column::MergedInto.is_null())
        .column_as(Expr::cust(aliases), "aliases")
}

/// An event that goes on.
#[derive(FromQueryResult)]
pub(super) struct Row {
    id: Uuid,
    happening: String,
    place: String,
    earliest: Option<DateTime<Utc>>,
    latest: Option<DateTime<Utc>>,
    article_count: i32,
    claim_count: i32,
    create_time: DateTime<Utc>,
    update_time: DateTime<Utc>,
    aliases: Vec<Uuid>,
}

impl Row {
    pub(super) fn event(self) -> Result<Event, Error> {
        let said = Some(&*self.happening).filter(|word| !word.is_empty());
        let count = |n| u32::try_from(n).unwrap_or_default();
        Ok(Event {
            id: EventId(self.id),
            happening: read_opt(said, Happening::parse)?,
            place: self.place,
            earliest: self.earliest,
            latest: self.latest,
            article_count: count(self.article_count),
            claim_count: count(self.claim_count),
            aliases: self.aliases.into_iter().map(EventId).collect(),
            create_time: self.create_time,
            update_time: self.update_time,
        })
    }
}
