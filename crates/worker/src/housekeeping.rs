//! What some worker has to do for all: move the outbox to the log, tell how far it
//! goes, put back the jobs of workers that died, join articles to events, go on with
//! purges, ask for another look where its time came, let older claims be found, vacuum the queues.

use crate::heads;
use crate::pause::{Pause, wait};
use crate::vacuum;
use factdesk_domain::IdSource;
use factdesk_store::{Error, Store};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Outbox rows moved at once, of each newsroom.
const ROWS: u32 = 1_000;

/// How often dead workers' jobs are looked for, in milliseconds.
const REAP_EVERY: u64 = 3_000;

/// How often claims that cannot be searched yet are looked for, in milliseconds.
const INDEX_EVERY: u64 = 10_000;

/// How long the database rests between two stretches of them, in milliseconds.
const INDEX_REST: u64 = 20;

/// How often verdicts whose recheck time came are looked for, in milliseconds.
const RECHECK_EVERY: u64 = 1_000;

/// Keeps house until `stopped`.
pub(crate) async fn run(store: Store, ids: Arc<dyn IdSource>, stopped: watch::Receiver<bool>) {
    tokio::join!(
        log(&store, stopped.clone()),
        heads::tell(&store, stopped.clone()),
        reap(&store, ids.as_ref(), stopped.clone()),
        join(&store, ids.as_ref(), stopped.clone()),
        recheck(&store, ids.as_ref(), stopped.clone()),
        index(&store, stopped.clone()),
        vacuum::queues(&store, stopped)
    );
}

/// Every 20 ms while there is something to move, so that watchers see it at
/// once; rarer when there is nothing. Once more at the end.
async fn log(store: &Store, mut stopped: watch::Receiver<bool>) {
    let mut idle = Pause::new(20, 100);
    let mut trouble = Pause::new(100, 2_000);
    loop {
        let last = *stopped.borrow();
        let moved = store.move_outbox(ROWS).await;
        if last {
            break;
        }
        match moved {
            // There is more: at once.
            Ok(rows) if rows >= u64::from(ROWS) => continue,
            Ok(1..) => idle.reset(),
            _ => {}
        }
        let pause = after(moved, "cannot move the outbox", &mut idle, &mut trouble);
        wait(pause, &mut stopped).await;
    }
}

/// Every 20 ms while articles come in, so that their events show them at once; rarer when
/// there are none.
async fn join(store: &Store, ids: &dyn IdSource, mut stopped: watch::Receiver<bool>) {
    let mut idle = Pause::new(20, 100);
    let mut trouble = Pause::new(100, 2_000);
    while !*stopped.borrow() {
        let joined = store.join_due(ids).await;
        if let Ok(1..) = joined {
            idle.reset();
            continue;
        }
        let pause = after(joined, "cannot join articles", &mut idle, &mut trouble);
        wait(pause, &mut stopped).await;
    }
}

async fn reap(store: &Store, ids: &dyn IdSource, mut stopped: watch::Receiver<bool>) {
    let mut rest = Pause::new(REAP_EVERY, REAP_EVERY);
    let mut trouble = Pause::new(100, 2_000);
    while !*stopped.borrow() {
        let reaped = round(store, ids).await;
        if let Ok(jobs @ 1..) = reaped {
            tracing::info!(jobs, "put back jobs whose lease had passed");
        }
        let pause = after(reaped, "cannot look for lost jobs", &mut rest, &mut trouble);
        wait(pause, &mut stopped).await;
    }
}

async fn recheck(store: &Store, ids: &dyn IdSource, mut stopped: watch::Receiver<bool>) {
    let mut rest = Pause::new(RECHECK_EVERY, RECHECK_EVERY);
    let mut trouble = Pause::new(100, 2_000);
    while !*stopped.borrow() {
        let asked = store.ask_due_rechecks(ids).await;
        let pause = after(
            asked,
            "cannot look for due rechecks",
            &mut rest,
            &mut trouble,
        );
        wait(pause, &mut stopped).await;
    }
}

/// Through the claims of before the service could search, some at a time.
async fn index(store: &Store, mut stopped: watch::Receiver<bool>) {
    let mut trouble = Pause::new(100, 2_000);
    while !*stopped.borrow() {
        let indexed = store.index_backlog().await;
        let every = if matches!(indexed, Ok(1..)) {
            INDEX_REST
        } else {
            INDEX_EVERY
        };
        let mut rest = Pause::new(every, every);
        let failed = "cannot let older claims be found";
        let pause = after(indexed, failed, &mut rest, &mut trouble);
        wait(pause, &mut stopped).await;
    }
}

async fn round(store: &Store, ids: &dyn IdSource) -> Result<u64, Error> {
    let purging = store.go_on_purging(ids).await?;
    if purging > 0 {
        tracing::info!(articles = purging, "went on with purges that stood still");
    }
    let expired = store.purge_by_policy(ids).await?;
    if expired > 0 {
        tracing::info!(articles = expired, "purged what the policy keeps no longer");
    }
    store.reap(ids).await
}

/// How long to wait after a round.
fn after(
    round: Result<u64, Error>,
    failed: &str,
    rest: &mut Pause,
    trouble: &mut Pause,
) -> Duration {
    match round {
        Ok(_) => {
            trouble.reset();
            rest.lengthen()
        }
        Err(error) => {
            match error {
                // Nobody can verify what is not logged: this does not pass by itself.
                Error::OtherHistoryKey | Error::HistoryKeyMissing => {
                    tracing::error!(%error, "{failed}")
                }
                error => tracing::warn!(%error, "{failed}"),
            }
            trouble.lengthen()
        }
    }
}
