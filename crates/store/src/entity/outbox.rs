//! Table `outbox`.

use sea_orm::entity::prelude::*;

/// What happened, not yet in the log.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Order of writing; a higher one may become visible first.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// Identity.
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
    /// Of the rows that it changed, by resource name.
    pub digests: Json,
}

impl ActiveModelBehavior for ActiveModel {}
