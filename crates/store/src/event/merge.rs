//! Events made one.

use super::decide::{Desk, Detail, events};
use super::get::{load, root};
use super::settle::settle;
use super::{MergeCall, apart, due, turn};
use crate::outbox::Event as Told;
use crate::request::{Known, remember};
use crate::{Error, Store};
use factdesk_domain::{Act, DecisionId, DecisionKind, Event, EventId, IdSource, Principal};
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Makes events one, whatever later articles say.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::EventsApart`].
    pub async fn merge_events(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &MergeCall,
    ) -> Result<Event, Error> {
        let tx = self.db.begin().await?;
        let first = call.events.first().copied().unwrap_or(EventId(Uuid::nil()));
        if let Known::No = remember(&tx, by, call.request.as_ref(), first.0).await? {
            turn::wait(&tx, by.newsroom).await?;
            merge(&Desk { tx: &tx, by, ids }, call).await?;
        }
        let answer = load(&tx, by, first).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn merge<T: ConnectionTrait>(desk: &Desk<'_, T>, call: &MergeCall) -> Result<(), Error> {
    let mut roots = Vec::new();
    for event in &call.events {
        roots.push(root(desk.tx, desk.by, *event).await?);
    }
    apart::check(desk, &roots).await?;
    let mut named: Vec<Uuid> = call.events.iter().map(|e| e.0).collect();
    named.sort();
    let decision = DecisionId::new(desk.ids);
    let on = first_claim(desk, &roots).await?;
    let detail = Detail {
        events: named.clone(),
        ..Detail::default()
    };
    desk.keep(decision, DecisionKind::Merge, detail, (on, &call.comment))
        .await?;
    due::again(desk.tx, desk.by.newsroom, &named, &[]).await?;
    for pair in named.windows(2) {
        if let [a, b] = pair {
            desk.link(*a, *b, decision).await?;
        }
    }
    let on = settle(desk.tx, desk.by.newsroom, &events(&named)).await?;
    let goes_on = on.first().copied().unwrap_or(EventId(Uuid::nil()));
    let detail = json!({ "decision": decision.0, "events": named });
    desk.tell(vec![Told::occurred(Act::EventMerged, goes_on, detail)])
        .await
}

/// The oldest claim of all of them: what is said of the merge is said of it.
async fn first_claim<T: ConnectionTrait>(
    desk: &Desk<'_, T>,
    roots: &[EventId],
) -> Result<Option<Uuid>, Error> {
    let select = "
        select min(s.claim::text)::uuid as claim
        from sightings s join events e on (e.newsroom, e.id) = (s.newsroom, s.event)
        where s.newsroom = $1 and (e.id = any ($2) or e.merged_into = any ($2))";
    let roots: Vec<Uuid> = roots.iter().map(|e| e.0).collect();
    let rows = desk.rows(select, vec![roots.into()]).await?;
    rows.first()
        .map_or(Ok(None), |row| Ok(row.try_get("", "claim")?))
}
