//! Table `sealed_reviews`.

use sea_orm::entity::prelude::*;

/// A first review that waits for a second person's.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sealed_reviews")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The claim, which has one at most.
    #[sea_orm(primary_key, auto_increment = false)]
    pub claim: Uuid,
    /// The identity that the review has once it is open.
    pub id: Uuid,
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
    /// What lay on the table before.
    pub on_table: Vec<Uuid>,
    /// What was sent along.
    pub evidence: Json,
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
    /// The policy that asked for a second one.
    pub policy_version: i32,
    /// When.
    pub create_time: DateTimeUtc,
    /// Makes its digest in the log say nothing to who guesses.
    pub salt: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
