//! Table `articles`.

use sea_orm::entity::prelude::*;

/// A document.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "articles")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Where it lives.
    pub uri: Option<String>,
    /// Who published it; may be empty.
    pub publisher: String,
    /// Free labels.
    pub labels: Vec<String>,
    /// Number of the latest revision.
    pub latest: i32,
    /// The highest number given; above `latest` where late revisions came in.
    pub last: i32,
    /// A word of `ArticleState`.
    pub state: String,
    /// Claims that stand in the latest revision.
    pub claim_count: i32,
    /// Words of `Notice`.
    pub notices: Vec<String>,
    /// Why extraction failed; may be empty.
    pub error: String,
    /// When first submitted.
    pub create_time: DateTimeUtc,
    /// Nothing of it may be purged.
    pub legal_hold: bool,
    /// Since when it is being purged.
    pub purge_begin_time: Option<DateTimeUtc>,
    /// When that was done.
    pub purge_time: Option<DateTimeUtc>,
    /// Who asked for the purge; none for the policy's retention.
    pub purge_person: Option<Uuid>,
    /// Who passed it on.
    pub purge_delegate: Option<Uuid>,
    /// Why; may be empty.
    pub purge_reason: String,
    /// How many claims of the extractor were refused.
    pub refused_claim_count: i32,
}

impl ActiveModelBehavior for ActiveModel {}
