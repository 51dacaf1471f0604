//! What was said of an event, side by side.

use super::world::{World, at};
use crate::newsroom::refused;
use factdesk_proto::v1;
use factdesk_proto::v1::Stance;
use factdesk_proto::v1::utterance_report::Wording;
use tonic::Code;

/// A statement of an article of its own.
async fn said(world: &World, speaker: &str, stance: Stance, text: &str) -> v1::Claim {
    let article = v1::Article {
        publisher: format!("Gazette of {speaker}"),
        body: format!("{speaker}: {text}."),
        publish_time: Some(at(1)),
        ..Default::default()
    };
    let article = world.anna.submit_article(article).await;
    let who = v1::Attribution {
        claimant: speaker.into(),
        ..Default::default()
    };
    let claim = v1::Claim {
        kind: v1::claim::Kind::Statement.into(),
        text: text.into(),
        attributions: vec![who],
        stance: stance.into(),
        ..crate::newsroom::statement("")
    };
    let create = v1::CreateClaimRequest {
        parent: article.name,
        claim: Some(claim),
        ..Default::default()
    };
    let made = world.anna.claims().create_claim(create).await;
    made.unwrap().into_inner()
}

async fn utterances(world: &World, event: &str) -> Vec<v1::Utterance> {
    let list = v1::ListUtterancesRequest {
        parent: event.into(),
    };
    let listed = world.anna.ledger().list_utterances(list).await;
    listed.unwrap().into_inner().utterances
}

#[tokio::test(flavor = "multi_thread")]
async fn one_utterance_stands_in_every_wording_and_beside_its_denial() {
    let mut world = World::new().await;
    let full = "Korrinian agents planned and led the raid on the hall";
    let first = said(&world, "Senator Moll", Stance::Asserts, full).await;
    let cut = said(&world, "Moll", Stance::Asserts, "led the raid on the hall").await;
    let other = "Korrinian agents planned the raid and led it in the hall";
    let other = said(&world, "Moll", Stance::Asserts, other).await;
    let denial = said(&world, "Korrinia", Stance::Denies, "any role in the raid").await;
    let claims = [&first, &cut, &other, &denial];
    let event = world.ledger.event("Sarnow", &claims).await;
    let found = utterances(&world, &event).await;
    let speakers: Vec<_> = found.iter().map(|u| &*u.speaker).collect();
    assert_eq!(speakers, ["Moll", "Korrinia"]);
    let reports: Vec<_> = found[0]
        .reports
        .iter()
        .map(|r| (&*r.claim, r.wording()))
        .collect();
    let want = [
        (&*other.name, Wording::Unspecified),
        (&*first.name, Wording::Variant),
    ];
    assert_eq!(reports[..2], want);
    assert_eq!(found[0].denied_by, std::slice::from_ref(&denial.name));
    assert_eq!(found[1].denies, [first.name.clone(), other.name.clone()]);
    assert_eq!(found[0].reports[1].publisher, "Gazette of Senator Moll");
    assert_eq!(found[0].reports[1].article, first.article);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dismissed_statement_says_nothing_and_an_unknown_event_is_refused() {
    let mut world = World::new().await;
    let claim = said(&world, "Anna Low", Stance::Asserts, "the old hall is safe").await;
    let event = world.ledger.event("Sarnow", &[&claim]).await;
    assert_eq!(utterances(&world, &event).await.len(), 1);
    let dismiss = v1::DismissClaimRequest {
        name: claim.name,
        reason: v1::DismissReason::OutOfScope.into(),
        etag: claim.etag,
        ..Default::default()
    };
    world.anna.claims().dismiss_claim(dismiss).await.unwrap();
    assert!(utterances(&world, &event).await.is_empty());
    let list = v1::ListUtterancesRequest {
        parent: format!("events/{}", uuid::Uuid::from_u128(7)),
    };
    let unknown = world.anna.ledger().list_utterances(list).await;
    refused(unknown, Code::NotFound, "EVENT_NOT_FOUND");
}
