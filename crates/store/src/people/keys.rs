//! Keys: created, listed, revoked.

use super::handle::PERSON;
use super::newsrooms::find;
use super::person::{read_roles, register};
use super::secret::{FORM, Secret, is_prefix};
use crate::{Error, KeyInfo, NewKey, Resource, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{IdSource, KeyId, NewsroomId, PersonId, Violations};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, Statement, Value};
use std::time::Duration;
use uuid::Uuid;

/// The longest life of a key that ends: 100 years.
const LONGEST_LIFE: Duration = Duration::from_secs(100 * 366 * 86_400);

impl Store {
    /// Creates a key in the newsroom of that handle.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the newsroom; [`Error::Invalid`] naming `person`,
    /// `secret` or `expires_in`.
    pub async fn create_key(
        &self,
        ids: &dyn IdSource,
        newsroom: &str,
        key: &NewKey<'_>,
    ) -> Result<KeyInfo, Error> {
        let secret = check(key)?;
        let tx = self.db.begin().await?;
        let newsroom = find(&tx, newsroom).await?.id;
        let person = register(&tx, ids, newsroom, key.person, key.roles).await?;
        let made = add(&tx, ids, newsroom, person, &secret, key).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// The keys of a newsroom, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the newsroom.
    pub async fn list_keys(&self, newsroom: &str) -> Result<Vec<KeyInfo>, Error> {
        let newsroom = find(&self.db, newsroom).await?.id;
        read(&self.db, newsroom, None).await
    }

    /// Revokes the key of that prefix; revoking again changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the newsroom or the key.
    pub async fn revoke_key(&self, newsroom: &str, prefix: &str) -> Result<KeyInfo, Error> {
        let newsroom = find(&self.db, newsroom).await?.id;
        if !is_prefix(prefix) {
            return Err(Error::NotFound(Resource::Key));
        }
        let revoke = "update keys set revoke_time = coalesce(revoke_time, now())
            where newsroom = $1 and prefix = $2";
        let key = [newsroom.0.into(), prefix.into()];
        self.db
            .execute_raw(Statement::from_sql_and_values(
                DbBackend::Postgres,
                revoke,
                key,
            ))
            .await?;
        let revoked = read(&self.db, newsroom, Some(prefix)).await?.pop();
        revoked.ok_or(Error::NotFound(Resource::Key))
    }

    /// Whether any key exists at all.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn any_key(&self) -> Result<bool, Error> {
        any(&self.db).await
    }
}

/// As [`Store::any_key`], also inside a transaction.
pub(super) async fn any(db: &impl ConnectionTrait) -> Result<bool, Error> {
    let found = crate::entity::key::Entity::find().one(db).await?;
    Ok(found.is_some())
}

/// The key's secret, where all of the key is well formed.
pub(super) fn check<'a>(key: &NewKey<'a>) -> Result<Secret<'a>, Violations> {
    let mut bad = Violations::new();
    PERSON.check("person", key.person, &mut bad);
    if key.expires_in.is_some_and(|life| life > LONGEST_LIFE) {
        bad.add(
            "expires_in",
            "must be at most 100 years; leave it out for a key without end",
        );
    }
    let secret = bad.keep("secret", Secret::parse(key.secret).ok_or(FORM.to_owned()));
    bad.into_result(secret)
}

/// Inserts a key for a registered person.
pub(super) async fn add(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    person: PersonId,
    secret: &Secret<'_>,
    key: &NewKey<'_>,
) -> Result<KeyInfo, Error> {
    if !insert(tx, KeyId::new(ids), newsroom, person, secret, key).await? {
        return Err(invalid("secret", "is taken, or its prefix is: make another").into());
    }
    let made = read(tx, newsroom, Some(secret.prefix())).await?.pop();
    made.ok_or(Error::NotFound(Resource::Key))
}

/// Inserts a key unless its secret or prefix is taken; says whether it did.
async fn insert(
    tx: &impl ConnectionTrait,
    id: KeyId,
    newsroom: NewsroomId,
    person: PersonId,
    secret: &Secret<'_>,
    key: &NewKey<'_>,
) -> Result<bool, Error> {
    let insert = "
        insert into keys (newsroom, id, person, prefix, hash, delegate, expire_time)
        values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
        on conflict do nothing";
    let values: [Value; 7] = [
        newsroom.0.into(),
        id.0.into(),
        person.0.into(),
        secret.prefix().into(),
        secret.hash().into(),
        key.delegate.into(),
        key.expires_in.map(|life| life.as_secs_f64()).into(),
    ];
    let done = tx
        .execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            insert,
            values,
        ))
        .await?;
    Ok(done.rows_affected() == 1)
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    prefix: String,
    handle: String,
    roles: Vec<String>,
    delegate: bool,
    create_time: DateTime<Utc>,
    expire_time: Option<DateTime<Utc>>,
    revoke_time: Option<DateTime<Utc>>,
}

/// All keys of a newsroom, newest first, or the one of that prefix.
async fn read(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    prefix: Option<&str>,
) -> Result<Vec<KeyInfo>, Error> {
    let select = "
        select k.id, k.prefix, p.handle, p.roles, k.delegate,
               k.create_time, k.expire_time, k.revoke_time
        from keys k join people p on (p.newsroom, p.id) = (k.newsroom, k.person)
        where k.newsroom = $1 and ($2::text is null or k.prefix = $2)
        order by k.create_time desc, k.id desc";
    let values = [newsroom.0.into(), prefix.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = Row::find_by_statement(select).all(tx).await?;
    rows.into_iter().map(info).collect()
}

fn info(row: Row) -> Result<KeyInfo, Error> {
    Ok(KeyInfo {
        id: KeyId(row.id),
        prefix: row.prefix,
        person: row.handle,
        roles: read_roles(&row.roles)?,
        delegate: row.delegate,
        create_time: row.create_time,
        expire_time: row.expire_time,
        revoke_time: row.revoke_time,
    })
}

fn invalid(field: &str, description: &str) -> Violations {
    let mut bad = Violations::new();
    bad.add(field, description);
    bad
}
