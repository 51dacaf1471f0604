//! Table `jobs`.

use sea_orm::entity::prelude::*;

/// A revision that waits for extraction, is being extracted, or failed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    /// Tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub newsroom: Uuid,
    /// Its article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article: Uuid,
    /// The revision's number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    /// 0 interactive, 1 bulk.
    pub lane: i16,
    /// `READY`, `LEASED` or `FAILED`.
    pub state: String,
    /// Leases so far.
    pub attempts: i32,
    /// Not to be leased before.
    pub run_time: DateTimeUtc,
    /// Who has it.
    pub worker: Option<String>,
    /// The fence of the lease.
    pub lease_token: Option<Uuid>,
    /// When the lease ends.
    pub lease_expire_time: Option<DateTimeUtc>,
    /// Why the last attempt failed; may be empty.
    pub error: String,
    /// When queued.
    pub create_time: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
