//! One job: read the text, store what is found.

use crate::pause::Pause;
use crate::renew::Hold;
use crate::{LAST, Worker};
use factdesk_domain::{Extraction, Extractor, Reading, compose};
use factdesk_store::{Error, Finished, Job};
use std::sync::Arc;
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

/// A job and until when it is ours even if no renewal gets through.
pub(crate) struct Taken {
    pub(crate) job: Job,
    pub(crate) until: Instant,
    /// True once the worker is told to stop.
    pub(crate) stopped: watch::Receiver<bool>,
    /// Renews the lease of its batch for as long as any job of it is kept.
    pub(crate) _hold: Hold,
}

/// Extracts a job's text and finishes the job; a failed attempt goes back into
/// the queue, and so does one that outlasts a worker that stops.
pub(crate) async fn run(worker: Worker, extractor: Arc<dyn Extractor>, taken: Taken) {
    let Taken {
        job,
        until,
        stopped,
        _hold,
    } = taken;
    let extracting = extractor.extract(Arc::new(reading(&job)));
    let working = async {
        match extracting.await {
            Ok(found) => save(&worker, &job, until, &found).await,
            // A panic in the rules ends this job's attempt and nothing else.
            Err(why) => give_up(&worker, &job, until, &why).await,
        }
    };
    let outcome = tokio::select! {
        done = working => done,
        // What is half stored is rolled back; what is stored is not given back.
        () = too_long(stopped) => {
            tracing::info!(article = %job.article, "given back, not finished yet");
            worker.store.release_job(&job).await
        }
    };
    match outcome {
        Ok(Finished::Saved) => tracing::debug!(article = %job.article, "job done"),
        Ok(Finished::LeaseLost) => tracing::info!(article = %job.article, "lease lost, dropped"),
        Err(error) => tracing::error!(%error, article = %job.article, "job left to its lease"),
    }
}

/// Ready when a worker that was told to stop can wait no longer.
async fn too_long(mut stopped: watch::Receiver<bool>) {
    // The sender gone means the same: nobody works any more.
    drop(stopped.wait_for(|stop| *stop).await);
    sleep(LAST).await;
}

/// A job's text.
pub(crate) fn reading(job: &Job) -> Reading {
    Reading {
        text: compose(&job.title, &job.body),
        has_title: !job.title.is_empty(),
        language: job.language_code.clone(),
        publish_time: job.publish_time,
    }
}

async fn save(
    worker: &Worker,
    job: &Job,
    until: Instant,
    found: &Extraction,
) -> Result<Finished, Error> {
    let ids = worker.ids.as_ref();
    let finish = || worker.store.finish_job(ids, job, found);
    match persist(until, finish).await {
        Err(error) if !matches!(error, Error::Unavailable(_)) => {
            give_up(
                worker,
                job,
                until,
                &format!("cannot store the claims: {error}"),
            )
            .await
        }
        done => done,
    }
}

async fn give_up(worker: &Worker, job: &Job, until: Instant, why: &str) -> Result<Finished, Error> {
    tracing::error!(article = %job.article, attempt = job.attempt, why, "extraction failed");
    let ids = worker.ids.as_ref();
    persist(until, || worker.store.fail_job(ids, job, why)).await
}

/// Tries again while the database is away and the job is still ours: the work
/// is done, and throwing it away would only cost an attempt.
async fn persist<F>(until: Instant, mut call: impl FnMut() -> F) -> Result<Finished, Error>
where
    F: Future<Output = Result<Finished, Error>>,
{
    let mut pause = Pause::new(100, 2_000);
    loop {
        match call().await {
            Err(Error::Unavailable(_)) if Instant::now() < until => sleep(pause.lengthen()).await,
            done => return done,
        }
    }
}
