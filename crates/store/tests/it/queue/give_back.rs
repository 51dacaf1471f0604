//! Claims given back: for now with a note, or for good.

use super::scene::{Scene, back};
use crate::desk::IDS;
use factdesk_domain::*;
use factdesk_store::{Error, NewKey};

#[tokio::test]
async fn a_handover_note_reaches_whoever_is_next() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    assert_eq!(scene.next(&anna).await.unwrap().handover, None);
    let store = &scene.desk.db.store;
    let call = back(claim.id, "The engineer calls back at noon.", None);
    let freed = store.release_claim(&anna, IDS, &call).await.unwrap();
    assert_eq!((freed.state, freed.lease), (ClaimState::Pending, None));
    let note = scene.next(&ben).await.unwrap().handover.unwrap();
    assert_eq!(
        (note.kind, note.person.as_str()),
        (CommentKind::Handover, "anna")
    );
    assert_eq!(note.text, "The engineer calls back at noon.");
    let listed = store.list_comments(&ben, claim.id, None, 5).await.unwrap();
    assert_eq!(listed.items, [note]);
}

#[tokio::test]
async fn a_note_on_a_copy_reaches_whoever_leases_the_other() {
    let scene = Scene::open().await;
    scene.one("Mayor: the dam held", 0.5).await;
    let copy = scene.one("Mayor: the dam held", 0.5).await;
    scene.level().await;
    let anna = scene.reviewer("anna").await;
    scene.next(&anna).await.unwrap();
    let call = back(copy.id, "Ask the engineer.", None);
    let store = &scene.desk.db.store;
    store.release_claim(&anna, IDS, &call).await.unwrap();
    let next = scene.next(&anna).await.unwrap();
    assert_ne!(next.claim.id, copy.id);
    assert_eq!(next.handover.unwrap().claim, copy.id);
}

#[tokio::test]
async fn an_editor_releases_anothers_claim_and_a_reviewer_does_not() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    let free = scene.release(&anna, claim.id).await;
    assert!(matches!(free, Err(Error::LeaseNotHeld { .. })), "{free:?}");
    scene.next(&anna).await.unwrap();
    for refused in [
        scene.release(&ben, claim.id).await,
        scene.skip(&ben, claim.id).await,
        scene.skip(&scene.desk.by, claim.id).await,
    ] {
        assert!(
            matches!(refused, Err(Error::LeaseNotHeld { .. })),
            "{refused:?}"
        );
    }
    assert!(scene.claim(claim.id).await.lease.is_some());
    let freed = scene.release(&scene.desk.by, claim.id).await.unwrap();
    assert_eq!(freed.lease, None);
}

#[tokio::test]
async fn a_skipped_claim_and_its_copies_are_not_offered_again() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    let copy = scene.one("Mayor: the dam held", 0.9).await;
    scene.level().await;
    let other = scene.one("Mayor: forty were hurt", 0.1).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    assert_eq!(scene.leased(&anna).await, claim.id);
    scene.skip(&anna, claim.id).await.unwrap();
    assert_eq!(scene.leased(&anna).await, other.id);
    assert_eq!(scene.next(&anna).await, None);
    let next = scene.next(&ben).await.unwrap();
    assert_eq!((next.claim.id, next.covered), (claim.id, vec![copy.id]));
}

#[tokio::test]
async fn what_every_reviewer_skipped_goes_to_an_editor() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let copy = scene.one("Mayor: the dam held", 0.5).await;
    scene.level().await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    let editor = &scene.desk.by;
    // The editor skips as a reviewer; who left is not waited for.
    scene.next(editor).await.unwrap();
    assert!(!scene.skip(editor, claim.id).await.unwrap().escalated);
    left(&scene, "gone").await;
    scene.next(&anna).await.unwrap();
    let store = &scene.desk.db.store;
    let call = back(claim.id, "I know the mayor.", None);
    let skipped = store.skip_claim(&anna, IDS, &call).await.unwrap();
    assert!(!skipped.escalated);
    assert_eq!(scene.next(editor).await, None);
    scene.next(&ben).await.unwrap();
    assert!(scene.skip(&ben, claim.id).await.unwrap().escalated);
    assert!(scene.claim(copy.id).await.escalated);
    let told = "select (detail ->> 'escalated')::bool from outbox
        where act = 'claim.skipped' order by seq";
    assert_eq!(scene.sql.column::<bool>(told).await, [false, false, true]);
    let carla = scene.reviewer("carla").await;
    assert_eq!(scene.next(&carla).await, None, "she comes too late");
    let next = scene.next(editor).await.unwrap();
    assert_eq!(next.claim.id, claim.id);
    assert_eq!(next.reasons[0], "every reviewer skipped it");
    let said = store
        .list_comments(editor, claim.id, None, 5)
        .await
        .unwrap();
    assert_eq!(said.items[0].kind, CommentKind::Skip);
}

/// A reviewer whose only key was revoked.
async fn left(scene: &Scene, handle: &str) {
    let new = NewKey {
        secret: "fd_abcdefgh_01234567890123456789",
        person: handle,
        roles: [Role::Reviewer].into_iter().collect(),
        delegate: false,
        expires_in: None,
    };
    let store = &scene.desk.db.store;
    let key = store.create_key(IDS, "harbour", &new).await.unwrap();
    store.revoke_key("harbour", &key.prefix).await.unwrap();
}

#[tokio::test]
async fn where_there_are_only_editors_nothing_is_escalated() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    scene.next(&scene.desk.by).await.unwrap();
    assert!(
        !scene
            .skip(&scene.desk.by, claim.id)
            .await
            .unwrap()
            .escalated
    );
}

#[tokio::test]
async fn the_reaper_takes_away_what_has_passed_and_nothing_else() {
    let scene = Scene::open().await;
    scene.one("Mayor: the dam held", 0.5).await;
    let anna = scene.reviewer("anna").await;
    let passed = scene.leased(&anna).await;
    scene.time_passes().await;
    let other = scene.one("Mayor: forty were hurt", 0.9).await;
    assert_eq!(scene.leased(&anna).await, other.id);
    scene.desk.db.store.reap(IDS).await.unwrap();
    let left: Vec<uuid::Uuid> = scene.sql.column("select claim from leases").await;
    assert_eq!(left, [other.id.0]);
    assert_eq!(scene.leased(&anna).await, passed);
}
