//! Table `leases`.

use sea_orm::entity::prelude::*;

/// A reviewer's hold on all copies of a claim.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "leases")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// What the copies share.
    #[sea_orm(primary_key, auto_increment = false)]
    pub copy_key: String,
    /// The claim that was leased: rows of one lease share it.
    pub claim: Uuid,
    /// Who holds it.
    pub person: Uuid,
    /// Until when; past it the row holds nothing.
    pub expire_time: DateTimeUtc,
    /// Since when.
    pub create_time: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
