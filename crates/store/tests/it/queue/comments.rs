//! What people say about a claim.

use super::scene::Scene;
use crate::desk::{IDS, request};
use factdesk_domain::*;
use factdesk_store::{AssignCall, Error};

#[tokio::test]
async fn comments_are_listed_newest_first_page_by_page() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let other = scene.one("Mayor: forty were hurt", 0.5).await;
    let (store, anna) = (&scene.desk.db.store, scene.reviewer("anna").await);
    for text in ["one", "two", "three"] {
        let said = store.comment_on_claim(&anna, IDS, claim.id, text, None);
        let said = said.await.unwrap();
        assert_eq!(
            (said.kind, said.person.as_str()),
            (CommentKind::Comment, "anna")
        );
    }
    store
        .comment_on_claim(&anna, IDS, other.id, "elsewhere", None)
        .await
        .unwrap();
    let by = &scene.desk.by;
    let first = store.list_comments(by, claim.id, None, 2).await.unwrap();
    let texts = |page: &Page<Comment>| {
        page.items
            .iter()
            .map(|c| c.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (texts(&first), first.more),
        (vec!["three".into(), "two".into()], true)
    );
    let before = Some(first.items[1].id);
    let rest = store.list_comments(by, claim.id, before, 2).await.unwrap();
    assert_eq!((texts(&rest), rest.more), (vec!["one".into()], false));
    assert_eq!(scene.claim(claim.id).await, claim, "nothing else changed");
    let told = "select count(*) from outbox where act = 'claim.commented'";
    assert_eq!(scene.sql.one::<i64>(told).await, 4);
}

#[tokio::test]
async fn a_delegate_is_named_and_the_log_holds_no_words() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let tool = scene.reviewer("tool").await;
    let by = Principal {
        delegate: Some(Delegate {
            person: tool.person,
            handle: tool.handle.clone(),
        }),
        ..scene.desk.by.clone()
    };
    let store = &scene.desk.db.store;
    let said = store.comment_on_claim(&by, IDS, claim.id, "whispered", None);
    let said = said.await.unwrap();
    assert_eq!(
        (said.person.as_str(), said.delegate.as_deref()),
        ("editor", Some("tool"))
    );
    let words = "select count(*) from outbox where detail::text like '%whispered%'";
    assert_eq!(scene.sql.one::<i64>(words).await, 0);
}

#[tokio::test]
async fn an_assignments_note_is_a_comment() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let call = AssignCall {
        claim: claim.id,
        to: Some((
            "editor".into(),
            scene.now().await + chrono::Duration::minutes(5),
        )),
        note: "The mayor's office opens at nine.".into(),
        request: None,
    };
    let (store, by) = (&scene.desk.db.store, &scene.desk.by);
    store.assign_claim(by, IDS, &call).await.unwrap();
    let said = store
        .list_comments(by, claim.id, None, 5)
        .await
        .unwrap()
        .items;
    assert_eq!(
        (said[0].kind, &said[0].text),
        (CommentKind::Assignment, &call.note)
    );
}

#[tokio::test]
async fn a_claim_without_comments_has_none_and_a_missing_one_is_not_there() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let (store, by) = (&scene.desk.db.store, &scene.desk.by);
    let none = store.list_comments(by, claim.id, None, 5).await.unwrap();
    assert_eq!((none.items.len(), none.more), (0, false));
    let missing = ClaimId(uuid::Uuid::from_u128(7));
    let listed = store.list_comments(by, missing, None, 5).await;
    assert!(matches!(listed, Err(Error::NotFound(_))));
    let request = request("CommentOnClaim", "r", 1);
    let said = store.comment_on_claim(by, IDS, missing, "hm", request.as_ref());
    assert!(matches!(said.await, Err(Error::NotFound(_))));
}
