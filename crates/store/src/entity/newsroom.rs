//! Table `newsrooms`.

use sea_orm::entity::prelude::*;

/// A tenant.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "newsrooms")]
pub struct Model {
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its name in commands.
    pub handle: String,
    /// Its name for people.
    pub display_name: String,
    /// When created.
    pub create_time: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
