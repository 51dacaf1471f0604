//! Nothing that happened is lost, doubled or out of order in the log.

use crate::lease::PATIENCE;
use crate::sql::{Sql, statement};
use factdesk_domain::{IdSource, NewsroomId, Principal};
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Error, Store};
use sea_orm::{ConnectionTrait, DatabaseConnection, TransactionTrait};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use uuid::Uuid;

async fn newsroom() -> (TestDb, Sql, Principal) {
    crate::lease::newsroom().await
}

/// Appends event number `n` about a subject.
pub async fn append(tx: &impl ConnectionTrait, newsroom: Uuid, subject: Uuid, n: i32) {
    let append = "insert into outbox (newsroom, id, subject_kind, subject, act, detail)
        values ($1, $2, 'article', $3, 'test', to_jsonb($4::int))";
    let values = [
        newsroom.into(),
        SequentialIds.next().into(),
        subject.into(),
        n.into(),
    ];
    tx.execute_raw(statement(append, values)).await.unwrap();
}

/// Locks a subject as every writer does, and appends its next event.
async fn write(tx: &impl ConnectionTrait, newsroom: Uuid, subject: Uuid) {
    let next = "update articles set claim_count = claim_count + 1
        where newsroom = $1 and id = $2 returning claim_count";
    let key = [newsroom.into(), subject.into()];
    let row = tx
        .query_one_raw(statement(next, key))
        .await
        .unwrap()
        .unwrap();
    append(tx, newsroom, subject, row.try_get_by_index(0).unwrap()).await;
}

/// The numbers of a subject's events, by position.
pub async fn logged(sql: &Sql, subject: Uuid) -> Vec<i32> {
    let rows = "select detail::int from log where subject = $1 order by position";
    let rows = sql.rows(rows, [subject.into()]).await;
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

#[tokio::test]
async fn rows_move_in_order_by_bounded_batches() {
    let (db, sql, by) = newsroom().await;
    let (newsroom, subject) = (by.newsroom.0, SequentialIds.next());
    for n in 1..=5 {
        append(&sql.db, newsroom, subject, n).await;
    }
    let ids = "select array_agg(id order by seq)::text from outbox";
    let ids: String = sql.one(ids).await;
    assert_eq!(db.store.move_outbox(2).await.unwrap(), 2);
    assert_eq!(logged(&sql, subject).await, [1, 2]);
    assert_eq!(db.store.move_outbox(100).await.unwrap(), 3);
    assert_eq!(db.store.move_outbox(100).await.unwrap(), 0);
    assert_eq!(logged(&sql, subject).await, [1, 2, 3, 4, 5]);
    let places = "select string_agg(position::text, ' ' order by position) from log";
    assert_eq!(sql.one::<String>(places).await, "1 2 3 4 5");
    let kept = "select array_agg(id order by position)::text from log";
    assert_eq!(sql.one::<String>(kept).await, ids);
    assert_eq!(sql.one::<i64>("select position from log_heads").await, 5);
}

#[tokio::test]
async fn a_slow_transaction_is_not_passed_over() {
    let (db, sql, by) = newsroom().await;
    let (newsroom, slow, quick) = (by.newsroom.0, SequentialIds.next(), SequentialIds.next());
    let open = sql.db.begin().await.unwrap();
    append(&open, newsroom, slow, 1).await;
    append(&sql.db, newsroom, quick, 1).await;
    assert_eq!(
        db.store.move_outbox(9).await.unwrap(),
        1,
        "the later seq, visible first"
    );
    open.commit().await.unwrap();
    assert_eq!(db.store.move_outbox(9).await.unwrap(), 1);
    assert_eq!(
        (logged(&sql, slow).await, logged(&sql, quick).await),
        (vec![1], vec![1])
    );
}

#[tokio::test]
async fn a_newsroom_at_work_elsewhere_is_left_alone() {
    let (db, sql, planet) = newsroom().await;
    let star = db.newsroom("star").await.unwrap();
    let subject = SequentialIds.next();
    append(&sql.db, planet.newsroom.0, subject, 1).await;
    append(&sql.db, star.newsroom.0, subject, 2).await;
    let other = sql.db.begin().await.unwrap();
    let hold = "select from log_heads where newsroom = $1 for update";
    other
        .execute_raw(statement(hold, [planet.newsroom.0.into()]))
        .await
        .unwrap();
    let moved = timeout(PATIENCE, db.store.move_outbox(9)).await;
    assert_eq!(moved.expect("waits for the other logger").unwrap(), 1);
    assert_eq!(logged(&sql, subject).await, [2]);
    other.rollback().await.unwrap();
    assert_eq!(db.store.move_outbox(9).await.unwrap(), 1);
    let first = "select count(*) from log where position = 1";
    assert_eq!(
        sql.one::<i64>(first).await,
        2,
        "each newsroom counts for itself"
    );
}

#[tokio::test]
async fn one_newsrooms_trouble_is_told_and_keeps_nobody_waiting() {
    let (db, sql, planet) = newsroom().await;
    let star = db.newsroom("star").await.unwrap();
    let subject = SequentialIds.next();
    append(&sql.db, planet.newsroom.0, subject, 1).await;
    append(&sql.db, star.newsroom.0, subject, 2).await;
    // As if a restored head lay behind its log.
    let ahead =
        "insert into log (newsroom, position, id, subject_kind, subject, act, detail, write_time)
        values ($1, 1, $2, 'article', $2, 'test', '0', now())";
    sql.run(
        ahead,
        [planet.newsroom.0.into(), SequentialIds.next().into()],
    )
    .await;
    assert!(db.store.move_outbox(9).await.is_err());
    assert_eq!(logged(&sql, subject).await, [2]);
    assert_eq!(sql.one::<i64>("select count(*) from outbox").await, 1);
}

#[tokio::test]
async fn the_log_is_append_only() {
    let (db, sql, by) = newsroom().await;
    append(&sql.db, by.newsroom.0, SequentialIds.next(), 1).await;
    db.store.move_outbox(9).await.unwrap();
    for change in ["update log set act = 'other'", "delete from log"] {
        let refused = sql.db.execute_raw(statement(change, [])).await.unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
}

const WRITERS: usize = 8;
const WRITES: usize = 60;
const SUBJECTS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_and_loggers_at_once_leave_a_whole_log() {
    let (db, sql, by) = newsroom().await;
    let scene = Arc::new(Scene::on(&db, &sql, by.newsroom.0).await);
    let loggers: Vec<_> = (0..3).map(|_| tokio::spawn(scene.clone().log())).collect();
    for writer in scene.write(&sql) {
        writer.await.unwrap();
    }
    let mut moved = 0;
    for logger in loggers {
        moved += logger.await.unwrap();
    }
    assert_eq!(moved, (WRITERS * WRITES) as u64);
    assert_whole(&sql, &scene.subjects).await;
}

/// Writers and loggers at work on the same subjects.
pub struct Scene {
    newsroom: Uuid,
    pub subjects: Vec<Uuid>,
    store: Store,
    /// How many writers are not done.
    writing: AtomicUsize,
    /// How often a logger went through, or was killed.
    pub passes: watch::Sender<u64>,
}

impl Scene {
    pub async fn on(db: &TestDb, sql: &Sql, newsroom: Uuid) -> Scene {
        let mut subjects = Vec::new();
        for _ in 0..SUBJECTS {
            let by = db.principal(NewsroomId(newsroom), "writer", []).await;
            subjects.push(sql.queue(&by.unwrap(), 0).await);
        }
        Scene {
            newsroom,
            subjects,
            store: db.store.clone(),
            writing: AtomicUsize::new(WRITERS),
            passes: watch::Sender::new(0),
        }
    }

    pub fn is_written_to(&self) -> bool {
        self.writing.load(Ordering::SeqCst) > 0
    }

    /// Starts all writers.
    pub fn write(self: &Arc<Self>, sql: &Sql) -> Vec<JoinHandle<()>> {
        let start = |w| tokio::spawn(self.clone().write_all(sql.db.clone(), w));
        (0..WRITERS).map(start).collect()
    }

    /// Moves until all is moved, and says how much of it.
    pub async fn log(self: Arc<Self>) -> u64 {
        let mut all = 0;
        loop {
            let last = !self.is_written_to();
            let moved = self.store.move_outbox(5).await;
            self.passes.send_modify(|passes| *passes += 1);
            match moved {
                Ok(0) if last => return all,
                Ok(moved) => all += moved,
                Err(error) => assert!(matches!(error, Error::Unavailable(_)), "{error:?}"),
            }
        }
    }

    /// Every seventh write is slow: it commits when loggers went through three
    /// times with its seq already drawn.
    async fn write_all(self: Arc<Self>, db: DatabaseConnection, writer: usize) {
        let mut passes = self.passes.subscribe();
        for n in 0..WRITES {
            let tx = db.begin().await.unwrap();
            write(&tx, self.newsroom, self.subjects[(writer + n) % SUBJECTS]).await;
            if n % 7 == writer % 7 {
                let now = *passes.borrow();
                passes.wait_for(|p| *p >= now + 3).await.unwrap();
            }
            tx.commit().await.unwrap();
        }
        self.writing.fetch_sub(1, Ordering::SeqCst);
    }
}

pub async fn assert_whole(sql: &Sql, subjects: &[Uuid]) {
    let all = (WRITERS * WRITES) as i64;
    assert_eq!(sql.one::<i64>("select count(*) from outbox").await, 0);
    assert_eq!(sql.one::<i64>("select position from log_heads").await, all);
    let places: Vec<i64> = sql
        .column("select position from log order by position")
        .await;
    assert!(places.into_iter().eq(1..=all), "gapless");
    assert_eq!(
        sql.one::<i64>("select count(distinct id) from log").await,
        all,
        "none doubled"
    );
    for subject in subjects {
        let order = logged(sql, *subject).await;
        let written = (WRITERS * WRITES / SUBJECTS) as i32;
        assert!(order.iter().copied().eq(1..=written), "{order:?}");
    }
}
