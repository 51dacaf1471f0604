//! Table `series_heads`.

use sea_orm::entity::prelude::*;

/// The figure that the others of a growing toll were superseded by.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "series_heads")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The event, no alias.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event: Uuid,
    /// The series.
    #[sea_orm(primary_key, auto_increment = false)]
    pub series: String,
    /// The claim.
    pub claim: Uuid,
    /// Its article.
    pub article: Uuid,
    /// Its lower bound.
    pub low: f64,
    /// It holds not before.
    pub earliest: Option<DateTimeUtc>,
    /// It holds not after.
    pub latest: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
