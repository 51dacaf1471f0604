//! Table `evidence`.

use sea_orm::entity::prelude::*;

/// Something on a claim's table.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The claim.
    pub claim: Uuid,
    /// A word of `EvidenceKind`.
    pub kind: String,
    /// Where it is; may be empty.
    pub uri: String,
    /// What matters in it; may be empty.
    pub quote: String,
    /// A word of `Bearing`.
    pub bearing: String,
    /// Where a copy is kept; may be empty.
    pub archive_uri: String,
    /// Digest of the material; may be empty.
    pub sha256: String,
    /// When it was looked at.
    pub access_time: Option<DateTimeUtc>,
    /// A word of `SourceReliability`.
    pub source_reliability: Option<String>,
    /// 1 to 6.
    pub information_credibility: Option<i32>,
    /// Seen by editors and by whoever added it.
    pub confidential: bool,
    /// Who added it.
    pub person: Uuid,
    /// The key's owner, where a tool acted for `person`.
    pub delegate: Option<Uuid>,
    /// When it was added.
    pub create_time: DateTimeUtc,
    /// Makes its digest in the log say nothing once it is erased.
    pub salt: Uuid,
    /// When what it is was erased.
    pub redact_time: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
