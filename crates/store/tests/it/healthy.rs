//! A healthy history gives no findings, whatever happens at the moment.

use crate::desk::{IDS, call, unverified};
use crate::past::{Past, brief, desk, findings};
use crate::sql::Sql;
use factdesk_store::testing::options;
use factdesk_store::{Error, Store, migrate, migrate_down};
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
        + (select count(*) from revisions) + (select count(*) from people)
        + (select count(*) from sealed_reviews) + (select count(*) from comments)
        + (select count(*) from policies)";
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

/// As the schema before left them, sealed reviews, comments and policies have no digests.
/// The log itself says since when they have, and until they change that is no finding.
#[tokio::test]
async fn what_the_desk_kept_before_the_log_covered_it_is_no_finding() {
    let mut past = untold().await;
    let (seal, comment) = (
        format!("claims/{}/seal", past.sealed().await.id),
        past.sql
            .one::<String>("select format('claims/%s/comments/%s', claim, id) from comments"),
    );
    let comment = comment.await;
    let names = [seal.as_str(), comment.as_str(), "policies/1"];
    let untold = past.findings(&[]).await;
    let untold: Vec<_> = brief(&untold).into_iter().map(|(.., name)| name).collect();
    assert_eq!(untold, names, "where the log says nothing");
    let url = past.desk.db.url.clone();
    migrate_down(&url, 15).await.unwrap();
    migrate(&url).await.unwrap();
    past.desk.db.store = Store::connect(&options(&url)).await.unwrap();
    assert_eq!(past.findings(&[]).await, []);
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
    // What comes later is covered.
    let claim = past.pending().await.id;
    past.comment(claim, "It burns again.").await;
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
    past.tamper("update comments set text = 'x' where text = 'It burns again.'")
        .await;
    assert_eq!(past.findings(&[]).await.len(), 1);
    past.tamper("update comments set text = 'It burns again.' where text = 'x'")
        .await;
    // What was there opens and is erased like all else.
    let (store, other) = (&past.desk.db.store, past.other().await);
    let second = call(&past.sealed().await, unverified());
    store.review_claim(&other, IDS, &second).await.unwrap();
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
    let purged = store.purge_article(&past.desk.by, IDS, past.article, "x", None);
    purged.await.unwrap();
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
}

/// House rules, a sealed review and a comment that no entry tells of.
async fn untold() -> Past {
    let desk = desk("harbour").await;
    let article = desk.submit("https://example.org/1", "A: the hydrant").await;
    desk.extract().await;
    let sql = Sql::on(&desk.db).await;
    let article = article.id;
    let past = Past { desk, sql, article };
    past.rule(&[]).await;
    let claim = past.enter("The pier is closed.").await;
    past.comment(claim.id, "Ask again.").await;
    past.seal(&claim).await;
    past.tamper(
        "update outbox set digests = (
             select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(digests)
             where key !~ '^policies/|/seal$|/comments/')",
    )
    .await;
    past.log().await;
    past
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
            let store = &desk.db.store;
            let said = store.comment_on_claim(&desk.by, IDS, claim.id, "So?", None);
            said.await.unwrap();
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
