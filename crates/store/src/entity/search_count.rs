//! Table `search_counts`.

use sea_orm::entity::prelude::*;

/// How often a term comes.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "search_counts")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The term's number; 0 stands for every document.
    #[sea_orm(primary_key, auto_increment = false)]
    pub term: i64,
    /// In how many of the documents that are counted it stands.
    pub documents: i32,
}

impl ActiveModelBehavior for ActiveModel {}
