//! Writers of the same copies, and a purge of one of them.

use crate::desk::{Desk, IDS, one_claim_a_line};
use crate::interleave::{hold, until_waiting};
use crate::lease::PATIENCE;
use crate::sql::Sql;
use factdesk_store::Finished;
use tokio::time::timeout;

const LINES: &str = "A: quartzite fell\nB: basalt broke\nC: granite stood";

/// Forty outlets print one wire report, in whatever order, and nobody dies in a deadlock.
#[tokio::test]
async fn many_write_the_same_copies_at_once() {
    let desk = Desk::open().await;
    let mut lines: Vec<String> = (0..200)
        .map(|n| format!("A{n}: quartzite {n} fell"))
        .collect();
    for n in 0..8 {
        lines.rotate_left(31);
        desk.submit(&format!("https://example.org/{n}"), &lines.join("\n"))
            .await;
    }
    let mut saving = Vec::new();
    while let Some(job) = desk.lease().await {
        let store = desk.db.store.clone();
        saving.push(tokio::spawn(async move {
            let found = one_claim_a_line(&job.body);
            store.finish_job(IDS, &job, &found).await
        }));
    }
    assert_eq!(saving.len(), 8);
    for saved in saving {
        let saved = timeout(PATIENCE, saved).await.unwrap().unwrap();
        assert_eq!(saved.unwrap(), Finished::Saved);
    }
    assert_eq!(
        desk.count("select count(*) from search_documents").await,
        200
    );
    assert_eq!(desk.search("quartzite 7 fell").await[0].copies, 8);
}

/// The copy comes while the only other one is being purged: whoever comes first, it is
/// found afterwards.
#[tokio::test]
async fn a_copy_that_meets_a_purge_is_found() {
    for purge_first in [true, false] {
        let (desk, first) = Desk::with(&LINES.split('\n').collect::<Vec<_>>()).await;
        let sql = Sql::on(&desk.db).await;
        desk.submit("https://example.org/2", LINES).await;
        let job = desk.lease().await.unwrap();
        let row = "select from search_documents for update";
        let held = hold(&sql, row, []).await;
        let (store, by) = (desk.db.store.clone(), desk.by.clone());
        let purge = async move {
            store
                .purge_article(&by, IDS, first, "x", None)
                .await
                .map(drop)
        };
        let store = desk.db.store.clone();
        let save = async move {
            let found = one_claim_a_line(&job.body);
            store.finish_job(IDS, &job, &found).await.map(drop)
        };
        let (one, other) = if purge_first {
            let one = tokio::spawn(purge);
            until_waiting(&sql, 1).await;
            (one, tokio::spawn(save))
        } else {
            let one = tokio::spawn(save);
            until_waiting(&sql, 1).await;
            (one, tokio::spawn(purge))
        };
        until_waiting(&sql, 2).await;
        held.rollback().await.unwrap();
        for both in [one, other] {
            timeout(PATIENCE, both).await.unwrap().unwrap().unwrap();
        }
        let hits = desk.search("basalt").await;
        assert_eq!(hits.len(), 1, "purge first: {purge_first}");
        assert_ne!(hits[0].claim.article, first);
        assert_eq!(desk.count("select count(*) from search_documents").await, 3);
    }
}
