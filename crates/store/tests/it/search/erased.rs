//! What is purged is not found, and leaves nothing to find it by.

use super::claim;
use crate::desk::{Desk, IDS, unverified};
use factdesk_domain::*;

const TOLL: &str = "Prosecutor: 62 people died at Tallow Market Hall";

async fn purge(desk: &Desk, article: ArticleId) {
    let store = &desk.db.store;
    store
        .purge_article(&desk.by, IDS, article, "asked for", None)
        .await
        .unwrap();
}

async fn rows(desk: &Desk) -> (i64, i64) {
    let documents = desk.count("select count(*) from search_documents").await;
    (
        documents,
        desk.count("select count(*) from search_counts").await,
    )
}

#[tokio::test]
async fn a_purge_takes_every_number_along() {
    // So many that some are counted.
    let lines: Vec<String> = (0..600)
        .map(|n| format!("A{n}: quartzite {n} fell"))
        .collect();
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    let (desk, article) = Desk::with(&lines).await;
    let (documents, counts) = rows(&desk).await;
    assert!(documents == 600 && counts > 4, "{documents} {counts}");
    assert_eq!(desk.search("quartzite").await.len(), 10);
    purge(&desk, article).await;
    assert_eq!(rows(&desk).await, (0, 0));
    assert_eq!(desk.search("quartzite").await, []);
}

#[tokio::test]
async fn what_it_was_found_by_before_a_rewrite_goes_too() {
    let (desk, article) = Desk::with(&[TOLL]).await;
    let toll = claim(&desk, article, TOLL).await;
    desk.review(&toll, unverified()).await.unwrap();
    desk.submit(
        "https://example.org/1",
        "Prosecutor: 62 people and a dog died at Tallow Market Hall",
    )
    .await;
    desk.extract().await;
    assert_eq!(rows(&desk).await.0, 2);
    purge(&desk, article).await;
    assert_eq!(rows(&desk).await, (0, 0));
}

#[tokio::test]
async fn a_copy_in_another_article_stays_by_its_own_words() {
    let desk = Desk::open().await;
    let first = desk.submit("https://example.org/1", TOLL).await.id;
    desk.extract_as(|claim| claim.proposition = format!("{TOLL} in Sarnow"))
        .await;
    let second = desk.submit("https://example.org/2", TOLL).await.id;
    desk.extract().await;
    assert_eq!(
        desk.search("Sarnow").await.len(),
        0,
        "the second is newer and says no such thing"
    );
    assert_eq!(desk.search("Tallow").await[0].copies, 2);
    purge(&desk, first).await;
    let hits = desk.search("Tallow").await;
    assert_eq!(
        (hits.len(), hits[0].claim.article, hits[0].copies),
        (1, second, 1)
    );
    let numbers = "select max(cardinality(terms))::bigint from search_documents";
    let before = desk.count(numbers).await;
    desk.execute("delete from search_documents").await;
    desk.submit("https://example.org/3", TOLL).await;
    desk.extract().await;
    assert_eq!(
        desk.count(numbers).await,
        before,
        "nothing of the purged proposition was left"
    );
}
