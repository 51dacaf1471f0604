//! The database's answer is lost with the connection, at every step of every
//! transaction, COMMIT included: the caller is told to try again, and what it did
//! is done once.

use crate::desk::Desk;
use crate::line::Line;
use crate::sql::Sql;
use factdesk_domain::Principal;
use factdesk_store::{Error, Store};

/// Everything that an act can change.
const STATE: &str = "select array[
    (select count(*) from articles), (select count(*) from revisions),
    (select count(*) from articles where state = 'EXTRACTED'), (select sum(claim_count) from articles),
    (select count(*) from claims), (select count(*) from claims where state <> 'PENDING'),
    (select sum(version) from claims), (select count(*) from dismissals),
    (select count(*) from reviews), (select count(*) from evidence),
    (select count(*) from request_ids), (select sum(attempts) from jobs),
    (select count(*) from jobs where state = 'READY'), (select count(*) from jobs where state = 'LEASED'),
    (select count(*) from sealed_reviews),
    (select count(*) from outbox), (select count(*) from log), (select sum(position) from log_heads)
]::bigint[]::text";

struct Scene {
    desk: Desk,
    sql: Sql,
    line: Line,
}

impl Scene {
    async fn open() -> Scene {
        let desk = Desk::open().await;
        let (sql, line) = (Sql::on(&desk.db).await, Line::to(&desk).await);
        Scene { desk, sql, line }
    }

    /// What there is now, beside nothing but what `prepare` makes.
    async fn fresh<S>(&self, prepare: &impl AsyncFn(&Desk, usize) -> S, n: usize) -> S {
        let clean = "truncate outbox, log, log_heads, jobs, request_ids, dismissals, reviews,
            evidence, claims, revisions, articles cascade";
        self.sql.run(clean, []).await;
        let heads = "insert into log_heads (newsroom) select id from newsrooms";
        self.sql.run(heads, []).await;
        prepare(&self.desk, n).await
    }

    async fn state(&self) -> String {
        self.sql.one(STATE).await
    }
}

/// Does `act`, of which every answer in turn is lost, and does it again.
pub async fn once_everywhere<S, T: std::fmt::Debug>(
    prepare: impl AsyncFn(&Desk, usize) -> S,
    act: impl AsyncFn(&Store, &Principal, &S) -> Result<T, Error>,
) {
    let scene = Scene::open().await;
    let (store, by) = (&scene.line.store, &scene.desk.by);
    let subject = scene.fresh(&prepare, 0).await;
    let before = scene.state().await;
    act(store, by, &subject).await.unwrap();
    let once = scene.state().await;
    assert_ne!(before, once, "it does something");
    let mut failed = 0;
    for n in 0.. {
        let subject = scene.fresh(&prepare, n + 1).await;
        assert_eq!(scene.state().await, before);
        scene.line.lose(n);
        match act(store, by, &subject).await {
            Ok(_) => {}
            Err(Error::Unavailable(_)) => failed += 1,
            Err(other) => panic!("answer {n} lost: {other:?}"),
        }
        if !scene.line.has_lost() {
            break;
        }
        let again = act(store, by, &subject).await;
        again.unwrap_or_else(|error| panic!("again after answer {n}: {error:?}"));
        assert_eq!(scene.state().await, once, "answer {n}");
    }
    assert!(failed >= 1, "no answer was missed");
    println!("{failed} answers lost");
}
