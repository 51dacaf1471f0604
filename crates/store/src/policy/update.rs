//! A new version of the house rules.

use super::content::to_json;
use super::get::{current, load};
use super::{PolicyUpdate, etag};
use crate::entity::{person, policy};
use crate::outbox::{self, Event};
use crate::people::read_roles;
use crate::request::{Known, answer_with, remember};
use crate::{Error, Store};
use factdesk_domain::{Act, IdSource, PolicyVersion, Principal, Role, Violations};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, NotSet, QueryFilter,
    Statement,
};
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Makes a new version.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::PolicyChanged`]; [`Error::Invalid`]
    /// naming `policy.adjudicators[i]` where that is no editor of the newsroom.
    pub async fn update_policy(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        update: &PolicyUpdate,
    ) -> Result<PolicyVersion, Error> {
        let tx = self.db.begin().await?;
        let request = update.request.as_ref();
        let version = match remember(&tx, by, request, as_answer(0)).await? {
            Known::Answered(answer) => from_answer(answer),
            Known::No => append(&tx, by, ids, update).await?,
        };
        let answer = load(&tx, by, version).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn append(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    update: &PolicyUpdate,
) -> Result<i32, Error> {
    one_at_a_time(tx, by).await?;
    let last = current(tx, by).await?;
    let current = etag(last);
    if current != update.etag {
        return Err(Error::PolicyChanged { current });
    }
    let adjudicators = editors(tx, by, &update.policy.adjudicators).await?;
    let version = last + 1;
    let row = policy::ActiveModel {
        newsroom: Set(by.newsroom.0),
        version: Set(version),
        content: Set(to_json(&update.policy, adjudicators)),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        create_time: NotSet,
        salt: NotSet,
    };
    let row = policy::Entity::insert(row).exec_with_returning(tx).await?;
    answer_with(tx, by, update.request.as_ref(), as_answer(version)).await?;
    let detail = json!({ "version": version });
    let event = Event::policy(Act::PolicyUpdated, by.newsroom, detail).covering(&row);
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(version)
}

/// Of two updates at once the second finds the first one's version. The lock is one
/// that nobody who only names the newsroom waits for.
async fn one_at_a_time(tx: &impl ConnectionTrait, by: &Principal) -> Result<(), Error> {
    let lock = "select id from newsrooms where id = $1 for no key update";
    let values = [by.newsroom.0.into()];
    let lock = Statement::from_sql_and_values(DbBackend::Postgres, lock, values);
    tx.query_one_raw(lock).await?;
    Ok(())
}

/// The ids of those who shall decide between two reviews.
async fn editors(
    tx: &impl ConnectionTrait,
    by: &Principal,
    handles: &[String],
) -> Result<Vec<Uuid>, Error> {
    let found = person::Entity::find()
        .filter(person::Column::Newsroom.eq(by.newsroom.0))
        .filter(person::Column::Handle.is_in(handles))
        .all(tx)
        .await?;
    let (mut people, mut bad) = (Vec::new(), Violations::new());
    for (i, handle) in handles.iter().enumerate() {
        let field = format!("policy.adjudicators[{i}]");
        match found.iter().find(|p| p.handle == *handle) {
            None => bad.add(field, "is nobody of this newsroom"),
            Some(p) if !read_roles(&p.roles)?.grant(Role::Editor) => {
                bad.add(field, "is no editor");
            }
            Some(p) => people.push(p.id),
        }
    }
    Ok(bad.into_result(Some(people))?)
}

/// A version as the answer that a request is remembered by.
fn as_answer(version: i32) -> Uuid {
    Uuid::from_u128(version.unsigned_abs().into())
}

fn from_answer(answer: Uuid) -> i32 {
    i32::try_from(answer.as_u128()).unwrap_or_default()
}
