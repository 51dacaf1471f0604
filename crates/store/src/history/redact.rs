//! Erasing what a piece of evidence is.

use crate::entity::{article, claim, evidence, person};
use crate::outbox::{self, Event};
use crate::request::{Known, remember};
use crate::review::from_row;
use crate::{Error, Request, Resource, Store};
use factdesk_domain::{Act, ArticleId, ClaimId, Evidence, EvidenceId, IdSource, Principal};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QuerySelect, Statement};
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Redacts the evidence `id` of `claim`, unless that was done before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::LegalHold`], [`Error::RequestIdReused`].
    pub async fn redact_evidence(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        (claim, id): (ClaimId, EvidenceId),
        reason: &str,
        request: Option<&Request>,
    ) -> Result<Evidence, Error> {
        let tx = self.db.begin().await?;
        if let Known::No = remember(&tx, by, request, id.0).await? {
            redact(&tx, by, ids, (claim, id), reason).await?;
        }
        let row = find(&tx, by, claim, id).await?;
        let who = person::Entity::find_by_id((by.newsroom.0, row.person));
        let handle = who.one(&tx).await?.map(|p| p.handle).unwrap_or_default();
        tx.commit().await?;
        from_row(row, handle)
    }
}

async fn redact(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    (claim, id): (ClaimId, EvidenceId),
    reason: &str,
) -> Result<(), Error> {
    let missing = Error::NotFound(Resource::Evidence);
    let of = claim::Entity::find_by_id((by.newsroom.0, claim.0))
        .select_only()
        .column(claim::Column::Article)
        .into_tuple::<Uuid>();
    let article = of.one(tx).await?.ok_or(missing)?;
    not_held(tx, by, article).await?;
    lock(tx, by, claim).await?;
    if find(tx, by, claim, id).await?.redact_time.is_some() {
        return Ok(());
    }
    let erased = erase(tx, by, id).await?;
    let detail = json!({ "evidence": id.0, "reason": reason, "confidential": erased.confidential });
    let event = Event::claim(Act::ClaimEvidenceRedacted, claim, detail).covering(&erased);
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(())
}

/// Locks the article before the claim, as everybody who locks both does: so it is not
/// held meanwhile.
async fn not_held(tx: &impl ConnectionTrait, by: &Principal, article: Uuid) -> Result<(), Error> {
    let row = article::Entity::find_by_id((by.newsroom.0, article)).lock_shared();
    match row.one(tx).await? {
        Some(row) if row.legal_hold => Err(Error::LegalHold(ArticleId(article))),
        _ => Ok(()),
    }
}

async fn lock(tx: &impl ConnectionTrait, by: &Principal, claim: ClaimId) -> Result<(), Error> {
    let lock = "select from claims where newsroom = $1 and id = $2 for update";
    let key = [by.newsroom.0.into(), claim.0.into()];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        lock,
        key,
    ))
    .await?;
    Ok(())
}

async fn find(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: ClaimId,
    id: EvidenceId,
) -> Result<evidence::Model, Error> {
    let row = evidence::Entity::find_by_id((by.newsroom.0, id.0))
        .one(tx)
        .await?;
    let row = row.filter(|row| row.claim == claim.0);
    row.ok_or(Error::NotFound(Resource::Evidence))
}

async fn erase(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: EvidenceId,
) -> Result<evidence::Model, Error> {
    let erase = "
        update evidence
        set uri = '', quote = '', archive_uri = '', sha256 = '', access_time = null,
            redact_time = now(), salt = gen_random_uuid()
        where newsroom = $1 and id = $2 returning *";
    let key = [by.newsroom.0.into(), id.0.into()];
    let erase = Statement::from_sql_and_values(DbBackend::Postgres, erase, key);
    let erased = evidence::Model::find_by_statement(erase).one(tx).await?;
    erased.ok_or(Error::NotFound(Resource::Evidence))
}
