//! Rows of reviews, and the evidence that they bring.

use super::case::Decided;
use super::evidence::{put, to_row};
use super::mark::{Act, Means};
use crate::Error;
use crate::entity::{evidence, review};
use factdesk_domain::{EvidenceId, IdSource, Principal, ReviewId, ReviewKind, Situation};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, NotSet};
use uuid::Uuid;

/// Appends a review of each of these claims, and its evidence to each one's table.
/// Returns what is stored, the reviews in that order.
pub(super) async fn append(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    act: &Act<'_>,
    decided: &[&Decided],
) -> Result<(Vec<review::Model>, Vec<evidence::Model>), Error> {
    if decided.is_empty() {
        return Ok(Default::default());
    }
    let (tables, brought) = put_on_tables(tx, by, ids, act, decided).await?;
    let rows = decided.iter().zip(tables);
    let rows = rows.map(|(one, table)| row(by, act, one, ReviewId::new(ids), table));
    let reviews = review::Entity::insert_many(rows)
        .exec_with_returning(tx)
        .await?;
    Ok((reviews, brought))
}

/// Adds the act's evidence to the claims' tables and names all that lies on each.
async fn put_on_tables(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    act: &Act<'_>,
    decided: &[&Decided],
) -> Result<(Vec<Vec<Uuid>>, Vec<evidence::Model>), Error> {
    let mut rows = Vec::new();
    let mut tables = Vec::with_capacity(decided.len());
    for one in decided {
        let mut table = one.on_table.clone();
        for new in &act.review.evidence {
            let id = EvidenceId::new(ids);
            table.push(id.0);
            rows.push(to_row(by, id, one.claim, new));
        }
        tables.push(table);
    }
    Ok((tables, put(tx, rows).await?))
}

fn row(
    by: &Principal,
    act: &Act<'_>,
    one: &Decided,
    id: ReviewId,
    table: Vec<Uuid>,
) -> review::ActiveModel {
    let new = act.review;
    let word = |v: factdesk_domain::Verdict| v.as_str().to_owned();
    let corrects = match &act.means {
        Means::Correction(correction) => Some(correction),
        Means::Review | Means::Adjudication => None,
    };
    review::ActiveModel {
        newsroom: Set(by.newsroom.0),
        id: Set(id.0),
        claim: Set(one.claim.0),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        verdict: Set(word(new.verdict)),
        attribution_verdict: Set(new.attribution_verdict.map(word)),
        reason: Set(new.reason.clone()),
        rationale: Set(new.rationale.clone()),
        evidence: Set(table),
        as_of_time: Set(new.as_of_time),
        recheck_time: Set(new.recheck_time),
        correct_when_reported: Set(new.correct_when_reported),
        previous_verdict: Set(one.previous_verdict.clone()),
        applied_from: Set(act.applied_from(one)),
        create_time: NotSet,
        kind: Set(kind(act, one).as_str().to_owned()),
        correction_kind: Set(corrects.map(|c| c.kind.as_str().to_owned())),
        corrects: Set(corrects.map(|c| c.corrects.0)),
        waiver_reason: Set(new.waiver_reason.clone()),
        policy_version: Set(act.policy_version),
        salt: NotSet,
    }
}

fn kind(act: &Act<'_>, one: &Decided) -> ReviewKind {
    match (&act.means, one.before) {
        (Means::Review, Situation::Sealed { .. }) => ReviewKind::SecondReview,
        (Means::Review, _) => ReviewKind::Review,
        (Means::Adjudication, _) => ReviewKind::Adjudication,
        (Means::Correction(_), _) => ReviewKind::Correction,
    }
}
