//! Table `events`.

use sea_orm::entity::prelude::*;

/// Something that happened, or an alias of what did.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of an alias: the event that goes on, never an alias itself.
    pub merged_into: Option<Uuid>,
    /// A word of `Happening`.
    pub happening: String,
    /// Where.
    pub place: String,
    /// Not before.
    pub earliest: Option<DateTimeUtc>,
    /// Not after.
    pub latest: Option<DateTimeUtc>,
    /// Articles that tell of it.
    pub article_count: i32,
    /// Claims about it.
    pub claim_count: i32,
    /// When its first claim was joined.
    pub create_time: DateTimeUtc,
    /// When a claim came or went.
    pub update_time: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
