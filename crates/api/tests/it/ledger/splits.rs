//! SplitEvent.

use super::world::{World, beside, decisions, get, undo};
use crate::newsroom::{Caller, refused};
use factdesk_proto::v1;
use factdesk_proto::v1::decision::Kind;
use tonic::{Code, Status};

async fn try_split(by: &Caller, event: &str, claims: &[&v1::Claim]) -> Result<v1::Event, Status> {
    let call = v1::SplitEventRequest {
        name: event.into(),
        claims: claims.iter().map(|c| c.name.clone()).collect(),
        comment: "Two attacks.".into(),
        ..Default::default()
    };
    let split = by.ledger().split_event(call).await;
    split.map(tonic::Response::into_inner)
}

#[tokio::test(flavor = "multi_thread")]
async fn whole_mentions_go_along_and_undoing_brings_all_back() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let old = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1], &claims[2]])
        .await;
    let new = try_split(&world.anna, &old, &[&claims[1]]).await.unwrap();
    assert!(new.name != old && new.claim_count == 1, "{new:?}");
    assert_eq!(get(&world.anna, &old).await.claim_count, 2);
    // Later articles that tell of the same as its mention join it there.
    let place = world.ledger.place(&claims[1]).await.unwrap();
    assert_eq!(place, (new.name.clone(), Some(new.name.clone()), true));
    let made = decisions(&world.anna, &old).await.remove(0);
    assert_eq!((made.kind(), &*made.comment), (Kind::Split, "Two attacks."));
    assert_eq!(made.events, [old.clone(), new.name.clone()]);
    undo(&world.anna, &made).await;
    let place = world.ledger.place(&claims[1]).await.unwrap();
    assert_eq!(place, (old.clone(), Some(old.clone()), false));
    let back = get(&world.anna, &new.name).await;
    assert_eq!((&back.name, back.claim_count), (&old, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_of_which_a_claim_stays_stays() {
    let mut world = World::new().await;
    let claims = world.claims(2).await;
    let beside = beside(&world.anna, &claims[0]).await;
    let old = world
        .ledger
        .event("Sarnow", &[&claims[0], &beside, &claims[1]])
        .await;
    let new = try_split(&world.anna, &old, &[&claims[0]]).await.unwrap();
    let place = world.ledger.place(&claims[0]).await.unwrap();
    assert_eq!(place, (new.name, Some(old.clone()), true));
    let place = world.ledger.place(&beside).await.unwrap();
    assert_eq!(place, (old.clone(), Some(old), false));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_left_makes_nothing_one_any_more() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let one = world.ledger.event("Sarnow", &[&claims[0]]).await;
    let two = world.ledger.event("Harl", &[&claims[1], &claims[2]]).await;
    // The first mention of the second event tells of both.
    world.ledger.link(&one, &two).await;
    let new = try_split(&world.anna, &one, &[&claims[1]]).await.unwrap();
    let names = async |event: &str| get(&world.anna, event).await.name;
    assert_eq!(names(&two).await, two, "nothing else made them one");
    assert_eq!(names(&one).await, one);
    undo(&world.anna, &decisions(&world.anna, &new.name).await[0]).await;
    assert_eq!(names(&two).await, one);
    assert_eq!(names(&new.name).await, one);
}

#[tokio::test(flavor = "multi_thread")]
async fn something_must_stay_and_only_its_own_claims_leave() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let event = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1]])
        .await;
    let all = try_split(&world.anna, &event, &[&claims[0], &claims[1]]).await;
    refused(all, Code::FailedPrecondition, "EVENT_WOULD_BE_EMPTY");
    let foreign = try_split(&world.anna, &event, &[&claims[0], &claims[2]]).await;
    refused(foreign, Code::NotFound, "CLAIM_NOT_FOUND");
    let none = "events/0190f3a1-0000-7000-8000-0000000000aa";
    let nowhere = try_split(&world.anna, none, &[&claims[0]]).await;
    refused(nowhere, Code::NotFound, "EVENT_NOT_FOUND");
    assert_eq!(decisions(&world.anna, "").await, []);
    assert_eq!(get(&world.anna, &event).await.claim_count, 2);
}
