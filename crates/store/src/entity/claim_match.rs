//! Table `matches`.

use sea_orm::entity::prelude::*;

/// Two claims that may be about one event.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "matches")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The older claim.
    pub one: Uuid,
    /// The younger claim.
    pub other: Uuid,
    /// How sure.
    pub score: f64,
    /// Why, a phrase each.
    pub reasons: Vec<String>,
    /// A word of `MatchState`.
    pub state: String,
    /// What confirmed or rejected it.
    pub decision: Option<Uuid>,
    /// When it was suggested.
    pub create_time: DateTimeUtc,
    /// When it was last decided.
    pub update_time: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
