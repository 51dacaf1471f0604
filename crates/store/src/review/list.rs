//! What was decided on a claim, and on what.

use super::evidence::{from_row, visible};
use super::sealed;
use crate::entity::{claim, evidence, person, review, sealed_review};
use crate::text::among;
use crate::word::{read, read_opt};
use crate::{Error, Resource, Store};
use factdesk_domain::{
    ClaimId, CorrectionKind, Evidence, EvidenceId, Page, Principal, Review, ReviewId, ReviewKind,
    Role, Verdict,
};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

impl Store {
    /// Reviews of a claim, newest first, before `before`. Confidential evidence
    /// of others is left out unless the caller is an editor; a sealed review is there
    /// for its author and for adjudicators whom the policy names.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn list_reviews(
        &self,
        by: &Principal,
        claim: ClaimId,
        before: Option<ReviewId>,
        limit: u64,
    ) -> Result<Page<Review>, Error> {
        self.claim_exists(by, claim).await?;
        // Read before the open ones: one that is opened in between is seen twice, not
        // missed, and then told once.
        let sealed = sealed::seen_by(&self.db, by, claim).await?;
        let mut select = review::Entity::find()
            .filter(review::Column::Newsroom.eq(by.newsroom.0))
            .filter(review::Column::Claim.eq(claim.0));
        if let Some(before) = before {
            select = select.filter(review::Column::Id.lt(before.0));
        }
        let rows = select
            .order_by_desc(review::Column::Id)
            .limit(limit + 1)
            .all(&self.db)
            .await?;
        let open: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let sealed = sealed.filter(|s| !open.contains(&s.id));
        let sealed = sealed.filter(|s| before.is_none_or(|before| s.id < before.0));
        let mut items = self.reviews(by, rows).await?;
        if let Some(sealed) = sealed {
            items.push(self.sealed(by, sealed).await?);
            items.sort_by_key(|review| std::cmp::Reverse(review.id));
        }
        let more = items.len() as u64 > limit;
        items.truncate(limit as usize);
        Ok(Page { items, more })
    }

    /// A sealed review, as it will be once it is open.
    async fn sealed(&self, by: &Principal, row: sealed_review::Model) -> Result<Review, Error> {
        let (row, brought) = sealed::opened(row)?;
        let mut on_table = self.evidence_of(by, std::slice::from_ref(&row)).await?;
        let brought = brought.into_iter().filter(|e| visible(by, e));
        on_table.extend(brought.map(|e| (e.id, e)));
        let mut read = self.reviews_on(by, vec![row], &on_table).await?;
        let review = read.pop().ok_or(Error::NotFound(Resource::Review))?;
        Ok(Review {
            sealed: true,
            ..review
        })
    }

    /// Evidence of a claim, newest first, before `before`; confidential as above.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn list_evidence(
        &self,
        by: &Principal,
        claim: ClaimId,
        before: Option<EvidenceId>,
        limit: u64,
    ) -> Result<Page<Evidence>, Error> {
        self.claim_exists(by, claim).await?;
        let mut select = evidence::Entity::find()
            .filter(evidence::Column::Newsroom.eq(by.newsroom.0))
            .filter(evidence::Column::Claim.eq(claim.0))
            .filter(seen_by(by));
        if let Some(before) = before {
            select = select.filter(evidence::Column::Id.lt(before.0));
        }
        let rows = select
            .order_by_desc(evidence::Column::Id)
            .limit(limit + 1)
            .all(&self.db)
            .await?;
        let more = rows.len() as u64 > limit;
        let rows: Vec<_> = rows.into_iter().take(limit as usize).collect();
        let added: Vec<Uuid> = rows.iter().map(|r| r.person).collect();
        let handles = self.handles(by, added).await?;
        let items = rows.into_iter().map(|r| {
            let handle = handles.get(&r.person).cloned().unwrap_or_default();
            from_row(r, handle)
        });
        let items = items.collect::<Result<_, _>>()?;
        Ok(Page { items, more })
    }

    pub(crate) async fn claim_exists(&self, by: &Principal, id: ClaimId) -> Result<(), Error> {
        let found: Option<Uuid> = claim::Entity::find_by_id((by.newsroom.0, id.0))
            .select_only()
            .column(claim::Column::Id)
            .into_tuple()
            .one(&self.db)
            .await?;
        found.map(drop).ok_or(Error::NotFound(Resource::Claim))
    }

    async fn reviews(
        &self,
        by: &Principal,
        rows: Vec<review::Model>,
    ) -> Result<Vec<Review>, Error> {
        let on_table = self.evidence_of(by, &rows).await?;
        self.reviews_on(by, rows, &on_table).await
    }

    /// Reviews from rows, with what of their evidence is `on_table`.
    pub(crate) async fn reviews_on(
        &self,
        by: &Principal,
        rows: Vec<review::Model>,
        on_table: &HashMap<Uuid, evidence::Model>,
    ) -> Result<Vec<Review>, Error> {
        let handles = self.handles(by, people(&rows, on_table)).await?;
        rows.into_iter()
            .map(|row| to_review(row, on_table, &handles))
            .collect()
    }

    async fn evidence_of(
        &self,
        by: &Principal,
        rows: &[review::Model],
    ) -> Result<HashMap<Uuid, evidence::Model>, Error> {
        let ids: Vec<Uuid> = rows.iter().flat_map(|r| r.evidence.clone()).collect();
        let found = evidence::Entity::find()
            .filter(evidence::Column::Newsroom.eq(by.newsroom.0))
            .filter(among("id", ids))
            .all(&self.db)
            .await?;
        let seen = found.into_iter().filter(|e| visible(by, e));
        Ok(seen.map(|e| (e.id, e)).collect())
    }

    async fn handles(
        &self,
        by: &Principal,
        people: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, String>, Error> {
        let found: Vec<(Uuid, String)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Id, person::Column::Handle])
            .filter(person::Column::Newsroom.eq(by.newsroom.0))
            .filter(among("id", people))
            .into_tuple()
            .all(&self.db)
            .await?;
        Ok(found.into_iter().collect())
    }
}

/// [`visible`], as SQL, so that pages are full.
fn seen_by(by: &Principal) -> Condition {
    if by.roles.grant(Role::Editor) {
        return Condition::all();
    }
    Condition::any()
        .add(evidence::Column::Confidential.eq(false))
        .add(evidence::Column::Person.eq(by.person.0))
}

/// Everybody who is named in these reviews.
fn people(rows: &[review::Model], on_table: &HashMap<Uuid, evidence::Model>) -> Vec<Uuid> {
    let acted = rows.iter().flat_map(|r| [Some(r.person), r.delegate]);
    let added = on_table.values().map(|e| e.person);
    acted.flatten().chain(added).collect()
}

fn to_review(
    row: review::Model,
    on_table: &HashMap<Uuid, evidence::Model>,
    handles: &HashMap<Uuid, String>,
) -> Result<Review, Error> {
    let handle = |id: &Uuid| handles.get(id).cloned().unwrap_or_default();
    let evidence = row.evidence.iter().filter_map(|id| on_table.get(id));
    let evidence = evidence.map(|e| from_row(e.clone(), handle(&e.person)));
    let correction = read_opt(row.correction_kind.as_deref(), CorrectionKind::parse)?;
    Ok(Review {
        id: ReviewId(row.id),
        claim: ClaimId(row.claim),
        person: handle(&row.person),
        delegate: row.delegate.as_ref().map(handle),
        verdict: read(&row.verdict, Verdict::parse)?,
        attribution_verdict: read_opt(row.attribution_verdict.as_deref(), Verdict::parse)?,
        evidence: evidence.collect::<Result<_, _>>()?,
        previous_verdict: read_opt(row.previous_verdict.as_deref(), Verdict::parse)?,
        reason: row.reason,
        rationale: row.rationale,
        as_of_time: row.as_of_time,
        recheck_time: row.recheck_time,
        correct_when_reported: row.correct_when_reported,
        applied_from: row.applied_from.map(ClaimId),
        create_time: row.create_time,
        kind: read(&row.kind, ReviewKind::parse)?,
        correction: correction.zip(row.corrects.map(ReviewId)),
        waiver_reason: row.waiver_reason,
        policy_version: row.policy_version,
        sealed: false,
    })
}
