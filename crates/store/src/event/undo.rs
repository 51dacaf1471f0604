//! A decision taken back.

use super::decide::{Desk, events};
use super::settle::settle;
use super::{UndoCall, decisions, restore, turn};
use crate::outbox::Event as Told;
use crate::request::{Known, remember};
use crate::{Error, Store};
use factdesk_domain::{Act, Decision, EventId, IdSource, Principal, Role};
use sea_orm::ConnectionTrait;
use serde_json::json;

impl Store {
    /// Takes a decision back. Who did not decide it must be an editor.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::RoleMissing`].
    pub async fn undo_decision(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &UndoCall,
    ) -> Result<Decision, Error> {
        let tx = self.db.begin().await?;
        let request = call.request.as_ref();
        if let Known::No = remember(&tx, by, request, call.decision.0).await? {
            turn::wait(&tx, by.newsroom).await?;
            undo(&Desk { tx: &tx, by, ids }, call).await?;
        }
        let answer = decisions::load(&tx, by, call.decision).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn undo<T: ConnectionTrait>(desk: &Desk<'_, T>, call: &UndoCall) -> Result<(), Error> {
    let decision = decisions::load(desk.tx, desk.by, call.decision).await?;
    let own = decision.person == desk.by.handle;
    if !own && !desk.by.roles.grant(Role::Editor) {
        return Err(Error::RoleMissing(Role::Editor));
    }
    let touched = restore::take_back(desk, call.decision).await?;
    if decision.undo_time.is_some() {
        return Ok(());
    }
    settle(desk.tx, desk.by.newsroom, &events(&touched)).await?;
    let detail = json!({ "decision": decision.id.0, "kind": decision.kind.as_str() });
    let about = decision.events.first().copied();
    let about = about.unwrap_or(EventId(decision.id.0));
    desk.tell(vec![Told::occurred(
        Act::EventDecisionUndone,
        about,
        detail,
    )])
    .await
}
