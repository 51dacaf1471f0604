//! Table `event_links`.

use sea_orm::entity::prelude::*;

/// What makes two events one.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_links")]
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
    /// A mention or a decision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cause: Uuid,
    /// How sure.
    pub score: f64,
    /// Why, a phrase each.
    pub reasons: Vec<String>,
}

impl ActiveModelBehavior for ActiveModel {}
