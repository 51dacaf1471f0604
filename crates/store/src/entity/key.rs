//! Table `keys`.

use sea_orm::entity::prelude::*;

/// An API key, without its secret.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "keys")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its owner.
    pub person: Uuid,
    /// The part that is shown.
    pub prefix: String,
    /// SHA-256 of the whole key.
    pub hash: Vec<u8>,
    /// Whether it acts for others.
    pub delegate: bool,
    /// When created.
    pub create_time: DateTimeUtc,
    /// When it ends by itself.
    pub expire_time: Option<DateTimeUtc>,
    /// When it was revoked.
    pub revoke_time: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
