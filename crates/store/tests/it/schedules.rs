//! Workers, reapers and submitters at random: whatever the schedule, each revision
//! is extracted once or has failed, and the log says which.
//!
//! `FACTDESK_SCHEDULE_SEED` repeats what each of them does; who comes first stays
//! the machine's choice.

use crate::desk::{Desk, IDS, one_claim_a_line};
use crate::lost_calls::submission;
use crate::sql::Sql;
use factdesk_domain::IdSource;
use factdesk_store::{Finished, Job, Store};
use std::collections::HashSet;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;
use uuid::Uuid;

const WORKERS: u64 = 6;
const ARTICLES: usize = 5;
const REVISIONS: usize = 60;
const LEASE: Duration = Duration::from_millis(50);

/// Numbers that a seed decides: xorshift64.
struct Dice(u64);

impl Dice {
    fn of(seed: u64, player: u64) -> Dice {
        Dice(seed.wrapping_add(player.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    /// Up to twice a lease.
    async fn stall(&mut self) {
        sleep(Duration::from_millis(self.below(100))).await;
    }
}

struct Scene {
    desk: Desk,
    /// Nobody dies or dawdles any more.
    calm: AtomicBool,
    over: AtomicBool,
    saved: Mutex<Vec<(Uuid, i32)>>,
}

impl Scene {
    fn store(&self) -> &Store {
        &self.desk.db.store
    }

    async fn submit(&self, dice: &mut Dice) {
        let mut versions = [0; ARTICLES];
        for n in 0..REVISIONS {
            // Each once, and then any of them.
            let article = if n < ARTICLES {
                n
            } else {
                dice.below(ARTICLES as u64) as usize
            };
            versions[article] += 1;
            let uri = format!("https://example.org/{article}");
            let version = versions[article];
            let body = format!("A: steady\nB: {article}\nC: version {version}");
            let text = submission(&uri, &body, None);
            let submitted = self.store().submit_article(&self.desk.by, IDS, &text).await;
            submitted.unwrap();
            if dice.below(4) == 0 {
                dice.stall().await;
            }
        }
    }

    async fn work(self: Arc<Self>, mut dice: Dice) {
        while !self.over.load(SeqCst) {
            let calm = self.calm.load(SeqCst);
            let lease = if calm { LEASE * 1_000 } else { LEASE };
            let (token, batch) = (IDS.next(), 1 + dice.below(3) as u32);
            let jobs = self.store().lease_jobs("w", token, batch, lease).await;
            for job in jobs.unwrap() {
                let act = if calm { 0 } else { dice.below(10) };
                self.act(&job, act, &mut dice).await;
            }
        }
    }

    async fn act(&self, job: &Job, act: u64, dice: &mut Dice) {
        match act {
            0..3 => self.finish(job).await,
            3 | 4 => {
                dice.stall().await;
                self.finish(job).await;
            }
            5 => {
                self.store().renew_jobs(job.token, LEASE).await.unwrap();
                dice.stall().await;
                self.finish(job).await;
            }
            6 | 7 => {
                dice.stall().await;
                self.store().fail_job(IDS, job, "no luck").await.unwrap();
            }
            8 => {
                self.store().release_job(job).await.unwrap();
            }
            // It dies.
            _ => {}
        }
    }

    async fn finish(&self, job: &Job) {
        let found = one_claim_a_line(&job.body);
        let finished = self.store().finish_job(IDS, job, &found).await.unwrap();
        if finished == Finished::Saved {
            let mut saved = self.saved.lock().unwrap();
            saved.push((job.article.0, job.revision));
        }
    }

    /// Reaps; and lets no pause between two attempts take its time.
    async fn reap(self: Arc<Self>, sql: Sql) {
        while !self.over.load(SeqCst) {
            self.store().reap(IDS).await.unwrap();
            // Passing by what is locked, as the queue does: two of these could wait for each other.
            let due = "update jobs set run_time = now() where ctid = any (array(
                select ctid from jobs where state = 'READY' and run_time > now()
                for update skip locked))";
            sql.run(due, []).await;
            sleep(Duration::from_millis(5)).await;
        }
    }
}

async fn play(seed: u64) {
    println!("FACTDESK_SCHEDULE_SEED={seed}");
    let desk = Desk::open().await;
    let sql = Sql::on(&desk.db).await;
    let scene = Arc::new(Scene {
        calm: AtomicBool::new(false),
        over: AtomicBool::new(false),
        saved: Mutex::default(),
        desk,
    });
    let mut players = Vec::new();
    for player in 0..WORKERS {
        players.push(tokio::spawn(scene.clone().work(Dice::of(seed, player))));
    }
    for _ in 0..2 {
        let reaping = scene.clone().reap(Sql::on(&scene.desk.db).await);
        players.push(tokio::spawn(reaping));
    }
    scene.submit(&mut Dice::of(seed, WORKERS)).await;
    scene.calm.store(true, SeqCst);
    let open = "select count(*) from jobs where state <> 'FAILED'";
    while sql.one::<i64>(open).await > 0 {
        sleep(Duration::from_millis(10)).await;
    }
    scene.over.store(true, SeqCst);
    for player in players {
        player.await.unwrap();
    }
    let saved = scene.saved.lock().unwrap().clone();
    let once: HashSet<_> = saved.iter().collect();
    assert_eq!(once.len(), saved.len(), "a job ended twice");
    assert_whole(&sql).await;
}

/// What must hold of articles, claims, jobs and events after any schedule.
async fn assert_whole(sql: &Sql) {
    let wrong = [
        // The latest revision is extracted, or its job has failed and both say so.
        "select a.id from articles a left join jobs j
            on (j.newsroom, j.article, j.revision) = (a.newsroom, a.id, a.latest)
         where a.state <> case when j.state = 'FAILED' then 'EXTRACTION_FAILED' else 'EXTRACTED' end",
        // What is extracted stands there once, line by line.
        "select a.id from articles a where a.state = 'EXTRACTED' and array[
            'A: steady', 'B: ' || substr(a.uri, 21), 'C: version ' || a.latest] is distinct from
            (select array_agg(c.text order by c.text) from claims c
             where c.article = a.id and c.state <> 'REPLACED')",
        // No more attempts than there may be.
        "select article from jobs where attempts > 5",
        // Nothing is told twice, of articles or of claims.
        "select subject from outbox where act in
            ('article.extracted', 'article.extraction_failed', 'article.submitted')
         group by subject, detail->>'revision', act having count(*) > 1",
        "select subject from outbox where act in ('claim.found', 'claim.replaced')
         group by subject, act having count(*) > 1",
        // Nobody speaks of a revision once there is a newer one.
        "select late.subject from outbox late join outbox newer on newer.subject = late.subject
            and newer.act = 'article.submitted' and newer.seq < late.seq
            and (newer.detail->>'revision')::int > (late.detail->>'revision')::int
         where late.act in ('article.extracted', 'article.extraction_failed')",
        // Every claim was told of when it came and when it went.
        "select id from claims except select subject from outbox where act = 'claim.found'",
        "select id from claims where state = 'REPLACED'
         except select subject from outbox where act = 'claim.replaced'",
        // What the article says is what was told last.
        "select a.id from articles a where not exists (select from outbox o
            where o.subject = a.id and (o.detail->>'revision')::int = a.latest and o.act = case a.state
                when 'EXTRACTED' then 'article.extracted' else 'article.extraction_failed' end)",
    ];
    for wrong in wrong {
        assert_eq!(
            sql.column::<Uuid>(wrong).await,
            Vec::<Uuid>::new(),
            "{wrong}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_schedule_leaves_a_whole_queue() {
    if let Ok(seed) = std::env::var("FACTDESK_SCHEDULE_SEED") {
        return play(seed.parse().unwrap()).await;
    }
    for _ in 0..3 {
        // The standard library's only source of randomness.
        play(RandomState::new().build_hasher().finish()).await;
    }
}
