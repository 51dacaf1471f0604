//! MoveClaim.

use super::world::{World, decisions, get, undo};
use crate::newsroom::{Caller, refused};
use factdesk_proto::v1;
use factdesk_proto::v1::decision::Kind;
use tonic::{Code, Status};

async fn try_move(by: &Caller, claim: &v1::Claim, event: &str) -> Result<v1::Event, Status> {
    let call = v1::MoveClaimRequest {
        name: claim.name.clone(),
        event: event.into(),
        comment: "Another attack.".into(),
        ..Default::default()
    };
    let moved = by.ledger().move_claim(call).await;
    moved.map(tonic::Response::into_inner)
}

async fn put(by: &Caller, claim: &v1::Claim, event: &str) -> v1::Event {
    try_move(by, claim, event).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_claim_counts_where_it_is_and_undoing_brings_it_back() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let one = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1]])
        .await;
    let other = world.ledger.event("Harl", &[&claims[2]]).await;
    let event = put(&world.anna, &claims[1], &other).await;
    assert_eq!(
        (&event.name, event.claim_count, event.article_count),
        (&other, 2, 2)
    );
    assert_eq!(get(&world.anna, &one).await.claim_count, 1);
    let place = world.ledger.place(&claims[1]).await.unwrap();
    assert_eq!(place, (other.clone(), Some(one.clone()), true));

    let made = decisions(&world.anna, &one).await.remove(0);
    assert_eq!(
        (made.kind(), &made.claims),
        (Kind::Move, &vec![claims[1].name.clone()])
    );
    assert_eq!(made.events, [other.clone(), one.clone()]);
    assert_eq!(
        (&*made.comment, &*made.person),
        ("Another attack.", "people/anna")
    );
    let undone = undo(&world.anna, &made).await;
    assert!(undone.undo_time.is_some() && undone.undo_person == "people/anna");
    let place = world.ledger.place(&claims[1]).await.unwrap();
    assert_eq!(place, (one.clone(), Some(one.clone()), false));
    assert_eq!(get(&world.anna, &one).await.claim_count, 2);
    assert_eq!(get(&world.anna, &other).await.claim_count, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_of_its_own_answers_for_the_old_one_once_undone() {
    let mut world = World::new().await;
    let claims = world.claims(2).await;
    let one = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1]])
        .await;
    let own = put(&world.anna, &claims[1], "").await;
    assert!(own.name != one && own.claim_count == 1, "{own:?}");
    undo(&world.anna, &decisions(&world.anna, &own.name).await[0]).await;
    assert_eq!(get(&world.anna, &own.name).await.name, one);
    assert_eq!(get(&world.anna, &one).await.claim_count, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_move_counts_again_when_a_later_one_is_undone() {
    let mut world = World::new().await;
    let claims = world.claims(4).await;
    let home = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[3]])
        .await;
    let first = world.ledger.event("Harl", &[&claims[1]]).await;
    let second = world.ledger.event("Ostry", &[&claims[2]]).await;
    put(&world.anna, &claims[0], &first).await;
    put(&world.anna, &claims[0], &second).await;
    let made = decisions(&world.anna, "").await;
    undo(&world.anna, &made[0]).await;
    let place = world.ledger.place(&claims[0]).await.unwrap();
    assert_eq!(place, (first, Some(home.clone()), true));
    undo(&world.anna, &made[1]).await;
    let place = world.ledger.place(&claims[0]).await.unwrap();
    assert_eq!(place, (home.clone(), Some(home), false));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_without_an_event_gets_one_and_loses_it_again() {
    let mut world = World::new().await;
    let claims = world.claims(2).await;
    let event = world.ledger.event("Sarnow", &[&claims[0]]).await;
    put(&world.anna, &claims[1], &event).await;
    let get = v1::GetFigureSeriesRequest {
        name: format!("{event}/figureSeries/deaths"),
    };
    let deaths = world.anna.ledger().get_figure_series(get).await.unwrap();
    let deaths = deaths.into_inner();
    assert_eq!(deaths.sighting_count, 2);
    assert_eq!(deaths.sightings[1].origin, "The mayor");
    undo(&world.anna, &decisions(&world.anna, &event).await[0]).await;
    assert_eq!(world.ledger.place(&claims[1]).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_moved_stays() {
    let mut world = World::new().await;
    let claims = world.claims(2).await;
    let event = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1]])
        .await;
    let none = "0190f3a1-0000-7000-8000-0000000000aa";
    let nowhere = try_move(&world.anna, &claims[0], &format!("events/{none}")).await;
    refused(nowhere, Code::NotFound, "EVENT_NOT_FOUND");
    let nobody = v1::Claim {
        name: format!("claims/{none}"),
        ..Default::default()
    };
    let nobody = try_move(&world.anna, &nobody, &event).await;
    refused(nobody, Code::NotFound, "CLAIM_NOT_FOUND");
    let dismiss = v1::DismissClaimRequest {
        name: claims[1].name.clone(),
        reason: 1,
        etag: claims[1].etag.clone(),
        ..Default::default()
    };
    world.anna.claims().dismiss_claim(dismiss).await.unwrap();
    let dismissed = try_move(&world.anna, &claims[1], "").await;
    refused(dismissed, Code::FailedPrecondition, "STATE_FORBIDS");
    assert_eq!(decisions(&world.anna, "").await, []);
}
