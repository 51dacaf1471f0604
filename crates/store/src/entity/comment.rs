//! Table `comments`.

use sea_orm::entity::prelude::*;

/// What somebody said about a claim, to the desk.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "comments")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The claim.
    pub claim: Uuid,
    /// A word of `CommentKind`.
    pub kind: String,
    /// Who said it.
    pub person: Uuid,
    /// The key's owner, where a tool acted for `person`.
    pub delegate: Option<Uuid>,
    /// The words; empty once they are erased.
    pub text: String,
    /// When.
    pub create_time: DateTimeUtc,
    /// Makes its digest in the log say nothing once it is erased.
    pub salt: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
