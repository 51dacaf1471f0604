//! Table `mention_keys`.

use sea_orm::entity::prelude::*;

/// A key by which mentions find each other.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mention_keys")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Happening, place or name, and a time; or a rare word and a time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The mention's, as it is: whoever moves the mention moves its keys.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event: Uuid,
    /// The mention's.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rank: i64,
    /// The mention.
    #[sea_orm(primary_key, auto_increment = false)]
    pub mention: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
