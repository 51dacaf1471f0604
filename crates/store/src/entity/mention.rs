//! Table `mentions`.

use sea_orm::entity::prelude::*;

/// What one article says happened.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mentions")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The article.
    pub article: Uuid,
    /// The event, alias or not.
    pub event: Uuid,
    /// A word of `Happening`.
    pub happening: String,
    /// Where, as the article says.
    pub places: Vec<String>,
    /// Not before.
    pub earliest: Option<DateTimeUtc>,
    /// Not after.
    pub latest: Option<DateTimeUtc>,
    /// Names in the article, as compared.
    pub names: Vec<String>,
    /// Follows from its words alone.
    pub rank: i64,
    /// When the article was published; of the mention that it is about only, as all below.
    pub published: Option<DateTimeUtc>,
    /// Rare words of its head, names with a `+` before them.
    pub head: Option<Vec<String>>,
    /// Rare words that come later.
    pub body: Option<Vec<String>>,
    /// The most deaths that it tells of.
    pub deaths: Option<f64>,
}

impl ActiveModelBehavior for ActiveModel {}
