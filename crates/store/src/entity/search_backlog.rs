//! Table `search_backlog`.

use sea_orm::entity::prelude::*;

/// A newsroom whose older claims cannot all be searched yet.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "search_backlog")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// The last claim that can.
    pub claim: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
