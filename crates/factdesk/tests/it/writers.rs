//! People who go on writing whatever happens to the database, and remember what
//! they were told is done.

use crate::process::PATIENCE;
use crate::writer::Writer;
use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;
use tokio::time::sleep;
use tonic::{Code, Response, Status};

/// How long a writer waits before it tries again.
const PAUSE: Duration = Duration::from_millis(20);

/// What all writers have in common.
#[derive(Default)]
pub struct Tally {
    over: AtomicBool,
    /// When a write was acknowledged, in order.
    acknowledged: Mutex<Vec<Instant>>,
    /// How often a call was answered UNAVAILABLE.
    unavailable: AtomicUsize,
}

/// What a writer was told is done.
#[derive(Default)]
pub struct Kept {
    /// Names and bodies of articles.
    pub articles: Vec<(String, String)>,
    /// Names of reviewed claims.
    pub reviewed: Vec<String>,
}

pub struct Writers {
    tally: Arc<Tally>,
    tasks: Vec<JoinHandle<Kept>>,
}

impl Writers {
    /// Sets so many of them to work, each on a connection of its own.
    pub async fn start(address: &str, key: &str, count: usize) -> Writers {
        let tally = Arc::new(Tally::default());
        let mut tasks = Vec::new();
        for number in 0..count {
            let writer = Writer::new(number, address, key, tally.clone()).await;
            tasks.push(tokio::spawn(writer.write()));
        }
        Writers { tally, tasks }
    }

    /// Waits for so many acknowledged writes more, all of them after `since`;
    /// says when the first came.
    pub async fn until_acknowledged(&self, since: Instant, count: usize) -> Instant {
        let begin = Instant::now();
        loop {
            let all = self.tally.acknowledged.lock().unwrap().clone();
            let first = all.partition_point(|at| *at < since);
            if all.len() >= first + count {
                return all[first];
            }
            let dead = self.tasks.iter().filter(|task| task.is_finished()).count();
            assert_eq!(dead, 0, "a writer was told what it cannot try again");
            let waited = begin.elapsed();
            assert!(waited < PATIENCE, "{all:?}");
            sleep(Duration::from_millis(2)).await;
        }
    }

    /// Lets each finish what it has begun. Says what they were told is done, and
    /// how many acknowledgements and how many refusals there were.
    pub async fn end(self) -> (Kept, usize, usize) {
        self.tally.over.store(true, SeqCst);
        let mut all = Kept::default();
        for task in self.tasks {
            let kept = task.await.unwrap();
            all.articles.extend(kept.articles);
            all.reviewed.extend(kept.reviewed);
        }
        let acknowledged = self.tally.acknowledged.lock().unwrap().len();
        let unavailable = self.tally.unavailable.load(SeqCst);
        (all, acknowledged, unavailable)
    }
}

impl Tally {
    /// Whether the writers may go home.
    pub fn is_over(&self) -> bool {
        self.over.load(SeqCst)
    }

    /// Tries again until it is acknowledged, and notes when.
    pub async fn write<T, F>(&self, call: impl FnMut() -> F) -> T
    where
        F: Future<Output = Result<Response<T>, Status>>,
    {
        let answer = self.persist(call).await;
        self.acknowledged.lock().unwrap().push(Instant::now());
        answer
    }

    /// Tries again as long as the answer is UNAVAILABLE, and expects no other refusal.
    pub async fn persist<T, F>(&self, mut call: impl FnMut() -> F) -> T
    where
        F: Future<Output = Result<Response<T>, Status>>,
    {
        loop {
            match call().await {
                Ok(answer) => return answer.into_inner(),
                Err(status) => assert_eq!(status.code(), Code::Unavailable, "{status:?}"),
            }
            self.unavailable.fetch_add(1, SeqCst);
            sleep(PAUSE).await;
        }
    }
}
