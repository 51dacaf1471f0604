//! Who shall look at a claim, and by when.

use super::AssignCall;
use super::able::not_theirs;
use super::terms::numbered;
use crate::claim::{get, lock::lock};
use crate::comment::insert::note;
use crate::entity::{claim, person};
use crate::outbox::{self, Event};
use crate::people::read_roles;
use crate::request::{Known, remember};
use crate::word::read;
use crate::{Error, Resource, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{
    Act, Claim, ClaimState, CommentKind, IdSource, Principal, Refusal, Role, Violations,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter};
use sea_orm::{Statement, Value};
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Assigns a claim, or takes an assignment back. A reviewer may do so for
    /// themselves only.
    ///
    /// # Errors
    /// [`Error::RoleMissing`], [`Error::RequestIdReused`], [`Error::NotFound`] (claim
    /// or person), [`Error::Invalid`] naming `due_time` where that is not to come,
    /// [`Error::Refused`], [`Error::PersonCannotReview`].
    pub async fn assign_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &AssignCall,
    ) -> Result<Claim, Error> {
        let another = call.to.as_ref().is_some_and(|(who, _)| *who != by.handle);
        if another && !by.roles.grant(Role::Editor) {
            return Err(Error::RoleMissing(Role::Editor));
        }
        let tx = self.db.begin().await?;
        let request = call.request.as_ref();
        if let Known::No = remember(&tx, by, request, call.claim.0).await?
            && let Err(refused) = assign(&tx, by, ids, call).await
        {
            // Not left to whoever drops it: the queue passes by a claim that is locked.
            tx.rollback().await?;
            return Err(refused);
        }
        let answer = get::load(&tx, by, call.claim).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn assign(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    call: &AssignCall,
) -> Result<(), Error> {
    let locked = lock(tx, by, &[call.claim]).await?;
    let row = locked.row(call.claim)?;
    let to = match &call.to {
        Some((handle, by_when)) => Some((assignee(tx, by, row, handle).await?, *by_when)),
        None => None,
    };
    to_come(tx, to.map(|(_, by_when)| by_when)).await?;
    waits(row)?;
    own_only(tx, by, row).await?;
    write_down(tx, row, to).await?;
    let said = note(
        tx,
        by,
        ids,
        &[call.claim],
        CommentKind::Assignment,
        &call.note,
    )
    .await?;
    let detail = json!({ "assignee": to.map(|(who, _)| who), "due_time": to.map(|(_, t)| t),
        "comment": said.first().map(|c| c.id) });
    let event = Event::claim(Act::ClaimAssigned, call.claim, detail).covering_all(&said);
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(())
}

/// The person of that handle, who must be able to do what the claim waits for.
async fn assignee(
    tx: &impl ConnectionTrait,
    by: &Principal,
    row: &claim::Model,
    handle: &str,
) -> Result<Uuid, Error> {
    let found = person::Entity::find()
        .filter(person::Column::Newsroom.eq(by.newsroom.0))
        .filter(person::Column::Handle.eq(handle))
        .one(tx)
        .await?;
    let found = found.ok_or(Error::NotFound(Resource::Person))?;
    let needed = match row.state.as_str() {
        "IN_ADJUDICATION" => Role::Editor,
        _ => Role::Reviewer,
    };
    let able = read_roles(&found.roles)?.grant(needed);
    match able && !barred(tx, row, found.id).await? {
        true => Ok(found.id),
        false => Err(Error::PersonCannotReview),
    }
}

/// Whether what the claim waits for is not that person's to give.
async fn barred(tx: &impl ConnectionTrait, row: &claim::Model, who: Uuid) -> Result<bool, Error> {
    let select = format!(
        "select {} as barred from claims where newsroom = $1 and id = $2",
        numbered(&not_theirs(), 3, 1)
    );
    let values: [Value; 3] = [row.newsroom.into(), row.id.into(), who.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let row = tx.query_one_raw(select).await?;
    row.map_or(Ok(true), |row| Ok(row.try_get("", "barred")?))
}

/// By the database's clock.
async fn to_come(tx: &impl ConnectionTrait, due: Option<DateTime<Utc>>) -> Result<(), Error> {
    let select = "select $1 > now() and $1 < now() + interval '366 days' as soon";
    let values = [due.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let row = tx.query_one_raw(select).await?;
    let soon: Option<bool> = row.map_or(Ok(None), |row| row.try_get("", "soon"))?;
    let mut bad = Violations::new();
    if soon == Some(false) {
        bad.add("due_time", "must lie in the future, at most 366 days ahead");
    }
    Ok(bad.into_result(Some(()))?)
}

fn waits(row: &claim::Model) -> Result<(), Error> {
    match read(&row.state, ClaimState::parse)? {
        state @ (ClaimState::Reviewed | ClaimState::Dismissed | ClaimState::Replaced) => {
            let claim = factdesk_domain::ClaimId(row.id);
            let refusal = Refusal::State(state);
            Err(Error::Refused { claim, refusal })
        }
        _ => Ok(()),
    }
}

/// A reviewer takes neither another's assignment nor gives it back for them, unless it
/// is overdue and so anybody's.
async fn own_only(
    tx: &impl ConnectionTrait,
    by: &Principal,
    row: &claim::Model,
) -> Result<(), Error> {
    let anothers = row.assignee.is_some_and(|who| who != by.person.0);
    if !anothers || by.roles.grant(Role::Editor) {
        return Ok(());
    }
    let select = "select coalesce($1 <= now(), true) as overdue";
    let values = [row.assign_due_time.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let overdue = tx.query_one_raw(select).await?;
    match overdue.map_or(Ok(false), |row| row.try_get("", "overdue"))? {
        true => Ok(()),
        false => Err(Error::RoleMissing(Role::Editor)),
    }
}

/// Whoever is asked for in person is offered it, even where they skipped it before.
async fn write_down(
    tx: &impl ConnectionTrait,
    row: &claim::Model,
    to: Option<(Uuid, DateTime<Utc>)>,
) -> Result<(), Error> {
    let assign = "
        with asked as (
            delete from skips where newsroom = $1 and copy_key = $5 and person = $3
        )
        update claims set assignee = $3, assign_due_time = $4 where newsroom = $1 and id = $2";
    let values: [Value; 5] = [
        row.newsroom.into(),
        row.id.into(),
        to.map(|(who, _)| who).into(),
        to.map(|(_, by_when)| by_when).into(),
        row.copy_key.as_str().into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        assign,
        values,
    ))
    .await?;
    Ok(())
}
