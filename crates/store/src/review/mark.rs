//! Writing a verdict down.

use super::evidence::to_row;
use crate::claim::columns::{self, Found};
use crate::entity::{evidence, review};
use crate::outbox::{self, Event};
use crate::{Error, ReviewCall};
use factdesk_domain::{
    Act, ClaimId, Evidence, EvidenceId, IdSource, Principal, ReviewId, Reviewed,
};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, NotSet, Statement, Value,
};
use serde_json::json;
use std::sync::LazyLock;
use uuid::Uuid;

/// A claim of the call with what the rules made of it.
pub(super) struct Decided {
    pub claim: ClaimId,
    pub outcome: Reviewed,
    /// What lay on its table before.
    pub on_table: Vec<Evidence>,
    pub previous_verdict: Option<String>,
}

/// Appends evidence and reviews, updates the claims, offers the verdict to
/// copies that nobody has looked at, and says so in the outbox. Returns the claims
/// as they are then.
pub(super) async fn mark(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    call: &ReviewCall,
    decided: &[Decided],
) -> Result<Vec<Found>, Error> {
    let mut reviews = Vec::with_capacity(decided.len());
    let mut events = Vec::with_capacity(decided.len());
    for one in decided {
        let table = put_on_table(tx, by, ids, call, one).await?;
        let id = ReviewId::new(ids);
        events.push(event(one, id));
        reviews.push(review_row(by, call, one, id, table));
    }
    review::Entity::insert_many(reviews)
        .exec_without_returning(tx)
        .await?;
    let (marked, offered) = update(tx, by, call, decided).await?;
    let told = offered.into_iter().map(|claim| offer(call, claim));
    let events: Vec<_> = told.chain(events).collect();
    outbox::append(tx, ids, by.into(), &events).await?;
    Ok(marked)
}

/// Adds the call's evidence to a claim's table and names all that lies on it.
async fn put_on_table(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    call: &ReviewCall,
    one: &Decided,
) -> Result<Vec<Uuid>, Error> {
    let mut table: Vec<Uuid> = one.on_table.iter().map(|e| e.id.0).collect();
    let mut rows = Vec::new();
    for new in &call.review.evidence {
        let id = EvidenceId::new(ids);
        table.push(id.0);
        rows.push(to_row(by, id, one.claim, new));
    }
    if !rows.is_empty() {
        evidence::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(table)
}

fn review_row(
    by: &Principal,
    call: &ReviewCall,
    one: &Decided,
    id: ReviewId,
    table: Vec<Uuid>,
) -> review::ActiveModel {
    let new = &call.review;
    let word = |v: factdesk_domain::Verdict| v.as_str().to_owned();
    review::ActiveModel {
        newsroom: Set(by.newsroom.0),
        id: Set(id.0),
        claim: Set(one.claim.0),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        verdict: Set(word(one.outcome.verdict)),
        attribution_verdict: Set(one.outcome.attribution_verdict.map(word)),
        reason: Set(new.reason.clone()),
        rationale: Set(new.rationale.clone()),
        evidence: Set(table),
        as_of_time: Set(new.as_of_time),
        recheck_time: Set(new.recheck_time),
        correct_when_reported: Set(new.correct_when_reported),
        previous_verdict: Set(one.previous_verdict.clone()),
        applied_from: Set((one.claim != call.claim).then_some(call.claim.0)),
        create_time: NotSet,
    }
}

fn event(one: &Decided, review: ReviewId) -> Event {
    let verdict = one.outcome.verdict.as_str();
    let detail = json!({ "review": review.0, "verdict": verdict, "before": one.previous_verdict });
    Event::claim(Act::ClaimReviewed, one.claim, detail)
}

fn offer(call: &ReviewCall, claim: Uuid) -> Event {
    let detail = json!({ "verdict": call.review.verdict.as_str() });
    Event::claim(Act::ClaimVerdictOffered, ClaimId(claim), detail)
}

/// One update for all: whoever is marked in one act gets one verdict, and with it the
/// lease on it and its assignment end.
///
/// Other copies are offered it. Those that somebody is changing at this moment are
/// skipped: waiting for them out of order could end in a deadlock, and an offer is
/// only a hint. An offer that stands is not made again: reviewing the copies of a
/// wire report one by one would write all of them each time. Each part is read once,
/// whatever the plan: a join planned while there were few claims would read all of
/// them for each.
static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let list = &*columns::LIST;
    format!(
        "with freed as (
             delete from leases using claims
             where claims.newsroom = $1 and claims.id = any ($2)
               and leases.newsroom = $1 and leases.copy_key = claims.copy_key
         ), offered as (
             update claims set offered_verdict = $5
             where ctid = any (array(
                 select ctid from claims
                 where newsroom = $1 and verdict is null and offered_verdict is distinct from $5
                   and copy_key = (select copy_key from claims where newsroom = $1 and id = $3)
                   and id <> all ($2)
                 for update skip locked))
             returning id
         )
         update claims
         set state = $4, verdict = $5, attribution_verdict = $6, reason = $7, offered_verdict = null,
             recheck_time = $8, recheck_reason = null, assignee = null, assign_due_time = null,
             escalated = false, version = version + 1, update_time = now()
         where newsroom = $1 and id = any ($2)
         returning {list}, array(select id from offered) as offered"
    )
});

/// The marked claims, and those that are offered the verdict.
async fn update(
    tx: &impl ConnectionTrait,
    by: &Principal,
    call: &ReviewCall,
    decided: &[Decided],
) -> Result<(Vec<Found>, Vec<Uuid>), Error> {
    let Some(outcome) = decided.first().map(|d| d.outcome) else {
        return Ok(Default::default());
    };
    let ids: Vec<Uuid> = decided.iter().map(|d| d.claim.0).collect();
    let values: [Value; 8] = [
        by.newsroom.0.into(),
        ids.into(),
        call.claim.0.into(),
        outcome.state.as_str().into(),
        outcome.verdict.as_str().into(),
        outcome.attribution_verdict.map(|v| v.as_str()).into(),
        call.review.reason.as_str().into(),
        call.review.recheck_time.into(),
    ];
    let update = Statement::from_sql_and_values(DbBackend::Postgres, &*UPDATE, values);
    let rows = tx.query_all_raw(update).await?;
    let freed = |found| Found {
        lease: None,
        ..found
    };
    let marked = rows.iter().map(|row| columns::read(row).map(freed));
    let marked = marked.collect::<Result<_, _>>()?;
    let offered = rows.first().map(|row| row.try_get("", "offered"));
    Ok((marked, offered.transpose()?.unwrap_or_default()))
}
