//! Table `events_apart`.

use sea_orm::entity::prelude::*;

/// Two events that people keep apart.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "events_apart")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The lower id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub one: Uuid,
    /// The higher id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub other: Uuid,
    /// Who says so.
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
