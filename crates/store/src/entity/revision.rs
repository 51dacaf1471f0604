//! Table `revisions`.

use sea_orm::entity::prelude::*;

/// One immutable text of an article.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article: Uuid,
    /// From 1 upwards.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// Headline; may be empty.
    pub title: String,
    /// Text as submitted.
    pub body: String,
    /// Digest of title, blank line, body.
    pub sha256: String,
    /// As submitted, or as guessed once extracted.
    pub language_code: Option<String>,
    /// When it was published.
    pub publish_time: Option<DateTimeUtc>,
    /// The publisher's own number.
    pub source_version: i64,
    /// Who submitted it.
    pub person: Uuid,
    /// The key's owner, where a tool acted for `person`.
    pub delegate: Option<Uuid>,
    /// When it was submitted.
    pub create_time: DateTimeUtc,
    /// When its claims were stored.
    pub extract_time: Option<DateTimeUtc>,
    /// Makes its digest in the log say nothing once it is erased.
    pub salt: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
