//! A version of the house rules.

use super::content::from_json;
use super::etag;
use crate::entity::{person, policy};
use crate::text::among;
use crate::{Error, Resource, Store};
use factdesk_domain::{Policy, PolicyVersion, Principal};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};
use std::collections::HashMap;
use uuid::Uuid;

impl Store {
    /// The policy: that version, or the current one.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn get_policy(
        &self,
        by: &Principal,
        version: Option<i32>,
    ) -> Result<PolicyVersion, Error> {
        match version {
            None => load(&self.db, by, current(&self.db, by).await?).await,
            Some(version) => load(&self.db, by, version).await,
        }
    }
}

/// The number of the current version.
pub(super) async fn current(tx: &impl ConnectionTrait, by: &Principal) -> Result<i32, Error> {
    let last: Option<i32> = policy::Entity::find()
        .select_only()
        .column(policy::Column::Version)
        .filter(policy::Column::Newsroom.eq(by.newsroom.0))
        .order_by_desc(policy::Column::Version)
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.unwrap_or_default())
}

/// The last version that names the caller among those who decide between two reviews:
/// whatever was sealed under it, or earlier and is sealed still, they could read.
pub(crate) async fn last_naming(
    tx: &impl ConnectionTrait,
    by: &Principal,
) -> Result<Option<i32>, Error> {
    let select = "
        select max(version) as version from policies
        where newsroom = $1 and jsonb_exists(content -> 'adjudicators', $2)";
    let values = [by.newsroom.0.into(), by.person.to_string().into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let row = tx.query_one_raw(select).await?;
    Ok(row.map_or(Ok(None), |row| row.try_get("", "version"))?)
}

/// What a version says.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn rules(
    tx: &impl ConnectionTrait,
    by: &Principal,
    version: i32,
) -> Result<Policy, Error> {
    match version {
        0 => Ok(Policy::default()),
        version => from_json(version, row(tx, by, version).await?.content),
    }
}

/// A version as it is told.
pub(super) async fn load(
    tx: &impl ConnectionTrait,
    by: &Principal,
    version: i32,
) -> Result<PolicyVersion, Error> {
    let mut told = PolicyVersion {
        policy: Policy::default(),
        adjudicators: Vec::new(),
        etag: etag(version),
        person: None,
        create_time: None,
    };
    if version == 0 {
        return Ok(told);
    }
    let row = row(tx, by, version).await?;
    told.policy = from_json(version, row.content)?;
    let named = told.policy.adjudicators.iter().map(|p| p.0);
    let handles = handles(tx, by, named.chain([row.person]).collect()).await?;
    let named = told.policy.adjudicators.iter();
    told.adjudicators = named.filter_map(|p| handles.get(&p.0).cloned()).collect();
    told.person = handles.get(&row.person).cloned();
    told.create_time = Some(row.create_time);
    Ok(told)
}

async fn row(
    tx: &impl ConnectionTrait,
    by: &Principal,
    version: i32,
) -> Result<policy::Model, Error> {
    let row = policy::Entity::find_by_id((by.newsroom.0, version));
    let row = row.one(tx).await?;
    row.ok_or(Error::NotFound(Resource::Policy))
}

async fn handles(
    tx: &impl ConnectionTrait,
    by: &Principal,
    people: Vec<Uuid>,
) -> Result<HashMap<Uuid, String>, Error> {
    let found: Vec<(Uuid, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Handle])
        .filter(person::Column::Newsroom.eq(by.newsroom.0))
        .filter(among("id", people))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(found.into_iter().collect())
}
