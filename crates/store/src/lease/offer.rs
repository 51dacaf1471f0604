//! A leased claim as its holder gets it: why this one, and what comes with it.

use super::Leased;
use super::able::for_roles;
use super::terms::WAITS;
use crate::Error;
use crate::claim::get;
use crate::comment::list::handover;
use crate::entity::claim::{Column, Entity};
use crate::event::against::against;
use factdesk_domain::{Claim, ClaimId, Offer, Principal, reasons};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect};
use sea_orm::{QueryResult, Statement, Value};
use std::sync::LazyLock;
use uuid::Uuid;

/// The most claims that are named beside the leased one.
const NAMED: usize = 500;

/// The claim with its reasons; what it covers only while the caller holds it.
pub(super) async fn offer(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: ClaimId,
) -> Result<Leased, Error> {
    let claim = get::load(tx, by, claim).await?;
    let held = claim.lease.as_ref().is_some_and(|l| l.person == by.person);
    let covered = match held {
        true => covered(tx, by, &claim).await?,
        false => Vec::new(),
    };
    let copies = covered.iter().filter(|(_, copy)| *copy).count();
    let covered: Vec<_> = covered.into_iter().map(|(id, _)| ClaimId(id)).collect();
    let around = surroundings(tx, by, &claim).await?;
    let contested = match claim.event {
        Some(_) => against(tx, by.newsroom, &claim).await?,
        None => None,
    };
    let why = Offer {
        person: &by.handle,
        now: around.try_get("", "now")?,
        copies,
        continues: around.try_get("", "continues")?,
        contested,
    };
    let all = covered.iter().chain([&claim.id]).map(|c| c.0).collect();
    Ok(Leased {
        reasons: reasons(&claim, &why),
        handover: handover(tx, by, all).await?,
        covered,
        claim,
    })
}

/// The claims that wait under the keys of the claim's lease, and whether each is a
/// copy of it; those of its own article first. No more of one key are looked at than
/// are named of all.
async fn covered(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: &Claim,
) -> Result<Vec<(Uuid, bool)>, Error> {
    let values: [Value; 2] = [by.newsroom.0.into(), claim.id.0.into()];
    let candidates = Expr::cust_with_values(&*COVERED, values);
    let mut found: Vec<(Uuid, Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Article, Column::CopyKey])
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::Id.ne(claim.id.0))
        .filter(candidates)
        .filter(for_roles(by))
        .into_tuple()
        .all(tx)
        .await?;
    found.sort_by_key(|(id, article, _)| (*article != claim.article.0, *id));
    let named = found.into_iter().take(NAMED);
    Ok(named
        .map(|(id, _, key)| (id, key == claim.copy_key))
        .collect())
}

static COVERED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "claims.ctid = any (array(
             select c.ctid from leases l cross join lateral (
                 select c.ctid from claims c
                 where c.newsroom = l.newsroom and c.copy_key = l.copy_key and c.{WAITS}
                 limit {}
             ) c
             where l.newsroom = $1 and l.claim = $2 and l.expire_time > now()))",
        NAMED + 1
    )
});

const SURROUNDINGS: &str = "
    select now(), exists (
        select from claims s join reviews r on (r.newsroom, r.claim) = (s.newsroom, s.id)
        where s.newsroom = $1 and (s.id = $2 or s.within = $2) and s.id <> $3 and r.person = $4
    ) as continues";

/// The time, and whether the caller reviewed another claim of the same statement.
async fn surroundings(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: &Claim,
) -> Result<QueryResult, Error> {
    let values: [Value; 4] = [
        by.newsroom.0.into(),
        claim.within.unwrap_or(claim.id).0.into(),
        claim.id.0.into(),
        by.person.0.into(),
    ];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, SURROUNDINGS, values);
    let row = tx.query_one_raw(select).await?;
    row.ok_or_else(|| Error::Corrupt("the clock returned nothing".into()))
}
