//! Watching while eight write, some of them slowly, and one watcher is cut off
//! again and again: nothing missed, nothing doubled, in order.
//!
//! `FACTDESK_STORM_CUTS` asks for more cuts.

use crate::caller::Caller;
use crate::process::{PATIENCE, Running, factdesk};
use factdesk_domain::Principal;
use factdesk_proto::v1;
use factdesk_proto::v1::change::{Act, Subject};
use factdesk_store::NewKey;
use factdesk_store::testing::{SequentialIds, TestDb};
use sqlx::{Connection, PgConnection, PgPool};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};
use tokio::time::timeout;
use uuid::Uuid;

const QUICK_WRITERS: usize = 6;
const SLOW_WRITERS: usize = 2;

/// One change as a watcher got it.
#[derive(Clone, Debug, PartialEq)]
struct Got {
    position: i64,
    act: Act,
    subject: String,
    at: Instant,
}

struct Storm {
    _db: TestDb,
    by: Principal,
    sql: PgPool,
    caller: Caller,
    over: AtomicBool,
    /// The log's last position, once nobody writes any more.
    last: OnceLock<i64>,
    /// When a claim's entry was acknowledged.
    acknowledged: Mutex<HashMap<String, Instant>>,
    _parts: Vec<Running>,
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_missed_or_doubled_in_a_storm() {
    let cuts = std::env::var("FACTDESK_STORM_CUTS").map_or(40, |n| n.parse().unwrap());
    let storm = Arc::new(Storm::rise().await);
    // A write that stays open in another database of the same cluster.
    let elsewhere = TestDb::new().await.unwrap();
    let mut elsewhere_sql = PgConnection::connect(&elsewhere.url).await.unwrap();
    let mut open = elsewhere_sql.begin().await.unwrap();
    let writing = sqlx::raw_sql("create table open_write (n int)");
    writing.execute(&mut *open).await.unwrap();

    let start = storm.caller.cursor().await;
    let steady = tokio::spawn(watch_steadily(storm.clone(), start.clone()));
    let mut writers = Vec::new();
    for n in 0..QUICK_WRITERS {
        writers.push(tokio::spawn(write(storm.clone(), n)));
    }
    for _ in 0..SLOW_WRITERS {
        writers.push(tokio::spawn(write_slowly(storm.clone())));
    }
    let mut cut_off = CutOff::from(&start);
    for _ in 0..cuts {
        cut_off.read_some(&storm).await;
    }
    storm.over.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.await.unwrap();
    }
    let settled = storm.end().await;
    let end = *storm.last.get_or_init(|| settled);
    cut_off.read_to(&storm, end).await;
    let steady = timeout(PATIENCE, steady).await.unwrap().unwrap();
    open.rollback().await.unwrap();

    let log = storm.log(position(&start)).await;
    assert!(log.len() > cuts, "too little was written to mean anything");
    let told = |got: &[Got]| {
        let told = got.iter().map(|g| (g.position, g.act, g.subject.clone()));
        told.collect::<Vec<_>>()
    };
    assert_eq!(told(&cut_off.got), log, "cut off {cuts} times");
    assert_eq!(told(&steady), log, "never cut off");
    storm.in_order(&steady).await;
    storm.tell_delays(&steady, cuts);
}

impl Storm {
    async fn rise() -> Storm {
        let db = TestDb::new().await.unwrap();
        let by = db.newsroom("storm").await.unwrap();
        let secret = "fd_stormy01_0123456789012345678901234567890123456789012";
        let key = NewKey {
            secret,
            person: "editor",
            roles: by.roles,
            delegate: false,
            expires_in: None,
        };
        let store = &db.store;
        store
            .create_key(&SequentialIds, "storm", &key)
            .await
            .unwrap();
        let part = |words: &[&str]| {
            let mut command = factdesk();
            command.args(words).env("DATABASE_URL", &db.url);
            Running::start(&mut command)
        };
        let mut serve = part(&["serve", "--listen", "127.0.0.1:0"]);
        let address = serve.says("serving on ");
        let parts = vec![part(&["work"]), part(&["work"]), serve];
        Storm {
            sql: PgPool::connect(&db.url).await.unwrap(),
            caller: Caller::new(&address, secret),
            over: AtomicBool::new(false),
            last: OnceLock::new(),
            acknowledged: Mutex::default(),
            _parts: parts,
            by,
            _db: db,
        }
    }

    fn acknowledge(&self, claim: &v1::Claim) {
        let mut acknowledged = self.acknowledged.lock().unwrap();
        acknowledged.insert(claim.name.clone(), Instant::now());
    }

    fn is_over(&self) -> bool {
        self.over.load(Ordering::SeqCst)
    }

    /// The last position, once everything is logged and extracted.
    async fn end(&self) -> i64 {
        let waiting = "select (select count(*) from outbox) + (select count(*) from jobs)";
        let begin = Instant::now();
        while self.number(waiting).await > 0 {
            assert!(begin.elapsed() < PATIENCE, "it never settles");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.number("select position from log_heads").await
    }

    /// What the log holds behind a position.
    async fn log(&self, behind: i64) -> Vec<(i64, Act, String)> {
        let rows = "select position, act, subject_kind || 's/' || subject as subject from log
            where position > $1 order by position";
        let rows = sqlx::query_as(rows).bind(behind).fetch_all(&self.sql);
        let read = |(position, act, subject): (i64, String, String)| {
            let act = act.replace('.', "_").to_uppercase();
            let act = Act::from_str_name(&format!("ACT_{act}")).unwrap();
            (position, act, subject)
        };
        rows.await.unwrap().into_iter().map(read).collect()
    }

    async fn number(&self, sql: &'static str) -> i64 {
        let number = sqlx::query_scalar(sql).fetch_one(&self.sql);
        number.await.unwrap()
    }

    /// What was done to one claim one after the other is told so; and the slow
    /// writers' numbers go up.
    async fn in_order(&self, told: &[Got]) {
        let mut seen: HashMap<&str, Vec<Act>> = HashMap::new();
        for got in told.iter().filter(|g| g.subject.starts_with("claims/")) {
            seen.entry(&got.subject).or_default().push(got.act);
        }
        let mut whole = 0;
        for name in self.acknowledged.lock().unwrap().keys() {
            let life = [
                Act::ClaimEntered,
                Act::ClaimEvidenceAdded,
                Act::ClaimReviewed,
            ];
            assert_eq!(seen[name.as_str()], life, "{name}");
            whole += 1;
        }
        assert!(whole > 0);
        let back = "select count(*) from (
                select (detail->>'n')::int < lag((detail->>'n')::int)
                    over (partition by subject order by position) as back
                from log where detail ? 'n') numbered where back";
        assert_eq!(self.number(back).await, 0);
        let slow = "select count(*) from log where detail ? 'n'";
        assert!(self.number(slow).await > 0);
    }

    /// From the acknowledgement of a claim's entry until the steady watcher had it.
    fn tell_delays(&self, told: &[Got], cuts: usize) {
        let acknowledged = self.acknowledged.lock().unwrap();
        let entered = told.iter().filter(|g| g.act == Act::ClaimEntered);
        let mut delays: Vec<_> = entered
            .filter_map(|g| Some(g.at.saturating_duration_since(*acknowledged.get(&g.subject)?)))
            .collect();
        delays.sort();
        let at = |share: f64| delays[((delays.len() - 1) as f64 * share) as usize];
        println!(
            "{cuts} cuts, {} changes told; delay of {}: median {:?}, 99 % {:?}, most {:?}",
            told.len(),
            delays.len(),
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
}

/// Submits, enters, adds evidence, reviews, over and over.
async fn write(storm: Arc<Storm>, writer: usize) {
    let mut desk = storm.caller.connect().await;
    let mut n = 0;
    while !storm.is_over() {
        let article = desk.submit(&format!("Writer {writer} counts {n}.")).await;
        let claim = desk.enter(&article, &format!("{writer} said {n}")).await;
        storm.acknowledge(&claim);
        desk.add_evidence(&claim).await;
        desk.review(&claim).await;
        n += 1;
    }
}

/// Locks its subject as every writer does, and commits when the log went on twice
/// with its place already drawn.
async fn write_slowly(storm: Arc<Storm>) {
    let article = storm.caller.connect().await.submit("It rains.").await;
    let id = article.name.strip_prefix("articles/").unwrap().to_owned();
    let (newsroom, subject) = (storm.by.newsroom.0, id.parse::<Uuid>().unwrap());
    let mut n = 0_i32;
    while !storm.is_over() {
        let mut tx = storm.sql.begin().await.unwrap();
        let lock = "update articles set publisher = publisher where newsroom = $1 and id = $2";
        let lock = sqlx::query(lock).bind(newsroom).bind(subject);
        lock.execute(&mut *tx).await.unwrap();
        let append = "insert into outbox (newsroom, id, subject_kind, subject, act, detail)
            values ($1, gen_random_uuid(), 'article', $2, 'article.extracted',
                    jsonb_build_object('n', $3::int))";
        let append = sqlx::query(append).bind(newsroom).bind(subject).bind(n);
        append.execute(&mut *tx).await.unwrap();
        let begun = storm.number("select position from log_heads").await;
        while !storm.is_over() && storm.number("select position from log_heads").await < begun + 20
        {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tx.commit().await.unwrap();
        n += 1;
    }
}

/// Reads until it has come to the log's end.
async fn watch_steadily(storm: Arc<Storm>, start: String) -> Vec<Got> {
    let mut stream = storm.caller.connect().await.watch(&start).await;
    let mut got = Vec::new();
    let mut here = position(&start);
    loop {
        let change = timeout(PATIENCE, stream.message()).await.unwrap();
        let change = change.unwrap().unwrap();
        here = here.max(position(&change.cursor));
        got.extend(read(change));
        if storm.last.get() == Some(&here) {
            return got;
        }
    }
}

/// A watcher that goes away in mid-stream and comes back with its last cursor.
struct CutOff {
    cursor: String,
    got: Vec<Got>,
    dice: u64,
}

impl CutOff {
    fn from(start: &str) -> CutOff {
        CutOff {
            cursor: start.to_owned(),
            got: Vec::new(),
            dice: 0x9e37_79b9_7f4a_7c15,
        }
    }

    /// The same numbers in every run, so that a failure comes again.
    fn throw(&mut self, sides: u64) -> u64 {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        self.dice % sides
    }

    /// Reads up to thirty messages, then drops the connection with whatever is
    /// on its way.
    async fn read_some(&mut self, storm: &Storm) {
        let messages = self.throw(30);
        let mut stream = storm.caller.connect().await.watch(&self.cursor).await;
        for _ in 0..messages {
            self.read_one(&mut stream).await;
        }
    }

    async fn read_to(&mut self, storm: &Storm, end: i64) {
        let mut stream = storm.caller.connect().await.watch(&self.cursor).await;
        while position(&self.cursor) < end {
            self.read_one(&mut stream).await;
        }
    }

    async fn read_one(&mut self, stream: &mut tonic::Streaming<v1::Change>) {
        let change = timeout(PATIENCE, stream.message()).await.unwrap();
        let change = change.unwrap().unwrap();
        self.cursor = change.cursor.clone();
        self.got.extend(read(change));
    }
}

fn read(change: v1::Change) -> Option<Got> {
    let (position, act) = (position(&change.cursor), change.act());
    let subject = match change.subject.unwrap() {
        Subject::Article(article) => article.name,
        Subject::Claim(claim) => claim.name,
        Subject::Review(review) => review.claim.unwrap().name,
        Subject::Heartbeat(_) => return None,
    };
    let at = Instant::now();
    Some(Got {
        position,
        act,
        subject,
        at,
    })
}

fn position(cursor: &str) -> i64 {
    cursor.split('/').nth(1).unwrap().parse().unwrap()
}
