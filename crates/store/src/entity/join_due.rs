//! Table `joins_due`.

use sea_orm::entity::prelude::*;

/// An article whose claims are not joined yet.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "joins_due")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article: Uuid,
    /// A row for each change of its claims.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Since when.
    pub create_time: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
