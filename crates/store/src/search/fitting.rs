//! The claims behind candidates.

use crate::Error;
use crate::claim::condition::condition;
use crate::entity::claim::{Column, Entity};
use factdesk_domain::{ClaimFilter, ClaimState, NewsroomId};
use factdesk_search::{Document, Fields};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, QueryTrait, Statement,
};
use uuid::Uuid;

/// Copies are looked at no further, but for the latest that have a verdict.
const COPIES: u64 = 50;

/// A claim that stands for its copies.
#[derive(FromQueryResult)]
pub(super) struct Fitting {
    /// Its identity.
    pub id: Uuid,
    proposition: String,
    text: String,
    context: String,
    claimants: Vec<String>,
    /// It has a verdict.
    pub checked: bool,
    /// How many they are.
    pub copies: i64,
}

impl Fitting {
    /// What it says.
    pub fn document(&self) -> Document {
        Document::read(&Fields {
            own: vec![&self.proposition, &self.text],
            context: &self.context,
            claimants: self.claimants.iter().map(String::as_str).collect(),
        })
    }
}

/// Of each key the claim that stands for its copies, among those that fit the filter: one
/// with a verdict, the newest. Where a key has none, its claims are gone or do not fit.
/// Rows are come back to by their place, so that no plan can go looking for them.
const CHOOSE: &str = "
    with seen as materialized (
        select c.place from unnest($keys::text[]) as k(key)
        cross join lateral (
            (select ctid as place from claims
             where newsroom = $room and copy_key = k.key and verdict is not null
             order by update_time desc limit 5)
            union
            (select ctid from claims where newsroom = $room and copy_key = k.key limit $most)
        ) c
    ), fitting as (FITTING)
    select distinct on (copy_key) id, proposition, text, context, claimants,
        verdict is not null as checked, count(*) over (partition by copy_key) as copies
    from fitting order by copy_key, (verdict is null), create_time desc, id";

/// Reads them.
pub(super) async fn fitting(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    keys: Vec<String>,
    filter: &ClaimFilter,
) -> Result<Vec<Fitting>, Error> {
    let fit = Entity::find()
        .filter(Expr::cust(
            "claims.ctid = any (array(select place from seen))",
        ))
        .filter(Column::Newsroom.eq(newsroom.0))
        .filter(Column::State.ne(ClaimState::Replaced.as_str()))
        .filter(condition(filter))
        .select_only()
        .columns([
            Column::Id,
            Column::CopyKey,
            Column::Proposition,
            Column::Text,
            Column::Context,
            Column::Claimants,
            Column::Verdict,
            Column::CreateTime,
        ])
        .build(DbBackend::Postgres);
    let mut values = fit.values.map(|values| values.0).unwrap_or_default();
    let first = values.len() + 1;
    values.extend([keys.into(), newsroom.0.into(), COPIES.into()]);
    let sql = CHOOSE
        .replace("$keys", &format!("${first}"))
        .replace("$room", &format!("${}", first + 1))
        .replace("$most", &format!("${}", first + 2))
        .replace("FITTING", &fit.sql);
    let choose = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Ok(Fitting::find_by_statement(choose).all(tx).await?)
}
