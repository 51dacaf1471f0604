//! Table `reviews`.

use sea_orm::entity::prelude::*;

/// One person's verdict on one claim.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reviews")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The claim.
    pub claim: Uuid,
    /// Who decided.
    pub person: Uuid,
    /// The key's owner, where a tool acted for `person`.
    pub delegate: Option<Uuid>,
    /// A word of `Verdict`.
    pub verdict: String,
    /// A word of `Verdict`.
    pub attribution_verdict: Option<String>,
    /// The public reason.
    pub reason: String,
    /// What was done.
    pub rationale: String,
    /// What lay on the table.
    pub evidence: Vec<Uuid>,
    /// The time for which it holds.
    pub as_of_time: Option<DateTimeUtc>,
    /// When to look again.
    pub recheck_time: Option<DateTimeUtc>,
    /// Right when it was reported.
    pub correct_when_reported: bool,
    /// The verdict before.
    pub previous_verdict: Option<String>,
    /// The claim that was named, on its copies.
    pub applied_from: Option<Uuid>,
    /// When.
    pub create_time: DateTimeUtc,
    /// A word of `ReviewKind`.
    pub kind: String,
    /// A word of `CorrectionKind`; on corrections only, as `corrects`.
    pub correction_kind: Option<String>,
    /// The review that it corrects.
    pub corrects: Option<Uuid>,
    /// Why an editor waived the policy; else empty.
    pub waiver_reason: String,
    /// The policy that it was judged by.
    pub policy_version: i32,
    /// Makes its digest in the log say nothing once it is erased.
    pub salt: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
