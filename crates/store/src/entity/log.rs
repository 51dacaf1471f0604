//! Table `log`.

use sea_orm::entity::prelude::*;

/// What happened, in its final order.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "log")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// From 1, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    /// Identity, as in the outbox.
    pub id: Uuid,
    /// `article`, `claim` or `review`.
    pub subject_kind: String,
    /// Which.
    pub subject: Uuid,
    /// What happened to it.
    pub act: String,
    /// Who did it; none for the service itself.
    pub person: Option<Uuid>,
    /// Who passed it on.
    pub delegate: Option<Uuid>,
    /// What a reader needs to know beside the subject; no texts.
    pub detail: Json,
    /// When its transaction began.
    pub write_time: DateTimeUtc,
    /// When it was moved here.
    pub log_time: DateTimeUtc,
    /// Of the rows that it changed, by resource name.
    pub digests: Json,
    /// HMAC over this entry and the `mac` before; none before there was a chain.
    pub mac: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
