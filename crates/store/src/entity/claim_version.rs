//! Table `claim_versions`.

use sea_orm::entity::prelude::*;

/// What an event changed on a claim, as it was before.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "claim_versions")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The claim.
    #[sea_orm(primary_key, auto_increment = false)]
    pub claim: Uuid,
    /// Ascends from event to event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// The event, as in outbox and log.
    pub event: Uuid,
    /// Columns and their values before.
    pub before: Json,
}

impl ActiveModelBehavior for ActiveModel {}
