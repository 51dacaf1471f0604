//! Table `claims`.

use sea_orm::entity::prelude::*;
use serde::Serialize;

/// One checkable proposition. Serialised, it is the row that a bulk insert unnests.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "claims")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The article.
    pub article: Uuid,
    /// The latest revision in which it stands.
    pub revision: i32,
    /// A word of `Kind`.
    pub kind: String,
    /// The words that carry it.
    pub text: String,
    /// A sentence that stands alone.
    pub proposition: String,
    /// First code point.
    pub span_start: Option<i32>,
    /// One past the last code point.
    pub span_end: Option<i32>,
    /// First UTF-16 unit.
    pub span_utf16_start: Option<i32>,
    /// One past the last UTF-16 unit.
    pub span_utf16_end: Option<i32>,
    /// Words before.
    pub prefix: String,
    /// Words after.
    pub suffix: String,
    /// The sentence around it.
    pub context: String,
    /// The statement that this figure stands in.
    pub within: Option<Uuid>,
    /// Shared by copies.
    pub copy_key: String,
    /// The chain of who says it.
    pub attributions: Json,
    /// The claimants in lower case, for filters.
    pub claimants: Vec<String>,
    /// A word of `Stance`.
    pub stance: Option<String>,
    /// The article's own doubt.
    pub cautions: Json,
    /// Words of `CautionCategory`, for filters.
    pub caution_categories: Vec<String>,
    /// A word of `Measure`; present on figures only, as all up to `figure_utf16_end`.
    pub measure: Option<String>,
    /// The counted noun.
    pub unit_noun: Option<String>,
    /// A word of `Bound`.
    pub bound: Option<String>,
    /// The number or the lower end.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// Unit.
    pub unit: Option<String>,
    /// Whether the word is vague.
    pub vague: Option<bool>,
    /// It holds not before.
    pub as_of_earliest: Option<DateTimeUtc>,
    /// It holds not after.
    pub as_of_latest: Option<DateTimeUtc>,
    /// How that is known.
    pub as_of_basis: Option<String>,
    /// The number as it stands.
    pub figure_text: Option<String>,
    /// First code point of it.
    pub figure_start: Option<i32>,
    /// One past its last code point.
    pub figure_end: Option<i32>,
    /// First UTF-16 unit of it.
    pub figure_utf16_start: Option<i32>,
    /// One past its last UTF-16 unit.
    pub figure_utf16_end: Option<i32>,
    /// 0 to 1.
    pub check_worthiness: f64,
    /// Why.
    pub worthiness_reasons: Vec<String>,
    /// Free labels.
    pub labels: Vec<String>,
    /// A word of `ClaimState`.
    pub state: String,
    /// A word of `Verdict`: is it so?
    pub verdict: Option<String>,
    /// A word of `Verdict`: was it said?
    pub attribution_verdict: Option<String>,
    /// The verdict's public reason.
    pub reason: String,
    /// A word of `Verdict`.
    pub suggested_verdict: Option<String>,
    /// Why.
    pub suggestion_reason: String,
    /// A word of `Verdict`, of a reviewed copy.
    pub offered_verdict: Option<String>,
    /// Counts what a reviewer decides on; the etag comes from it.
    pub version: i32,
    /// The extractor and its version.
    pub extractor: String,
    /// When stored.
    pub create_time: DateTimeUtc,
    /// When last changed.
    pub update_time: DateTimeUtc,
    /// By when it should be looked at.
    pub due_time: DateTimeUtc,
    /// Who shall review it.
    pub assignee: Option<Uuid>,
    /// By when; present with `assignee` only.
    pub assign_due_time: Option<DateTimeUtc>,
    /// Every reviewer skipped it.
    pub escalated: bool,
    /// When to look again.
    pub recheck_time: Option<DateTimeUtc>,
    /// A word of `RecheckReason`; present in NEEDS_RECHECK only.
    pub recheck_reason: Option<String>,
    /// What it took the place of.
    pub replaces: Vec<Uuid>,
    /// What took its place.
    pub replaced_by: Vec<Uuid>,
    /// Makes its digest in the log say nothing once it is erased.
    pub salt: Option<Uuid>,
    /// A word of `Happening`.
    pub happening: Option<String>,
    /// Where, as the article says.
    pub places: Vec<String>,
    /// It happened not before.
    pub occurred_earliest: Option<DateTimeUtc>,
    /// It happened not after.
    pub occurred_latest: Option<DateTimeUtc>,
    /// The extractor's rules that made it.
    pub rules: Vec<String>,
}

impl ActiveModelBehavior for ActiveModel {}
