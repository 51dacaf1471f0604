//! People, registered where a key or a test names them.

use crate::Error;
use factdesk_domain::{NewsroomId, PersonId, Role, Roles};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

#[cfg(feature = "testing")]
impl crate::Store {
    /// A person with these roles, registered under `id` where missing.
    pub(crate) async fn register_person(
        &self,
        newsroom: NewsroomId,
        id: PersonId,
        handle: &str,
        roles: Roles,
    ) -> Result<PersonId, Error> {
        register(&self.db, newsroom, id, handle, roles).await
    }
}

/// Registers a person under `id`, or gives a registered one these roles.
/// Returns the id that they have. The handle must have been checked.
pub(super) async fn register(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    id: PersonId,
    handle: &str,
    roles: Roles,
) -> Result<PersonId, Error> {
    let upsert = "
        insert into people (newsroom, id, handle, display_name, roles)
        values ($1, $2, $3, $3, $4)
        on conflict (newsroom, handle) do update set roles = excluded.roles
        returning id";
    let words: Vec<String> = roles.iter().map(|r| r.as_str().to_owned()).collect();
    let values: [Value; 4] = [newsroom.0.into(), id.0.into(), handle.into(), words.into()];
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            upsert,
            values,
        ))
        .await?;
    let row = row.ok_or_else(|| Error::Corrupt("an upsert returned nothing".into()))?;
    Ok(PersonId(row.try_get("", "id")?))
}

/// The roles of a row.
pub(crate) fn read_roles(words: &[String]) -> Result<Roles, Error> {
    let read = |w: &String| Role::parse(w).ok_or_else(|| Error::Corrupt(format!("role {w:?}")));
    words.iter().map(read).collect()
}
