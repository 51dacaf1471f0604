//! Takes jobs as long as there is room for them, and gives the rest back at the end.

use crate::extract_one::Taken;
use crate::pause::{Pause, wait};
use crate::renew::hold;
use crate::{Worker, extract_one, renew};
use factdesk_store::Error;
use std::collections::VecDeque;
use std::thread::available_parallelism;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// Jobs taken at once: enough to save round trips, few enough that an article
/// somebody waits for is not stuck behind what one worker took. They run together,
/// also where there are fewer processors: a job waits for the database most of its
/// time, and those that wait together are written to disk together.
const BATCH: usize = 8;

/// Works until `stopped`; then finishes what runs and gives back what waits.
pub(crate) async fn run(worker: Worker, stopped: watch::Receiver<bool>) {
    let mut desk = Desk {
        room: available_parallelism().map_or(BATCH, |n| n.get().max(BATCH)),
        waiting: VecDeque::new(),
        running: JoinSet::new(),
        stopped,
        worker,
    };
    let (mut idle, mut trouble) = (Pause::new(50, 250), Pause::new(100, 2_000));
    while !*desk.stopped.borrow() {
        match desk.take().await {
            Ok(0) => {
                trouble.reset();
                wait(idle.lengthen(), &mut desk.stopped).await;
            }
            Ok(_) => {
                idle.reset();
                trouble.reset();
                desk.work_off().await;
            }
            Err(error) => {
                tracing::warn!(%error, "cannot take jobs");
                wait(trouble.lengthen(), &mut desk.stopped).await;
            }
        }
    }
    desk.clear().await;
}

/// What one worker holds.
struct Desk {
    /// How many jobs run at once.
    room: usize,
    waiting: VecDeque<Taken>,
    running: JoinSet<()>,
    stopped: watch::Receiver<bool>,
    worker: Worker,
}

impl Desk {
    /// Leases jobs and says how many.
    async fn take(&mut self) -> Result<usize, Error> {
        // Counted from before the lease, so that ours is never the longer one.
        let Worker {
            store,
            ids,
            name,
            lease,
            ..
        } = &self.worker;
        let (until, token) = (Instant::now() + *lease, ids.next());
        let jobs = store.lease_jobs(name, token, BATCH as u32, *lease).await?;
        let (hold, given_up) = hold();
        if !jobs.is_empty() {
            tokio::spawn(renew::run(store.clone(), token, *lease, given_up));
        }
        let taken = jobs.into_iter().map(|job| Taken {
            job,
            until,
            stopped: self.stopped.clone(),
            _hold: hold.clone(),
        });
        self.waiting.extend(taken);
        Ok(self.waiting.len())
    }

    /// Starts every waiting job, no more at once than there is room for.
    async fn work_off(&mut self) {
        loop {
            while self.running.len() < self.room
                && !*self.stopped.borrow()
                && let Some(taken) = self.waiting.pop_front()
            {
                let worker = self.worker.clone();
                let extractor = worker.extractor.clone();
                self.running
                    .spawn(extract_one::run(worker, extractor, taken));
            }
            if self.waiting.is_empty() || *self.stopped.borrow() {
                break;
            }
            tokio::select! {
                _ = self.running.join_next() => {}
                _ = self.stopped.wait_for(|stop| *stop) => {}
            }
        }
        while self.running.try_join_next().is_some() {}
    }

    /// Gives back what waits, while what runs comes to its end.
    async fn clear(mut self) {
        for taken in &self.waiting {
            let given = self.worker.store.release_job(&taken.job).await;
            if let Err(error) = given {
                tracing::warn!(%error, article = %taken.job.article, "cannot give a job back");
            }
        }
        while self.running.join_next().await.is_some() {}
    }
}
