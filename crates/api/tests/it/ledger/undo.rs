//! UndoDecision and ListDecisions.

use super::world::{World, decisions, undo};
use crate::newsroom::{Caller, refused};
use factdesk_domain::Role;
use factdesk_proto::v1;
use tonic::Code;

async fn try_undo(by: &Caller, name: &str) -> Result<v1::Decision, tonic::Status> {
    let call = v1::UndoDecisionRequest {
        name: name.into(),
        ..Default::default()
    };
    let undone = by.ledger().undo_decision(call).await;
    undone.map(tonic::Response::into_inner)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_decided_or_an_editor_takes_it_back_and_nobody_else() {
    let mut world = World::new().await;
    let claims = world.claims(2).await;
    world.ledger.event("Sarnow", &[&claims[0]]).await;
    world.ledger.event("Harl", &[&claims[1]]).await;
    let found = world.ledger.suggest(&claims[0], &claims[1], 0.7).await;
    let ben = world.house.person("ben", &[Role::Reviewer]).await;
    let cleo = world.house.person("cleo", &[Role::Reviewer]).await;
    let confirm = v1::ConfirmMatchRequest {
        name: found,
        ..Default::default()
    };
    let decision = ben.ledger().confirm_match(confirm.clone()).await.unwrap();
    let decision = decision.into_inner().decision;
    let other = try_undo(&cleo, &decision).await;
    refused(other, Code::PermissionDenied, "ROLE_MISSING");
    let own = try_undo(&ben, &decision).await.unwrap();
    assert_eq!(own.undo_person, "people/ben");
    // An undone one stays undone, whoever asks again.
    assert_eq!(undo(&world.anna, &own).await, own);
    let again = ben.ledger().confirm_match(confirm).await.unwrap();
    let again = try_undo(&world.anna, &again.into_inner().decision).await;
    assert_eq!(again.unwrap().undo_person, "people/anna");
    let none = try_undo(&ben, "decisions/0190f3a1-0000-7000-8000-0000000000aa").await;
    refused(none, Code::NotFound, "DECISION_NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn decisions_come_newest_first_page_by_page_of_an_event_or_of_all() {
    let mut world = World::new().await;
    let claims = world.claims(4).await;
    let mut events = Vec::new();
    for claim in &claims {
        events.push(world.ledger.event("Sarnow", &[claim]).await);
    }
    let merge = async |a: usize, b: usize| {
        super::merges::try_merge(&world.anna, &[&events[a], &events[b]])
            .await
            .unwrap();
    };
    merge(0, 1).await;
    merge(2, 3).await;
    let first = decisions(&world.anna, &events[1]).await;
    let all = decisions(&world.anna, "").await;
    assert_eq!((first.len(), all.len()), (1, 2));
    assert_eq!(all[1], first[0]);
    let page = v1::ListDecisionsRequest {
        page_size: 1,
        ..Default::default()
    };
    let one = world.anna.ledger().list_decisions(page.clone()).await;
    let one = one.unwrap().into_inner();
    let next = v1::ListDecisionsRequest {
        page_token: one.next_page_token,
        ..page
    };
    let two = world.anna.ledger().list_decisions(next).await;
    let two = two.unwrap().into_inner();
    assert_eq!(two.next_page_token, "");
    assert_eq!([one.decisions, two.decisions].concat(), all);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_stands_in_the_log() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let one = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1]])
        .await;
    let two = world.ledger.event("Harl", &[&claims[2]]).await;
    super::merges::try_merge(&world.anna, &[&one, &two])
        .await
        .unwrap();
    undo(&world.anna, &decisions(&world.anna, &one).await[0]).await;
    let call = v1::MoveClaimRequest {
        name: claims[0].name.clone(),
        event: two.clone(),
        ..Default::default()
    };
    world.anna.ledger().move_claim(call).await.unwrap();
    while world.house.db.store.move_outbox(1_000).await.unwrap() > 0 {}
    let history = v1::ListClaimHistoryRequest {
        parent: claims[0].name.clone(),
        ..Default::default()
    };
    let history = world
        .anna
        .claims()
        .list_claim_history(history)
        .await
        .unwrap();
    let acts: Vec<_> = history.into_inner().entries;
    assert_eq!(acts[0].act(), v1::change::Act::ClaimMoved);
    let acts = "select 1 from log where newsroom = $1 and subject_kind = 'event'
        and act in ('event.merged', 'event.decision_undone')";
    assert_eq!(world.ledger.run(acts).await, 2);
    let verify = v1::VerifyHistoryRequest::default();
    let verified = world.anna.admin().verify_history(verify).await.unwrap();
    let mut findings = verified.into_inner().findings;
    // The one whom the tests register past the log.
    findings.retain(|found| found.resource != "people/editor");
    assert_eq!(findings, []);
}
