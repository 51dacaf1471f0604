//! First reviews that wait for a second person's: kept apart, and brought to light.

use super::case::Decided;
use super::evidence::put;
use super::mark::Act;
use super::sealed_evidence;
use crate::Error;
use crate::entity::{evidence, review, sealed_review};
use crate::text::among;
use factdesk_domain::{ClaimId, IdSource, Principal, ReviewId, ReviewKind, Role};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, NotSet,
    QueryFilter,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What is sealed on these claims. For whoever judges the second review, and for
/// nobody to see.
pub(super) async fn of(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claims: Vec<Uuid>,
) -> Result<HashMap<Uuid, sealed_review::Model>, Error> {
    if claims.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sealed_review::Entity::find()
        .filter(sealed_review::Column::Newsroom.eq(by.newsroom.0))
        .filter(among("claim", claims))
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (row.claim, row)).collect())
}

/// What is sealed on a claim, where the caller may see it: the author may, and whom
/// the policy names as an adjudicator, who can't give the second review.
pub(super) async fn seen_by(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: ClaimId,
) -> Result<Option<sealed_review::Model>, Error> {
    let mut may = Condition::any().add(sealed_review::Column::Person.eq(by.person.0));
    if by.roles.grant(Role::Editor) {
        may = may.add(Expr::cust_with_values(ADJUDICATES, [by.person.to_string()]));
    }
    let row = sealed_review::Entity::find_by_id((by.newsroom.0, claim.0)).filter(may);
    Ok(row.one(tx).await?)
}

const ADJUDICATES: &str = "coalesce((
    select jsonb_exists(p.content -> 'adjudicators', $1) from policies p
    where p.newsroom = sealed_reviews.newsroom order by p.version desc limit 1), false)";

/// A review as it is sealed, with the evidence that it brings.
pub(super) fn row(
    by: &Principal,
    ids: &dyn IdSource,
    act: &Act<'_>,
    one: &Decided,
) -> sealed_review::ActiveModel {
    let new = act.review;
    sealed_review::ActiveModel {
        newsroom: Set(by.newsroom.0),
        claim: Set(one.claim.0),
        id: Set(ReviewId::new(ids).0),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        verdict: Set(new.verdict.as_str().to_owned()),
        attribution_verdict: Set(new.attribution_verdict.map(|v| v.as_str().to_owned())),
        reason: Set(new.reason.clone()),
        rationale: Set(new.rationale.clone()),
        on_table: Set(one.on_table.clone()),
        evidence: Set(sealed_evidence::to_json(ids, &new.evidence)),
        as_of_time: Set(new.as_of_time),
        recheck_time: Set(new.recheck_time),
        correct_when_reported: Set(new.correct_when_reported),
        previous_verdict: Set(one.previous_verdict.clone()),
        applied_from: Set(act.applied_from(one)),
        policy_version: Set(act.policy_version),
        create_time: NotSet,
        salt: NotSet,
    }
}

/// The review that it is once it is open, and the evidence that it brings along.
pub(super) fn opened(
    sealed: sealed_review::Model,
) -> Result<(review::Model, Vec<evidence::Model>), Error> {
    let brought = sealed_evidence::rows(&sealed)?;
    let mut table = sealed.on_table;
    table.extend(brought.iter().map(|e| e.id));
    let review = review::Model {
        newsroom: sealed.newsroom,
        id: sealed.id,
        claim: sealed.claim,
        person: sealed.person,
        delegate: sealed.delegate,
        verdict: sealed.verdict,
        attribution_verdict: sealed.attribution_verdict,
        reason: sealed.reason,
        rationale: sealed.rationale,
        evidence: table,
        as_of_time: sealed.as_of_time,
        recheck_time: sealed.recheck_time,
        correct_when_reported: sealed.correct_when_reported,
        previous_verdict: sealed.previous_verdict,
        applied_from: sealed.applied_from,
        create_time: sealed.create_time,
        kind: ReviewKind::Review.as_str().to_owned(),
        correction_kind: None,
        corrects: None,
        waiver_reason: String::new(),
        policy_version: sealed.policy_version,
        salt: Uuid::nil(),
    };
    Ok((review, brought))
}

/// Brings sealed reviews to light: they become reviews and their evidence lies on
/// the claims' tables, both with their own times. Returns what is stored.
pub(super) async fn open(
    tx: &impl ConnectionTrait,
    by: &Principal,
    sealed: Vec<sealed_review::Model>,
) -> Result<(Vec<review::Model>, Vec<evidence::Model>), Error> {
    if sealed.is_empty() {
        return Ok(Default::default());
    }
    let claims: Vec<Uuid> = sealed.iter().map(|s| s.claim).collect();
    let opened = sealed.into_iter().map(opened);
    let (reviews, brought): (Vec<_>, Vec<_>) =
        opened.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
    let brought = brought.into_iter().flatten();
    let brought = put(tx, brought.map(unsalted_evidence).collect()).await?;
    let reviews = review::Entity::insert_many(reviews.into_iter().map(unsalted))
        .exec_with_returning(tx)
        .await?;
    sealed_review::Entity::delete_many()
        .filter(sealed_review::Column::Newsroom.eq(by.newsroom.0))
        .filter(among("claim", claims))
        .exec(tx)
        .await?;
    Ok((reviews, brought))
}

/// The database salts what it stores.
fn unsalted(review: review::Model) -> review::ActiveModel {
    review::ActiveModel {
        salt: NotSet,
        ..review.into_active_model()
    }
}

fn unsalted_evidence(evidence: evidence::Model) -> evidence::ActiveModel {
    evidence::ActiveModel {
        salt: NotSet,
        ..evidence.into_active_model()
    }
}
