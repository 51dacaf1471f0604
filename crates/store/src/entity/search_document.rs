//! Table `search_documents`.

use sea_orm::entity::prelude::*;

/// What claims that are copies are found by.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "search_documents")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The claims' own.
    #[sea_orm(primary_key, auto_increment = false)]
    pub copy_key: String,
    /// The numbers of their terms, ascending.
    pub terms: Vec<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
