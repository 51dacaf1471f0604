//! People, registered where a key or a test names them.

use crate::entity::person::{Column, Entity, Model};
use crate::outbox::{self, Actor, Event};
use crate::{Error, Resource};
use factdesk_domain::{Act, IdSource, NewsroomId, PersonId, Role, Roles};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, Statement,
    Value,
};
use serde_json::json;

#[cfg(feature = "testing")]
impl crate::Store {
    /// A person with these roles, registered under `id` where missing. The log says
    /// nothing of them, so that tests can count what it says of their own acts.
    pub(crate) async fn register_person(
        &self,
        newsroom: NewsroomId,
        id: PersonId,
        handle: &str,
        roles: Roles,
    ) -> Result<PersonId, Error> {
        match upsert(&self.db, newsroom, id, handle, roles).await? {
            Some(row) => Ok(PersonId(row.id)),
            None => known(&self.db, newsroom, handle).await,
        }
    }
}

/// Registers a person under `id`, or gives a registered one these roles, and says so
/// where that changes anything. Returns the id that they have. The handle must have
/// been checked.
pub(super) async fn register(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    handle: &str,
    roles: Roles,
) -> Result<PersonId, Error> {
    let Some(row) = upsert(tx, newsroom, PersonId::new(ids), handle, roles).await? else {
        return known(tx, newsroom, handle).await;
    };
    let id = PersonId(row.id);
    let detail = json!({ "roles": row.roles });
    let event = Event::person(Act::PersonRegistered, id, detail).covering(&row);
    outbox::append(tx, ids, Actor::service(newsroom), &[event]).await?;
    Ok(id)
}

/// The row, where it is new or has other roles now.
async fn upsert(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    id: PersonId,
    handle: &str,
    roles: Roles,
) -> Result<Option<Model>, Error> {
    let upsert = "
        insert into people (newsroom, id, handle, display_name, roles)
        values ($1, $2, $3, $3, $4)
        on conflict (newsroom, handle) do update set roles = excluded.roles
            where people.roles is distinct from excluded.roles
        returning *";
    let words: Vec<String> = roles.iter().map(|r| r.as_str().to_owned()).collect();
    let values: [Value; 4] = [newsroom.0.into(), id.0.into(), handle.into(), words.into()];
    let upsert = Statement::from_sql_and_values(DbBackend::Postgres, upsert, values);
    Ok(Model::find_by_statement(upsert).one(tx).await?)
}

/// Who has that handle.
async fn known(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    handle: &str,
) -> Result<PersonId, Error> {
    let known = Entity::find()
        .filter(Column::Newsroom.eq(newsroom.0))
        .filter(Column::Handle.eq(handle));
    let known = known.one(tx).await?.map(|row| PersonId(row.id));
    known.ok_or(Error::NotFound(Resource::Person))
}

/// The roles of a row.
pub(crate) fn read_roles(words: &[String]) -> Result<Roles, Error> {
    let read = |w: &String| Role::parse(w).ok_or_else(|| Error::Corrupt(format!("role {w:?}")));
    words.iter().map(read).collect()
}
