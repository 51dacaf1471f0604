//! Table `skips`.

use sea_orm::entity::prelude::*;

/// Somebody does not want to see a claim again, nor a copy of it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "skips")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The claim.
    #[sea_orm(primary_key, auto_increment = false)]
    pub claim: Uuid,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Uuid,
    /// The claim's own, which never changes: its copies are skipped, too.
    pub copy_key: String,
    /// When.
    pub create_time: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
