//! A healthy history gives no findings, whatever happens at the moment.

use crate::desk::{IDS, unverified};
use crate::past::{Past, desk, findings};
use crate::sql::Sql;
use factdesk_store::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[tokio::test]
async fn a_past_is_whole_with_and_without_its_outbox() {
    let past = Past::new().await;
    let head = past.head().await;
    assert_eq!((head.position > 10, head.mac.len()), (true, 32));
    // Not logged yet.
    let claim = past.pending().await;
    past.desk.review(&claim, unverified()).await.unwrap();
    assert_eq!(past.findings(std::slice::from_ref(&head)).await, []);
    past.log().await;
    assert_eq!(past.findings(&[head]).await, []);
}

#[tokio::test]
async fn one_call_checks_everything_and_counts_it() {
    let past = Past::new().await;
    let store = &past.desk.db.store;
    let all = store
        .verify_history(&past.desk.by, &[], Default::default(), 100_000)
        .await
        .unwrap();
    assert_eq!((all.next, all.findings.len()), (None, 0));
    assert_eq!(
        all.entries as i64,
        past.sql.one::<i64>("select count(*) from log").await
    );
    let rows = "select (select count(*) from claims) + (select count(*) from reviews)
        + (select count(*) from evidence) + (select count(*) from dismissals)
        + (select count(*) from revisions) + (select count(*) from people)";
    assert_eq!(all.resources as i64, past.sql.one::<i64>(rows).await);
}

#[tokio::test]
async fn another_newsrooms_trouble_is_not_ours() {
    let past = Past::new().await;
    let star = crate::past::person(&past.desk.db, "star").await;
    past.log().await;
    past.tamper(&format!(
        "update log set act = 'x' where newsroom = '{}'",
        past.desk.by.newsroom
    ))
    .await;
    assert!(!past.findings(&[]).await.is_empty());
    let theirs = past
        .desk
        .db
        .store
        .verify_history(&star, &[], Default::default(), 99)
        .await
        .unwrap();
    assert_eq!(theirs.findings, []);
}

/// What an older schema left has no digests, and is no finding until it changes.
#[tokio::test]
async fn what_was_there_before_the_history_is_covered_from_its_next_change_on() {
    let past = Past::new().await;
    past.tamper(
        "update log set digests = '{}', mac = null;
         update log_heads set chain_begin = position, covered_since = now(), mac = null, key_id = null",
    )
    .await;
    assert_eq!(past.findings(&[]).await, []);
    let claim = past.pending().await;
    past.desk.review(&claim, unverified()).await.unwrap();
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
    past.tamper(&format!(
        "update claims set reason = 'x' where id = '{}'",
        claim.id
    ))
    .await;
    assert_eq!(past.findings(&[]).await.len(), 1);
}

/// Writers, a logger and one who verifies, all at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn under_load_there_is_nothing_to_find() {
    let desk = Arc::new(desk("harbour").await);
    let stop = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..3)
        .map(|w| tokio::spawn(write(desk.clone(), w)))
        .collect();
    let logger = tokio::spawn(log(desk.clone(), stop.clone()));
    let mut walks = 0;
    while writers.iter().any(|w| !w.is_finished()) {
        assert_eq!(findings(&desk, &[]).await, [], "walk {walks}");
        walks += 1;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    stop.store(true, Ordering::SeqCst);
    logger.await.unwrap();
    println!("{walks} walks");
    assert!(walks > 1);
    assert_eq!(findings(&desk, &[]).await, []);
    let sql = Sql::on(&desk.db).await;
    assert_eq!(sql.one::<i64>("select count(*) from outbox").await, 0);
}

async fn log(desk: Arc<crate::desk::Desk>, stop: Arc<AtomicBool>) {
    loop {
        let last = stop.load(Ordering::SeqCst);
        let moved = desk.db.store.move_outbox(7).await.unwrap();
        if last && moved == 0 {
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn write(desk: Arc<crate::desk::Desk>, writer: usize) {
    let uri = format!("https://example.org/{writer}");
    for n in 0..12 {
        let body = format!("Stays: here\nNew: {n}\nOther: {}", n / 2);
        let article = desk.submit(&uri, &body).await.id;
        desk.extract().await;
        for claim in desk.claims(article).await {
            match desk.review(&claim, unverified()).await {
                Ok(_) | Err(Error::Refused { .. } | Error::EtagMismatch { .. }) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        if n % 5 == 4 {
            let purged = desk
                .db
                .store
                .purge_article(&desk.by, IDS, article, "x", None);
            purged.await.unwrap();
        }
    }
}
