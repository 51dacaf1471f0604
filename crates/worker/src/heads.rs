//! How far the history goes, told to whoever keeps the process's log: that lies outside
//! the database, so a tail that is cut off there is missed here.

use crate::pause::{Pause, wait};
use factdesk_domain::NewsroomId;
use factdesk_store::{Error, Store};
use std::collections::HashMap;
use tokio::sync::watch;

/// How often, in milliseconds; soon after the start, and then ever more rarely.
const FIRST: u64 = 1_000;
const EVERY: u64 = 60_000;

/// Tells the heads that moved, every minute and once more at the end.
pub(crate) async fn tell(store: &Store, mut stopped: watch::Receiver<bool>) {
    let (mut told, mut rest) = (HashMap::new(), Pause::new(FIRST, EVERY));
    loop {
        let last = *stopped.borrow();
        if let Err(error) = tell_moved(store, &mut told).await {
            tracing::warn!(%error, "cannot read how far the history goes");
        }
        if last {
            break;
        }
        wait(rest.lengthen(), &mut stopped).await;
    }
}

async fn tell_moved(store: &Store, told: &mut HashMap<NewsroomId, i64>) -> Result<(), Error> {
    for (newsroom, head) in store.history_heads().await? {
        let before = told.insert(newsroom, head.position).unwrap_or(0);
        if head.position != before {
            let (position, mac, key) = (head.position, hex::encode(head.mac), head.key_id);
            tracing::info!(%newsroom, position, %mac, %key, "history head");
        }
    }
    Ok(())
}
