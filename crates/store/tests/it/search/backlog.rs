//! Claims that were there before they could be searched.

use crate::desk::Desk;

#[tokio::test]
async fn older_claims_are_found_once_a_worker_went_through_them() {
    let lines: Vec<String> = (0..1_100)
        .map(|n| format!("A{n}: quartzite {n} fell"))
        .collect();
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    let (desk, _) = Desk::with(&lines).await;
    let all = desk.count("select sum(documents) from search_counts").await;
    desk.execute(
        "delete from search_documents; delete from search_counts;
         insert into search_backlog select id, '00000000-0000-0000-0000-000000000000' from newsrooms",
    )
    .await;
    assert_eq!(desk.search("quartzite 7").await, []);
    let store = &desk.db.store;
    let mut steps = vec![store.index_backlog().await.unwrap()];
    // A claim that comes meanwhile is there already when its turn comes.
    desk.submit("https://example.org/meanwhile", "B: basalt broke")
        .await;
    desk.extract().await;
    assert_eq!(desk.found("basalt").await, ["B: basalt broke"]);
    while steps.last() != Some(&0) {
        steps.push(store.index_backlog().await.unwrap());
    }
    assert_eq!(steps, [500, 500, 101, 0]);
    assert_eq!(
        desk.search("quartzite 7 fell").await[0].claim.text,
        "A7: quartzite 7 fell"
    );
    assert_eq!(desk.search("basalt").await.len(), 1);
    assert_eq!(desk.count("select count(*) from search_backlog").await, 0);
    assert!(desk.count("select sum(documents) from search_counts").await >= all);
    assert_eq!(store.index_backlog().await.unwrap(), 0);
}

#[tokio::test]
async fn two_workers_share_newsrooms() {
    let (desk, _) = Desk::with(&["A: quartzite fell"]).await;
    desk.execute(
        "delete from search_documents;
         insert into search_backlog select id, '00000000-0000-0000-0000-000000000000' from newsrooms",
    )
    .await;
    let store = &desk.db.store;
    let (a, b) = tokio::join!(store.index_backlog(), store.index_backlog());
    assert_eq!(a.unwrap() + b.unwrap(), 1, "one found it taken, or done");
    assert_eq!(desk.search("quartzite").await.len(), 1);
}
