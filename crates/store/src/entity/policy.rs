//! Table `policies`.

use sea_orm::entity::prelude::*;

/// A version of a newsroom's house rules.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "policies")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// What it says.
    pub content: Json,
    /// Who made it.
    pub person: Uuid,
    /// The key's owner, where a tool acted for `person`.
    pub delegate: Option<Uuid>,
    /// When.
    pub create_time: DateTimeUtc,
    /// Makes its digest in the log say nothing to who guesses.
    pub salt: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
