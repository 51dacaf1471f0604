//! ListMatches, ConfirmMatch, RejectMatch.

use super::merges::try_merge;
use super::world::{World, beside, decisions, get, undo};
use crate::newsroom::{Caller, bad_fields, refused};
use crate::pairs;
use factdesk_proto::v1;
use factdesk_proto::v1::r#match::State;
use factdesk_proto::v1::{Verdict, decision::Kind};
use tonic::{Code, Status};

async fn list(by: &Caller, parent: &str, state: State) -> Vec<v1::Match> {
    let list = v1::ListMatchesRequest {
        parent: parent.into(),
        state: state.into(),
        ..Default::default()
    };
    let page = by.ledger().list_matches(list).await.unwrap();
    page.into_inner().matches
}

async fn try_confirm(by: &Caller, name: &str) -> Result<v1::Match, Status> {
    let call = v1::ConfirmMatchRequest {
        name: name.into(),
        comment: "The same hall.".into(),
        ..Default::default()
    };
    let confirmed = by.ledger().confirm_match(call).await;
    confirmed.map(tonic::Response::into_inner)
}

async fn reject(by: &Caller, name: &str) -> v1::Match {
    let call = v1::RejectMatchRequest {
        name: name.into(),
        ..Default::default()
    };
    by.ledger().reject_match(call).await.unwrap().into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_surest_come_first_and_each_state_by_itself() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let low = world.ledger.suggest(&claims[0], &claims[1], 0.6).await;
    let high = world.ledger.suggest(&claims[2], &claims[0], 0.7).await;
    let names = |all: Vec<v1::Match>| -> Vec<String> { all.into_iter().map(|m| m.name).collect() };
    let by = &world.anna;
    let all = list(by, "", State::Unspecified).await;
    assert_eq!(
        (&all[0].one, &all[0].other),
        (&claims[0].name, &claims[2].name)
    );
    assert_eq!((all[0].score, all[0].state()), (0.7, State::Suggested));
    assert_eq!(all[0].reasons, ["the same days"]);
    assert_eq!(names(all), [high.clone(), low.clone()]);
    assert_eq!(
        names(list(by, &claims[1].name, State::Suggested).await),
        [low]
    );
    assert!(list(by, "", State::Confirmed).await.is_empty());
    let page = v1::ListMatchesRequest {
        page_size: 1,
        ..Default::default()
    };
    let first = by
        .ledger()
        .list_matches(page.clone())
        .await
        .unwrap()
        .into_inner();
    let next = v1::ListMatchesRequest {
        page_token: first.next_page_token,
        ..page
    };
    let second = by
        .ledger()
        .list_matches(next.clone())
        .await
        .unwrap()
        .into_inner();
    assert_eq!((second.matches.len(), &*second.next_page_token), (1, ""));
    let other = v1::ListMatchesRequest {
        state: State::Rejected.into(),
        ..next
    };
    assert_eq!(
        bad_fields(by.ledger().list_matches(other).await),
        ["page_token"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn confirming_makes_the_events_one_and_offers_a_verdict() {
    let mut world = World::new().await;
    let claims = world.claims(2).await;
    let one = world.ledger.event("Sarnow", &[&claims[0]]).await;
    let two = world.ledger.event("Harl", &[&claims[1]]).await;
    let found = world.ledger.suggest(&claims[0], &claims[1], 0.7).await;
    pairs::give(&world.anna, pairs::review(&claims[0], Verdict::Verified)).await;
    let confirmed = try_confirm(&world.anna, &found).await.unwrap();
    assert_eq!(confirmed.state(), State::Confirmed);
    assert_eq!(get(&world.anna, &two).await.name, one);
    let offered = pairs::get(&world.anna, &claims[1]).await;
    assert_eq!(
        (offered.offered_verdict(), offered.verdict()),
        (Verdict::Verified, Verdict::Unspecified)
    );
    let made = decisions(&world.anna, &one).await.remove(0);
    assert_eq!(
        (made.kind(), &made.name),
        (Kind::Confirm, &confirmed.decision)
    );
    assert_eq!(
        made.claims,
        [claims[0].name.clone(), claims[1].name.clone()]
    );
    // Once is enough.
    assert_eq!(try_confirm(&world.anna, &found).await.unwrap(), confirmed);
    assert_eq!(decisions(&world.anna, "").await.len(), 1);
    undo(&world.anna, &made).await;
    assert_eq!(get(&world.anna, &two).await.name, two);
    let again = list(&world.anna, "", State::Suggested).await.remove(0);
    assert_eq!((&again.name, &*again.decision), (&found, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_one_event_by_now_is_asked_about_no_more() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let one = world.ledger.event("Sarnow", &[&claims[0]]).await;
    let two = world.ledger.event("Harl", &[&claims[1]]).await;
    let settled = world.ledger.suggest(&claims[0], &claims[1], 0.7).await;
    let open = world.ledger.suggest(&claims[0], &claims[2], 0.6).await;
    let by = &world.anna;
    let names = async |parent: &str, state| -> Vec<String> {
        let all = list(by, parent, state).await;
        all.into_iter().map(|m| m.name).collect()
    };
    let both = [settled.clone(), open.clone()];
    assert_eq!(names("", State::Suggested).await, both);
    try_merge(by, &[&one, &two]).await.unwrap();
    assert_eq!(names("", State::Suggested).await, [open.as_str()]);
    assert!(names(&claims[1].name, State::Unspecified).await.is_empty());
    let merge = decisions(by, &one).await.remove(0);
    undo(by, &merge).await;
    assert_eq!(names("", State::Suggested).await, both);
    try_confirm(by, &settled).await.unwrap();
    assert_eq!(names("", State::Confirmed).await, [settled.as_str()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_without_an_event_get_one_together() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let event = world.ledger.event("Sarnow", &[&claims[0]]).await;
    let with_one = world.ledger.suggest(&claims[0], &claims[1], 0.7).await;
    try_confirm(&world.anna, &with_one).await.unwrap();
    let place = world.ledger.place(&claims[1]).await.unwrap();
    assert_eq!(place, (event.clone(), None, true));
    let fresh = world.claims(2).await;
    let without = world.ledger.suggest(&fresh[0], &fresh[1], 0.7).await;
    try_confirm(&world.anna, &without).await.unwrap();
    let (new, _, held) = world.ledger.place(&fresh[0]).await.unwrap();
    assert_eq!(
        world.ledger.place(&fresh[1]).await.unwrap(),
        (new.clone(), None, true)
    );
    let read = get(&world.anna, &new).await;
    assert!(held && new != event && read.claim_count == 2, "{read:?}");
    assert_eq!(
        (read.happening(), &*read.title),
        (v1::Happening::Unspecified, "Event")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn rejecting_keeps_events_apart_and_takes_a_confirmation_back() {
    let mut world = World::new().await;
    let claims = world.claims(2).await;
    let one = world.ledger.event("Sarnow", &[&claims[0]]).await;
    let two = world.ledger.event("Harl", &[&claims[1]]).await;
    let found = world.ledger.suggest(&claims[0], &claims[1], 0.7).await;
    try_confirm(&world.anna, &found).await.unwrap();
    let rejected = reject(&world.anna, &found).await;
    assert_eq!(rejected.state(), State::Rejected);
    assert_eq!(get(&world.anna, &two).await.name, two);
    let made = decisions(&world.anna, "").await;
    let kinds: Vec<_> = made
        .iter()
        .map(|d| (d.kind(), d.undo_time.is_some()))
        .collect();
    assert_eq!(kinds, [(Kind::Reject, false), (Kind::Confirm, true)]);
    let apart = try_merge(&world.anna, &[&one, &two]).await;
    refused(apart, Code::FailedPrecondition, "EVENTS_APART");
    assert_eq!(reject(&world.anna, &found).await, rejected);
    // Who confirms it after all takes the rejection back.
    try_confirm(&world.anna, &found).await.unwrap();
    assert_eq!(get(&world.anna, &two).await.name, one);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_event_all_that_the_younger_claims_article_says_leaves() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let along = beside(&world.anna, &claims[1]).await;
    let event = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1], &along, &claims[2]])
        .await;
    let found = world.ledger.suggest(&claims[0], &claims[1], 0.7).await;
    reject(&world.anna, &found).await;
    let (new, mention, held) = world.ledger.place(&claims[1]).await.unwrap();
    assert!(new != event && mention.as_ref() == Some(&new) && held);
    let place = world.ledger.place(&along).await.unwrap();
    assert_eq!(place, (new.clone(), Some(new.clone()), true));
    assert_eq!(get(&world.anna, &event).await.claim_count, 2);
    let apart = try_merge(&world.anna, &[&event, &new]).await;
    refused(apart, Code::FailedPrecondition, "EVENTS_APART");
    undo(&world.anna, &decisions(&world.anna, &new).await[0]).await;
    for claim in [&claims[1], &along] {
        let place = world.ledger.place(claim).await.unwrap();
        assert_eq!(place, (event.clone(), Some(event.clone()), false));
    }
    assert_eq!(get(&world.anna, &new).await.name, event);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_article_the_younger_claim_leaves_alone() {
    let mut world = World::new().await;
    let claims = world.claims(1).await;
    let younger = beside(&world.anna, &claims[0]).await;
    let event = world.ledger.event("Sarnow", &[&claims[0], &younger]).await;
    let found = world.ledger.suggest(&claims[0], &younger, 0.7).await;
    reject(&world.anna, &found).await;
    let place = world.ledger.place(&claims[0]).await.unwrap();
    assert_eq!(place, (event.clone(), Some(event.clone()), false));
    let (new, mention, held) = world.ledger.place(&younger).await.unwrap();
    assert!(new != event && mention == Some(event) && held);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_decision_stands_against_a_confirmation() {
    let mut world = World::new().await;
    let claims = world.claims(4).await;
    world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[2]])
        .await;
    world.ledger.event("Harl", &[&claims[1], &claims[3]]).await;
    let rejected = world.ledger.suggest(&claims[0], &claims[1], 0.7).await;
    let other = world.ledger.suggest(&claims[2], &claims[3], 0.7).await;
    let decision = reject(&world.anna, &rejected).await.decision;
    let refusal = try_confirm(&world.anna, &other).await;
    let details = refused(refusal, Code::FailedPrecondition, "EVENTS_APART");
    assert_eq!(details.error_info().unwrap().metadata["decision"], decision);
    let none = try_confirm(&world.anna, "matches/0190f3a1-0000-7000-8000-0000000000aa").await;
    refused(none, Code::NotFound, "MATCH_NOT_FOUND");
}
