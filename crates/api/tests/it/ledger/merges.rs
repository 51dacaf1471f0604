//! MergeEvents.

use super::world::{World, decisions, get, undo};
use crate::newsroom::{Caller, refused};
use factdesk_proto::v1;
use factdesk_proto::v1::decision::Kind;
use tonic::{Code, Status};

pub async fn try_merge(by: &Caller, names: &[&str]) -> Result<v1::Event, Status> {
    let call = v1::MergeEventsRequest {
        names: names.iter().map(|n| (*n).to_owned()).collect(),
        comment: "One attack.".into(),
        ..Default::default()
    };
    let merged = by.ledger().merge_events(call).await;
    merged.map(tonic::Response::into_inner)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_oldest_goes_on_and_undoing_parts_them_again() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let one = world.ledger.event("Sarnow", &[&claims[0]]).await;
    let two = world.ledger.event("Harl", &[&claims[1]]).await;
    let three = world.ledger.event("Ostry", &[&claims[2]]).await;
    let merged = try_merge(&world.anna, &[&three, &one, &two]).await.unwrap();
    assert_eq!((&merged.name, merged.claim_count), (&one, 3));
    assert_eq!(merged.aliases, [two.clone(), three.clone()]);
    let made = decisions(&world.anna, &three).await.remove(0);
    assert_eq!((made.kind(), &*made.comment), (Kind::Merge, "One attack."));
    assert_eq!(made.events, [one.clone(), two.clone(), three.clone()]);
    undo(&world.anna, &made).await;
    for (event, count) in [(&one, 1), (&two, 1), (&three, 1)] {
        let event_now = get(&world.anna, event).await;
        assert_eq!((&event_now.name, event_now.claim_count), (event, count));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_articles_say_stays_when_a_merge_is_undone() {
    let mut world = World::new().await;
    let claims = world.claims(2).await;
    let one = world.ledger.event("Sarnow", &[&claims[0]]).await;
    let two = world.ledger.event("Harl", &[&claims[1]]).await;
    world.ledger.link(&one, &two).await;
    try_merge(&world.anna, &[&one, &two]).await.unwrap();
    undo(&world.anna, &decisions(&world.anna, &one).await[0]).await;
    assert_eq!(get(&world.anna, &two).await.name, one);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_keeps_apart_is_not_merged_until_that_is_undone() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let old = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1]])
        .await;
    let third = world.ledger.event("Harl", &[&claims[2]]).await;
    let split = v1::SplitEventRequest {
        name: old.clone(),
        claims: vec![claims[1].name.clone()],
        ..Default::default()
    };
    let new = world.anna.ledger().split_event(split).await.unwrap();
    let new = new.into_inner().name;
    let kept = decisions(&world.anna, &new).await.remove(0);
    // Through a third event, too.
    try_merge(&world.anna, &[&third, &new]).await.unwrap();
    for names in [[&*old, &*new], [&*third, &*old]] {
        let apart = try_merge(&world.anna, &names).await;
        let details = refused(apart, Code::FailedPrecondition, "EVENTS_APART");
        let info = details.error_info().unwrap();
        assert_eq!(info.metadata["decision"], kept.name);
    }
    undo(&world.anna, &kept).await;
    let merged = try_merge(&world.anna, &[&old, &new]).await.unwrap();
    assert_eq!((&merged.name, merged.claim_count), (&old, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_event_is_merged_with_nothing() {
    let mut world = World::new().await;
    let claims = world.claims(1).await;
    let one = world.ledger.event("Sarnow", &[&claims[0]]).await;
    let none = "events/0190f3a1-0000-7000-8000-0000000000aa";
    let merged = try_merge(&world.anna, &[&one, none]).await;
    refused(merged, Code::NotFound, "EVENT_NOT_FOUND");
    assert_eq!(decisions(&world.anna, "").await, []);
}
