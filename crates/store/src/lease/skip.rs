//! A claim given back for good.

use super::GiveBack;
use super::held::{Held, end, own};
use super::terms::WAITS;
use crate::claim::get;
use crate::comment::insert::note;
use crate::entity::skip;
use crate::outbox::{self, Event};
use crate::request::{Known, remember};
use crate::{Error, Store};
use factdesk_domain::{Act, Claim, ClaimId, CommentKind, IdSource, Principal};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, NotSet};
use sea_orm::{Statement, Value};
use serde_json::json;

impl Store {
    /// Gives a claim of the caller's back and never offers it to them again, nor a
    /// copy of it. Where that was the last reviewer, editors are asked.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::LeaseNotHeld`].
    pub async fn skip_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &GiveBack,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        let request = call.request.as_ref();
        if let Known::No = remember(&tx, by, request, call.claim.0).await? {
            skip(&tx, by, ids, call).await?;
        }
        let answer = get::load(&tx, by, call.claim).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn skip(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    call: &GiveBack,
) -> Result<(), Error> {
    let claim = call.claim;
    let held = own(tx, by, claim).await?;
    write_down(tx, by, claim, &held).await?;
    end(tx, by, &held).await?;
    let said = note(tx, by, ids, &[claim], CommentKind::Skip, &call.note).await?;
    let escalated = escalate(tx, by, &held).await?;
    let detail = json!({ "comment": said.first().map(|c| c.id), "escalated": escalated });
    let event = Event::claim(Act::ClaimSkipped, claim, detail).covering_all(&said);
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(())
}

async fn write_down(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: ClaimId,
    held: &Held,
) -> Result<(), Error> {
    let row = skip::ActiveModel {
        newsroom: Set(by.newsroom.0),
        claim: Set(claim.0),
        person: Set(by.person.0),
        copy_key: Set(held.copy_key.clone()),
        create_time: NotSet,
    };
    skip::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Asks the editors where every reviewer skipped the claim or a copy: those who are no
/// editors, and did not leave (whose keys have not all ended). What editors skipped
/// until then they skipped as reviewers; they are asked anew. Copies that somebody is
/// changing at this moment keep their mark as it is: they are barred by the skips
/// anyway, and waiting for them out of order could end in a deadlock.
const ESCALATE: &str = "
    with reviewers as (
        select p.id from people p
        where p.newsroom = $1 and 'reviewer' = any (p.roles) and not 'editor' = any (p.roles)
          and (not exists (select from keys k where k.newsroom = $1 and k.person = p.id)
               or exists (select from keys k where k.newsroom = $1 and k.person = p.id
                   and k.revoke_time is null and coalesce(k.expire_time > now(), true)))
    ), last as (
        select exists (select from reviewers) and not exists (
            select from reviewers p where not exists (
                select from skips s
                where s.newsroom = $1 and s.copy_key = $2 and s.person = p.id)) as told
    ), asked as (
        update claims set escalated = true
        where (select told from last) and ctid = any (array(
            select ctid from claims
            where newsroom = $1 and copy_key = $2 and WAITS and not escalated
            limit 500 for no key update skip locked))
        returning id
    ), anew as (
        delete from skips s using people p
        where exists (select from asked) and s.newsroom = $1 and s.copy_key = $2
          and p.newsroom = $1 and p.id = s.person and 'editor' = any (p.roles)
    )
    select exists (select from asked) as escalated";

async fn escalate(tx: &impl ConnectionTrait, by: &Principal, held: &Held) -> Result<bool, Error> {
    let values: [Value; 2] = [by.newsroom.0.into(), held.copy_key.as_str().into()];
    let escalate = ESCALATE.replace("WAITS", WAITS);
    let escalate = Statement::from_sql_and_values(DbBackend::Postgres, escalate, values);
    let row = tx.query_one_raw(escalate).await?;
    let row = row.ok_or_else(|| Error::Corrupt("a question returned nothing".into()))?;
    Ok(row.try_get("", "escalated")?)
}
