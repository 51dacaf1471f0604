//! Table `request_ids`.

use sea_orm::entity::prelude::*;

/// A request that succeeded.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "request_ids")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Who called.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Uuid,
    /// Which rpc.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rpc: String,
    /// The caller's name for it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_id: String,
    /// SHA-256 of the payload.
    pub digest: Vec<u8>,
    /// What it made or changed.
    pub answer: Option<Uuid>,
    /// When.
    pub create_time: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
