//! Table `decisions`.

use sea_orm::entity::prelude::*;

/// What somebody decided of events.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// A word of `DecisionKind`.
    pub kind: String,
    /// Who decided.
    pub person: Uuid,
    /// Who passed it on.
    pub delegate: Option<Uuid>,
    /// Ids of what it was about, and of what it moved; no texts.
    pub detail: Json,
    /// When.
    pub create_time: DateTimeUtc,
    /// When it was undone.
    pub undo_time: Option<DateTimeUtc>,
    /// Who undid it.
    pub undo_person: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
