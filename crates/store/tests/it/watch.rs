//! Cursors belong to one history of one database.

use crate::desk::{Desk, any_state};
use factdesk_domain::{Act, ChangeKind, Principal};
use factdesk_localpg::LocalPg;
use factdesk_store::{
    Changes, ConnectOptions, CursorLost, Error, Store, Subject, WatchCursor, WatchScope,
};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::process::{Command, Stdio};

fn everything() -> WatchScope {
    WatchScope {
        article: None,
        filter: factdesk_domain::ClaimFilter::everything(),
        kinds: ChangeKind::ALL.to_vec(),
    }
}

async fn end(store: &Store, by: &Principal) -> WatchCursor {
    store.start_watch(by, &everything(), None).await.unwrap()
}

/// Why the store does not start there.
async fn lost(store: &Store, by: &Principal, cursor: &WatchCursor) -> Option<CursorLost> {
    let scope = everything();
    let start = store.start_watch(by, &scope, Some(cursor.clone()));
    match start.await {
        Ok(_) => None,
        Err(Error::CursorLost(lost)) => Some(lost),
        Err(other) => panic!("{other}"),
    }
}

async fn behind(desk: &Desk, cursor: &WatchCursor) -> Changes {
    while desk.db.store.move_outbox(1_000).await.unwrap() > 0 {}
    let scope = everything();
    let changes = desk.db.store.changes(&desk.by, &scope, cursor, 100).await;
    changes.unwrap()
}

#[tokio::test]
async fn a_new_revision_tells_what_is_new_stays_and_is_gone() {
    let desk = Desk::open().await;
    let article = desk
        .submit("https://example.org/a", "Ann: one\nBob: two")
        .await;
    desk.extract().await;
    let start = end(&desk.db.store, &desk.by).await;
    let first = behind(&desk, &start).await;
    let acts = |changes: &Changes| changes.items.iter().map(|c| c.act).collect::<Vec<_>>();
    let found = Act::ClaimFound;
    let told = [Act::ArticleSubmitted, found, found, Act::ArticleExtracted];
    assert_eq!(acts(&first), told);

    desk.submit("https://example.org/a", "Bob: two\nCid: three")
        .await;
    desk.extract().await;
    let second = behind(&desk, &first.end).await;
    let told = [
        Act::ArticleSubmitted,
        Act::ClaimFound,
        Act::ClaimCarried,
        Act::ClaimReplaced,
        Act::ArticleExtracted,
    ];
    assert_eq!(acts(&second), told);
    let texts = second.items[1..4].iter().map(|c| match &c.subject {
        Subject::Claim(claim) => claim.text.as_str(),
        other => panic!("{other:?}"),
    });
    let texts: Vec<_> = texts.collect();
    assert_eq!(texts, ["Cid: three", "Bob: two", "Ann: one"]);
    assert_eq!(desk.list(Some(article.id), any_state()).await.len(), 3);
}

#[tokio::test]
async fn a_stretch_is_bounded_and_says_whether_there_is_more() {
    let desk = Desk::open().await;
    let start = end(&desk.db.store, &desk.by).await;
    for n in 0..5 {
        desk.submit("", &format!("Text {n}.")).await;
    }
    let all = behind(&desk, &start).await;
    assert_eq!((all.items.len(), all.more), (5, false));
    let (store, scope) = (&desk.db.store, everything());
    let mut cursor = start;
    let mut items = Vec::new();
    let mut stretches = 0;
    loop {
        let next = store.changes(&desk.by, &scope, &cursor, 2).await.unwrap();
        assert!(next.items.len() <= 2);
        items.extend(next.items);
        cursor = next.end;
        stretches += 1;
        if !next.more {
            break;
        }
    }
    assert_eq!((items, stretches), (all.items, 3));
    assert_eq!(cursor, all.end);
}

/// Tells whether there is a `pg_dump` to test with.
fn dump(server: &LocalPg, from: &str) -> Option<Vec<u8>> {
    let tool = server.bin_dir().join("pg_dump");
    if !tool.exists() {
        println!("skipped: this PostgreSQL comes without pg_dump");
        return None;
    }
    let dump = Command::new(tool).arg(from).output().unwrap();
    assert!(dump.status.success(), "{dump:?}");
    Some(dump.stdout)
}

fn restore(server: &LocalPg, to: &str, dump: &[u8]) {
    use std::io::Write;
    let mut psql = Command::new(server.bin_dir().join("psql"))
        .args(["-q", "-v", "ON_ERROR_STOP=1", to])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    psql.stdin.take().unwrap().write_all(dump).unwrap();
    assert!(psql.wait().unwrap().success());
}

async fn make(server: &str, database: &str) {
    let mut conn = PgConnection::connect(server).await.unwrap();
    let create = AssertSqlSafe(format!("create database {database} template template0"));
    sqlx::raw_sql(create).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

async fn store_on(url: &str) -> Store {
    Store::connect(&ConnectOptions::new(url)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_dump_is_another_history() {
    let desk = Desk::open().await;
    let start = end(&desk.db.store, &desk.by).await;
    desk.submit("", "It rains.").await;
    let middle = behind(&desk, &start).await.end;
    assert_eq!(lost(&desk.db.store, &desk.by, &middle).await, None);

    // Into a fresh cluster, and into another database of a cluster that has it already.
    let server = tokio::task::spawn_blocking(|| LocalPg::scratch(&|_| ()))
        .await
        .unwrap()
        .unwrap();
    let Some(dumped) = dump(&server, &desk.db.url) else {
        return;
    };
    make(&server.url("postgres"), "restored").await;
    let restored = server.url("restored");
    restore(&server, &restored, &dumped);
    let there = store_on(&restored).await;
    for cursor in [&start, &middle] {
        let lost = lost(&there, &desk.by, cursor).await;
        assert_eq!(lost, Some(CursorLost::Restored));
    }
    let fresh = end(&there, &desk.by).await;
    assert_eq!(fresh.position(), middle.position());
    assert_eq!(lost(&there, &desk.by, &fresh).await, None);

    let dumped = dump(&server, &restored).unwrap();
    make(&server.url("postgres"), "again").await;
    restore(&server, &server.url("again"), &dumped);
    let again = store_on(&server.url("again")).await;
    let beside = lost(&again, &desk.by, &fresh).await;
    assert_eq!(beside, Some(CursorLost::Restored), "the same cluster");
    there.close().await;
    again.close().await;
    server.stop().unwrap();
}

#[tokio::test]
async fn a_watcher_at_work_notices_another_history() {
    let desk = Desk::open().await;
    let start = end(&desk.db.store, &desk.by).await;
    desk.submit("", "It rains.").await;
    let here = behind(&desk, &start).await.end;
    // As after a restored snapshot: the same epoch, the same position, another row.
    desk.execute(
        "alter table log disable trigger user;
         update log set id = gen_random_uuid();
         alter table log enable trigger user",
    )
    .await;
    let scope = everything();
    let next = desk.db.store.changes(&desk.by, &scope, &here, 100).await;
    let restored = Err(Error::CursorLost(CursorLost::Restored));
    assert_eq!(
        format!("{next:?}"),
        format!("{:?}", restored as Result<Changes, _>)
    );
}
