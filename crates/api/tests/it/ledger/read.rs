//! Events listed and read.

use super::world::{World, get};
use crate::newsroom::{bad_fields, refused};
use factdesk_proto::v1;
use tonic::Code;

async fn list(world: &World, filter: &str) -> Vec<String> {
    let list = v1::ListEventsRequest {
        filter: filter.into(),
        ..Default::default()
    };
    let page = world.anna.ledger().list_events(list).await.unwrap();
    let events = page.into_inner().events;
    events.into_iter().map(|event| event.place).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_answers_under_its_own_name_and_an_aliass() {
    let mut world = World::new().await;
    let claims = world.claims(3).await;
    let one = world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1]])
        .await;
    let other = world.ledger.event("Harl", &[&claims[2]]).await;
    let event = get(&world.anna, &one).await;
    assert_eq!((&event.name, &*event.title), (&one, "Attack, Sarnow"));
    assert_eq!((event.article_count, event.claim_count), (2, 2));
    assert_eq!(event.happening(), v1::Happening::Attack);
    assert_eq!(event.aliases, [] as [&str; 0]);
    world.ledger.link(&one, &other).await;
    let merged = get(&world.anna, &other).await;
    assert_eq!((&merged.name, &merged.aliases), (&one, &vec![other]));
    assert_eq!(merged, get(&world.anna, &one).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_changed_comes_first_and_every_field_filters() {
    let mut world = World::new().await;
    let claims = world.claims(4).await;
    world
        .ledger
        .event("Sarnow", &[&claims[0], &claims[1]])
        .await;
    world.ledger.event("Port Harl", &[&claims[2]]).await;
    world.ledger.event("Nowhere", &[]).await;
    assert_eq!(list(&world, "").await, ["Port Harl", "Sarnow"]);
    let of = format!("article = {}", claims[0].article);
    let without = format!("article != {}", claims[0].article);
    for (filter, places) in [
        (&*of, &["Sarnow"][..]),
        (&*without, &["Port Harl"]),
        ("happening = ATTACK", &["Port Harl", "Sarnow"]),
        ("happening = FLOOD", &[]),
        ("place = sarnow", &["Sarnow"]),
        (
            "place : harl OR article_count > 1",
            &["Port Harl", "Sarnow"],
        ),
        ("article_count <= 1", &["Port Harl"]),
        ("update_time < 2020-01-01T00:00:00Z", &[]),
        ("NOT place : harl", &["Sarnow"]),
    ] {
        assert_eq!(list(&world, filter).await, places, "{filter}");
    }
    // An alias' articles are its event's.
    let alias = world.ledger.event("Alias", &[&claims[3]]).await;
    let sarnow = world.anna.ledger();
    let found = v1::ListEventsRequest {
        filter: "place = Sarnow".into(),
        ..Default::default()
    };
    let found = sarnow
        .clone()
        .list_events(found)
        .await
        .unwrap()
        .into_inner();
    world.ledger.link(&found.events[0].name, &alias).await;
    let of = format!("article = {}", claims[3].article);
    assert_eq!(list(&world, &of).await, ["Sarnow"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_and_tokens_keep_to_their_list() {
    let mut world = World::new().await;
    let claims = world.claims(5).await;
    for (n, claim) in claims.iter().enumerate() {
        world.ledger.event(&format!("P{n}"), &[claim]).await;
    }
    let page = async |filter: &str, page_token: &str| {
        let list = v1::ListEventsRequest {
            filter: filter.into(),
            page_size: 2,
            page_token: page_token.into(),
        };
        world.anna.ledger().list_events(list).await
    };
    let (mut places, mut token) = (Vec::new(), String::new());
    loop {
        let next = page("", &token).await.unwrap().into_inner();
        places.extend(next.events.into_iter().map(|event| event.place));
        token = next.next_page_token;
        if token.is_empty() {
            break;
        }
        let other = page("place : P", &token).await;
        assert_eq!(bad_fields(other), ["page_token"]);
    }
    assert_eq!(places, ["P4", "P3", "P2", "P1", "P0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_named() {
    let world = World::new().await;
    let none = "0190f3a1-0000-7000-8000-0000000000aa";
    let get = v1::GetEventRequest {
        name: format!("events/{none}"),
    };
    let got = world.anna.ledger().get_event(get).await;
    refused(got, Code::NotFound, "EVENT_NOT_FOUND");
    let list = v1::ListEventsRequest {
        filter: format!("place = x AND NOT article = articles/{none}"),
        ..Default::default()
    };
    let listed = world.anna.ledger().list_events(list).await;
    refused(listed, Code::NotFound, "ARTICLE_NOT_FOUND");
}
