//! Claims for somebody in person.

use super::scene::{Scene, counted, said};
use crate::desk::{IDS, unverified};
use factdesk_domain::*;
use factdesk_store::{AssignCall, Error, Resource};

const OVERDUE: &str = "update claims set assign_due_time = now() - interval '1 min'
    where assignee is not null";

#[tokio::test]
async fn an_assigned_claim_is_its_persons_until_it_is_overdue() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.1).await;
    let urgent = scene.one("Mayor: forty were hurt", 0.9).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    let assigned = scene.assign(&scene.desk.by, claim.id, "anna", 30).await;
    let assigned = assigned.unwrap();
    assert_eq!(assigned.assignment.as_ref().unwrap().handle, "anna");
    assert_eq!(
        (&assigned.etag, assigned.update_time),
        (&claim.etag, claim.update_time)
    );
    assert_eq!(scene.leased(&ben).await, urgent.id);
    assert_eq!(scene.next(&ben).await, None);
    let next = scene.next(&anna).await.unwrap();
    assert_eq!(next.claim.id, claim.id);
    assert!(
        next.reasons[0].starts_with("assigned to you, due by 20"),
        "{:?}",
        next.reasons
    );
    scene.release(&anna, claim.id).await.unwrap();
    scene.sql.run(OVERDUE, []).await;
    let next = scene.next(&ben).await.unwrap();
    assert_eq!(next.claim.id, claim.id);
    assert!(next.reasons[0].starts_with("assigned to anna, who was to look by 20"));
}

#[tokio::test]
async fn what_is_assigned_comes_first_and_in_the_order_of_its_due_times() {
    let scene = Scene::open().await;
    let urgent = scene.one("Mayor: forty were hurt", 1.0).await;
    let later = scene.one("Mayor: the dam held", 0.2).await;
    let sooner = scene.one("Mayor: the bridge stands", 0.1).await;
    let (editor, anna) = (&scene.desk.by, scene.reviewer("anna").await);
    scene.assign(editor, later.id, "anna", 60).await.unwrap();
    scene.assign(editor, sooner.id, "anna", 30).await.unwrap();
    for id in [sooner.id, later.id, urgent.id] {
        assert_eq!(scene.leased(&anna).await, id);
    }
}

/// The copy of a claim that is somebody's would take it from them; two people with
/// claims of one statement do not wait for each other.
#[tokio::test]
async fn copies_go_with_the_assignment_and_a_statement_is_not_torn() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.1).await;
    scene.one("Mayor: the dam held", 0.9).await;
    let said = vec![
        said("Agency: three died and three were hurt", 0.4),
        counted("three died", 0.9),
        counted("three were hurt", 0.3),
    ];
    let report = scene.found("", said).await;
    let of = |text: &str| report.iter().find(|c| c.text == text).unwrap().id;
    let (died, hurt) = (of("three died"), of("three were hurt"));
    let (editor, anna, ben) = (
        &scene.desk.by,
        scene.reviewer("anna").await,
        scene.reviewer("ben").await,
    );
    for (id, who) in [(claim.id, "anna"), (died, "anna"), (hurt, "ben")] {
        scene.assign(editor, id, who, 30).await.unwrap();
    }
    let next = scene.next(&ben).await.unwrap();
    assert_eq!((next.claim.id, next.covered.len()), (hurt, 1));
    assert_eq!(scene.next(&ben).await, None);
    assert_eq!(scene.leased(&anna).await, claim.id);
    assert_eq!(scene.next(&anna).await, None, "the statement is ben's now");
    scene.release(&ben, hurt).await.unwrap();
    assert_eq!(scene.leased(&anna).await, died);
}

#[tokio::test]
async fn whoever_is_asked_in_person_is_offered_what_they_skipped() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let (anna, editor) = (scene.reviewer("anna").await, &scene.desk.by);
    scene.next(&anna).await.unwrap();
    assert!(scene.skip(&anna, claim.id).await.unwrap().escalated);
    assert_eq!(scene.next(&anna).await, None);
    scene.assign(editor, claim.id, "anna", 30).await.unwrap();
    assert_eq!(scene.leased(&anna).await, claim.id);
}

#[tokio::test]
async fn a_verdict_ends_the_assignment() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let editor = &scene.desk.by;
    scene.assign(editor, claim.id, "editor", 30).await.unwrap();
    let done = scene.desk.review(&claim, unverified()).await.unwrap();
    assert_eq!(done.assignment, None);
    let late = scene.assign(editor, claim.id, "editor", 30).await;
    let state = |e: &Error| {
        matches!(
            e,
            Error::Refused {
                refusal: Refusal::State(_),
                ..
            }
        )
    };
    assert!(state(&late.unwrap_err()));
}

#[tokio::test]
async fn who_may_assign_what_to_whom() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    let newsroom = scene.desk.by.newsroom;
    let reader = scene.desk.db.principal(newsroom, "reader", [Role::Reader]);
    reader.await.unwrap();
    let editor = &scene.desk.by;
    let assign = async |by, to| scene.assign(by, claim.id, to, 30).await;
    let editors_matter = |e: &Error| matches!(e, Error::RoleMissing(Role::Editor));
    assert!(editors_matter(&assign(&anna, "ben").await.unwrap_err()));
    assign(&anna, "anna").await.unwrap();
    assert!(editors_matter(&assign(&ben, "ben").await.unwrap_err()));
    assert!(editors_matter(
        &take_back(&scene, &ben, claim.id).await.unwrap_err()
    ));
    let freed = take_back(&scene, &anna, claim.id).await.unwrap();
    assert_eq!(freed.assignment, None);
    assign(editor, "ben").await.unwrap();
    scene.sql.run(OVERDUE, []).await;
    assign(&anna, "anna")
        .await
        .expect("an overdue one is anybody's");
    let nobody = assign(editor, "nobody").await.unwrap_err();
    assert!(matches!(nobody, Error::NotFound(Resource::Person)));
    let reader = assign(editor, "reader").await.unwrap_err();
    assert!(matches!(reader, Error::PersonCannotReview));
}

async fn take_back(scene: &Scene, by: &Principal, claim: ClaimId) -> Result<Claim, Error> {
    let call = AssignCall {
        claim,
        to: None,
        note: String::new(),
        request: None,
    };
    scene.desk.db.store.assign_claim(by, IDS, &call).await
}

#[tokio::test]
async fn a_due_time_lies_in_the_future_by_the_databases_clock() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    for minutes in [-1, 0, 367 * 24 * 60] {
        match scene
            .assign(&scene.desk.by, claim.id, "editor", minutes)
            .await
        {
            Err(Error::Invalid(bad)) => assert_eq!(bad.as_slice()[0].field, "due_time"),
            other => panic!("{minutes}: {other:?}"),
        }
    }
    assert_eq!(scene.claim(claim.id).await.assignment, None);
}

#[tokio::test]
async fn a_claim_in_adjudication_is_for_editors() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    scene.reviewer("anna").await;
    let disagree = "update claims set state = 'IN_ADJUDICATION'";
    scene.sql.run(disagree, []).await;
    let refused = scene.assign(&scene.desk.by, claim.id, "anna", 5).await;
    assert!(matches!(refused, Err(Error::PersonCannotReview)));
    let ok = scene.assign(&scene.desk.by, claim.id, "editor", 5).await;
    assert_eq!(ok.unwrap().assignment.unwrap().handle, "editor");
}
