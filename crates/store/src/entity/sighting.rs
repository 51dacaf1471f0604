//! Table `sightings`.

use sea_orm::entity::prelude::*;

/// A claim in its event.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sightings")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The claim.
    #[sea_orm(primary_key, auto_increment = false)]
    pub claim: Uuid,
    /// Its article.
    pub article: Uuid,
    /// The mention that it is part of.
    pub mention: Option<Uuid>,
    /// The event, alias or not.
    pub event: Uuid,
    /// The decision that moved it there.
    pub decision: Option<Uuid>,
    /// Of a figure: what is counted.
    pub series: Option<String>,
    /// Who is counted.
    pub population: String,
    /// The claim whose number it is a part of.
    pub part_of: Option<Uuid>,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// The first identifiable source.
    pub origin: String,
    /// What the number allows.
    pub low: Option<f64>,
    /// What the number allows.
    pub high: Option<f64>,
    /// It holds not before.
    pub earliest: Option<DateTimeUtc>,
    /// It holds not after.
    pub latest: Option<DateTimeUtc>,
    /// What speaks against the claim, where something does.
    pub contested: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
