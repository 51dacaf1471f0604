//! Table `people`.

use sea_orm::entity::prelude::*;

/// A human, in one newsroom.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Their name in commands and resource names.
    pub handle: String,
    /// Their name for people.
    pub display_name: String,
    /// Words of `Role`.
    pub roles: Vec<String>,
    /// When registered.
    pub create_time: DateTimeUtc,
    /// Makes its digest in the log say nothing once it is erased.
    pub salt: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
