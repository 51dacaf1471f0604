//! A claim set aside without a verdict.

use super::change::Change;
use super::{get, lock::lock};
use crate::entity::{claim, dismissal, lease};
use crate::event::due;
use crate::outbox::{self, Event};
use crate::request::{Known, remember};
use crate::word::read;
use crate::{Dismissal, Error, Store};
use factdesk_domain::{
    Act, ArticleId, Claim, ClaimState, IdSource, Principal, Refusal, ReviewId, Situation, dismiss,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter};
use serde_json::json;

impl Store {
    /// Sets a claim aside.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::EtagMismatch`],
    /// [`Error::Refused`], in this order.
    pub async fn dismiss_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        dismissal: &Dismissal,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        let request = dismissal.request.as_ref();
        if let Known::No = remember(&tx, by, request, dismissal.claim.0).await? {
            set_aside(&tx, by, ids, dismissal).await?;
        }
        let answer = get::load(&tx, by, dismissal.claim).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn set_aside(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    wanted: &Dismissal,
) -> Result<(), Error> {
    let id = wanted.claim;
    let locked = lock(tx, by, &[id]).await?;
    locked.unchanged(id, &wanted.etag)?;
    let row = locked.row(id)?;
    let refused = |refusal| Error::Refused { claim: id, refusal };
    let situation = match read(&row.state, ClaimState::parse)? {
        ClaimState::Pending | ClaimState::InReview => Situation::Pending,
        other => return Err(refused(Refusal::State(other))),
    };
    let next = dismiss(situation, locked.leased_by(id), by.person).map_err(refused)?;
    let note = note(tx, by, ids, wanted).await?;
    let after = claim::Entity::update_many()
        .col_expr(claim::Column::State, Expr::val(next.state().as_str()))
        .col_expr(
            claim::Column::Version,
            Expr::col(claim::Column::Version).add(1),
        )
        .col_expr(claim::Column::UpdateTime, Expr::cust("now()"))
        .col_expr(claim::Column::Assignee, Expr::cust("null"))
        .col_expr(claim::Column::AssignDueTime, Expr::cust("null"))
        .col_expr(claim::Column::Escalated, Expr::val(false))
        .filter(claim::Column::Newsroom.eq(by.newsroom.0))
        .filter(claim::Column::Id.eq(id.0))
        .exec_with_returning(tx)
        .await?;
    // Whoever looked at it is done; copies wait for somebody again.
    lease::Entity::delete_by_id((by.newsroom.0, row.copy_key.clone()))
        .exec(tx)
        .await?;
    let detail = json!({ "reason": wanted.reason.as_str() });
    let mut event = Event::claim(Act::ClaimDismissed, id, detail).covering(&note);
    if let Some(after) = after.first() {
        event = event.changing(&Change::between(row, after));
    }
    outbox::append(tx, ids, by.into(), &[event]).await?;
    due::put(tx, by.newsroom, ArticleId(row.article)).await
}

async fn note(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    wanted: &Dismissal,
) -> Result<dismissal::Model, Error> {
    let row = dismissal::ActiveModel {
        newsroom: Set(by.newsroom.0),
        id: Set(ReviewId::new(ids).0),
        claim: Set(wanted.claim.0),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        reason: Set(wanted.reason.as_str().to_owned()),
        comment: Set(wanted.comment.clone()),
        create_time: NotSet,
        salt: NotSet,
    };
    let insert = dismissal::Entity::insert(row).exec_with_returning(tx);
    Ok(insert.await?)
}
