//! Table `dismissals`.

use sea_orm::entity::prelude::*;

/// A claim set aside without a verdict.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dismissals")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The claim.
    pub claim: Uuid,
    /// Who did it.
    pub person: Uuid,
    /// The key's owner, where a tool acted for `person`.
    pub delegate: Option<Uuid>,
    /// A word of `DismissReason`.
    pub reason: String,
    /// What the reviewer added; may be empty.
    pub comment: String,
    /// When.
    pub create_time: DateTimeUtc,
    /// Makes its digest in the log say nothing once it is erased.
    pub salt: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
