//! Writing a verdict down.

use super::evidence::to_row;
use super::review_claim::targets;
use crate::entity::{claim, evidence, review};
use crate::outbox::{self, Event};
use crate::{Error, ReviewCall};
use factdesk_domain::{
    Act, ClaimId, Evidence, EvidenceId, IdSource, Principal, ReviewId, Reviewed,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, NotSet, QueryFilter,
    Statement,
};
use serde_json::json;
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
/// copies that nobody has looked at, and says so in the outbox.
pub(super) async fn mark(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    call: &ReviewCall,
    decided: &[Decided],
) -> Result<(), Error> {
    let mut reviews = Vec::with_capacity(decided.len());
    let mut events = offer(tx, by, call).await?;
    for one in decided {
        let table = put_on_table(tx, by, ids, call, one).await?;
        let id = ReviewId::new(ids);
        events.push(event(one, id));
        reviews.push(review_row(by, call, one, id, table));
    }
    review::Entity::insert_many(reviews)
        .exec_without_returning(tx)
        .await?;
    update(tx, by, call, decided).await?;
    outbox::append(tx, ids, by.into(), &events).await?;
    Ok(())
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

/// One update for all: whoever is marked in one act gets one verdict.
async fn update(
    tx: &impl ConnectionTrait,
    by: &Principal,
    call: &ReviewCall,
    decided: &[Decided],
) -> Result<(), Error> {
    use claim::Column;
    let Some(outcome) = decided.first().map(|d| d.outcome) else {
        return Ok(());
    };
    let attribution = outcome.attribution_verdict.map(|v| v.as_str());
    claim::Entity::update_many()
        .col_expr(Column::State, Expr::val(outcome.state.as_str()))
        .col_expr(Column::Verdict, Expr::val(outcome.verdict.as_str()))
        .col_expr(Column::AttributionVerdict, Expr::val(attribution))
        .col_expr(Column::Reason, Expr::val(call.review.reason.as_str()))
        .col_expr(Column::OfferedVerdict, Expr::val(None::<String>))
        .col_expr(Column::LeasePerson, Expr::val(None::<Uuid>))
        .col_expr(Column::LeaseExpireTime, Expr::cust("null"))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdateTime, Expr::cust("now()"))
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::Id.is_in(decided.iter().map(|d| d.claim.0)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Skips copies that somebody is changing at this moment: waiting for them out
/// of order could end in a deadlock, and an offer is only a hint. An offer that
/// stands is not made again: reviewing the copies of a wire report one by one
/// would write all of them each time. Each part is read once, whatever the plan: a
/// join planned while there were few claims would read all of them for each.
const OFFER: &str = "
    update claims set offered_verdict = $3
    where ctid = any (array(
        select ctid from claims
        where newsroom = $1 and verdict is null and offered_verdict is distinct from $3
          and copy_key = (select copy_key from claims where newsroom = $1 and id = $2)
          and id <> all ($4)
        for update skip locked))
    returning id";

/// Says what is offered to whom.
async fn offer(
    tx: &impl ConnectionTrait,
    by: &Principal,
    call: &ReviewCall,
) -> Result<Vec<Event>, Error> {
    let verdict = call.review.verdict.as_str();
    let decided: Vec<Uuid> = targets(call).map(|(id, _)| id.0).collect();
    let values = [
        by.newsroom.0.into(),
        call.claim.0.into(),
        verdict.into(),
        decided.into(),
    ];
    let offer = Statement::from_sql_and_values(DbBackend::Postgres, OFFER, values);
    let offered = tx.query_all_raw(offer).await?;
    let told = offered.iter().map(|row| {
        let detail = json!({ "verdict": verdict });
        let claim = ClaimId(row.try_get("", "id")?);
        Ok(Event::claim(Act::ClaimVerdictOffered, claim, detail))
    });
    told.collect()
}
