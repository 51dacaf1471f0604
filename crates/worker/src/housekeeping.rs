//! What some worker has to do for all: move the outbox to the log, put back
//! the jobs of workers that died, ask for another look where its time came.

use crate::pause::{Pause, wait};
use factdesk_domain::IdSource;
use factdesk_store::{Error, Store};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Outbox rows moved at once, of each newsroom.
const ROWS: u32 = 1_000;

/// How often dead workers' jobs are looked for, in milliseconds.
const REAP_EVERY: u64 = 3_000;

/// How often verdicts whose recheck time came are looked for, in milliseconds.
const RECHECK_EVERY: u64 = 1_000;

/// Keeps house until `stopped`.
pub(crate) async fn run(store: Store, ids: Arc<dyn IdSource>, stopped: watch::Receiver<bool>) {
    tokio::join!(
        log(&store, stopped.clone()),
        reap(&store, ids.as_ref(), stopped.clone()),
        recheck(&store, ids.as_ref(), stopped)
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
        if matches!(moved, Ok(1..)) {
            idle.reset();
        }
        let pause = after(moved, "cannot move the outbox", &mut idle, &mut trouble);
        wait(pause, &mut stopped).await;
    }
}

async fn reap(store: &Store, ids: &dyn IdSource, mut stopped: watch::Receiver<bool>) {
    let mut rest = Pause::new(REAP_EVERY, REAP_EVERY);
    let mut trouble = Pause::new(100, 2_000);
    while !*stopped.borrow() {
        let reaped = store.reap(ids).await;
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
            tracing::warn!(%error, "{failed}");
            trouble.lengthen()
        }
    }
}
