//! What comes, and in which order.

use super::claim;
use crate::desk::{Desk, IDS, unverified};
use factdesk_domain::*;
use factdesk_store::{Replacement, Search};

const TOLL: &str = "Prosecutor: 62 people died at Tallow Market Hall";
const BRIDGE: &str = "Mayor: the harbour bridge was closed in March";
const HALL: &str = "Mayor: the market hall has 900 seats";

#[tokio::test]
async fn what_has_most_in_common_comes_first() {
    let (desk, _) = Desk::with(&[BRIDGE, TOLL, HALL, "Vet: two goats were born"]).await;
    let hits = desk
        .search("Did sixty-two die in the #TallowMarketHall?! https://example.org/x")
        .await;
    let texts: Vec<_> = hits.iter().map(|h| h.claim.text.as_str()).collect();
    assert_eq!(texts, [TOLL, HALL]);
    assert!(hits[0].score > hits[1].score && hits[1].score > 0.0);
    assert_eq!(hits[1].words, ["Market", "Hall"]);
    assert!(
        hits[0].words.contains(&"Tallow".to_owned()),
        "{:?}",
        hits[0].words
    );
    assert_eq!(desk.found("closing of the bridges").await, [BRIDGE]);
    assert!(desk.search(TOLL).await[0].score > 0.9);
}

#[tokio::test]
async fn nothing_in_common_is_nothing_found() {
    let (desk, _) = Desk::with(&[BRIDGE, TOLL]).await;
    for text in [
        "",
        "the and of",
        "quartzite",
        "🙂 …",
        "\u{301}",
        "https://example.org/1",
    ] {
        assert_eq!(desk.search(text).await, [], "{text}");
    }
}

#[tokio::test]
async fn a_claim_is_found_at_once_whoever_entered_it() {
    let (desk, article) = Desk::with(&[TOLL]).await;
    assert_eq!(desk.found("lighthouse").await, [] as [&str; 0]);
    let hand = crate::claims::by_hand(Kind::Assertion, "The lighthouse is dark.");
    let store = &desk.db.store;
    store
        .create_claim(&desk.by, IDS, article, &hand, None)
        .await
        .unwrap();
    assert_eq!(desk.found("lighthouse").await, ["The lighthouse is dark."]);
}

#[tokio::test]
async fn copies_come_once_and_the_one_with_a_verdict_stands_for_them() {
    let (desk, article) = Desk::with(&[TOLL]).await;
    for n in 2..5 {
        desk.submit(&format!("https://example.org/{n}"), TOLL).await;
    }
    desk.extract().await;
    let newest = desk.search("Tallow toll").await;
    assert_eq!((newest.len(), newest[0].copies), (1, 4));
    assert_ne!(newest[0].claim.article, article);
    let first = claim(&desk, article, TOLL).await;
    desk.review(&first, unverified()).await.unwrap();
    let hits = desk.search("Tallow toll").await;
    assert_eq!((hits.len(), hits[0].copies), (1, 4));
    assert_eq!(
        (hits[0].claim.id, hits[0].claim.verdict),
        (first.id, Some(Verdict::Unverified))
    );
    assert_eq!(desk.count("select count(*) from search_documents").await, 1);
}

/// However many they are, and wherever it lies among them.
#[tokio::test]
async fn of_many_copies_the_one_with_a_verdict_is_found() {
    let (desk, article) = Desk::with(&[TOLL]).await;
    let body = vec![TOLL; 70].join("\n");
    desk.submit("https://example.org/2", &body).await;
    desk.extract().await;
    let many = desk.search("Tallow toll").await;
    assert_eq!((many.len(), many[0].copies), (1, 50));
    let all = desk.list(None, ClaimFilter::everything()).await;
    assert_eq!(all.len(), 71);
    for reviewed in [&all[0], &all[40], &all[70]] {
        desk.review(reviewed, unverified()).await.unwrap();
        let checked = ClaimFilter::Not(Box::new(ClaimFilter::Test(ClaimTest::Verdict(None))));
        let hits = desk.search_where("Tallow toll", checked).await;
        assert_eq!(hits.len(), 1, "{article:?}");
        assert!(hits[0].claim.verdict.is_some());
    }
}

#[tokio::test]
async fn a_filter_says_which_may_come() {
    let (desk, article) = Desk::with(&[TOLL, HALL]).await;
    let checked = ClaimFilter::Not(Box::new(ClaimFilter::Test(ClaimTest::Verdict(None))));
    assert_eq!(desk.search_where("market hall", checked.clone()).await, []);
    let hall = claim(&desk, article, HALL).await;
    desk.review(&hall, unverified()).await.unwrap();
    let hits = desk.search_where("market hall", checked).await;
    assert_eq!(
        hits.iter().map(|h| h.claim.id).collect::<Vec<_>>(),
        [hall.id]
    );
    let article = ClaimFilter::Test(ClaimTest::Publisher(TextMatch::Equals("Nobody".into())));
    assert_eq!(desk.search_where("market hall", article).await, []);
}

#[tokio::test]
async fn nobody_finds_what_another_newsroom_has() {
    let (desk, _) = Desk::with(&[TOLL]).await;
    let other = desk.db.newsroom("star").await.unwrap();
    let search = Search {
        text: TOLL.into(),
        filter: ClaimFilter::everything(),
        limit: 10,
    };
    assert_eq!(
        desk.db.store.search_claims(&other, &search).await.unwrap(),
        []
    );
    // Not even by a number of theirs that is in the other's row.
    desk.execute(&format!(
        "update search_documents set newsroom = '{}'",
        other.newsroom.0
    ))
    .await;
    assert_eq!(
        desk.db.store.search_claims(&other, &search).await.unwrap(),
        []
    );
    assert_eq!(desk.search(TOLL).await, []);
}

#[tokio::test]
async fn what_is_replaced_is_not_found_and_what_took_its_place_is() {
    let (desk, article) = Desk::with(&[TOLL, HALL]).await;
    desk.submit(
        "https://example.org/1",
        "Mayor: the market hall has 950 seats",
    )
    .await;
    desk.extract().await;
    assert_eq!(desk.found("Tallow").await, [] as [&str; 0]);
    assert_eq!(
        desk.found("seats").await,
        ["Mayor: the market hall has 950 seats"]
    );
    let seats = claim(&desk, article, "Mayor: the market hall has 950 seats").await;
    let edited = Substitute {
        proposition: "The hall seats an audience of 950.".into(),
        ..Default::default()
    };
    let wanted = Replacement {
        replaced: vec![(seats.id, seats.etag.clone())],
        claims: vec![edited],
        comment: String::new(),
        request: None,
    };
    let new = desk
        .db
        .store
        .replace_claims(&desk.by, IDS, &wanted)
        .await
        .unwrap();
    let hits = desk.search("How large an audience?").await;
    assert_eq!(
        hits.iter().map(|h| h.claim.id).collect::<Vec<_>>(),
        [new[0].id]
    );
}

#[tokio::test]
async fn a_rewritten_sentence_is_found_by_its_new_words() {
    let (desk, article) = Desk::with(&[TOLL]).await;
    let toll = claim(&desk, article, TOLL).await;
    desk.review(&toll, unverified()).await.unwrap();
    let again = "Prosecutor: 62 people and a dog died at Tallow Market Hall";
    desk.submit("https://example.org/1", again).await;
    desk.extract().await;
    let hits = desk.search("dog").await;
    assert_eq!(
        hits.iter().map(|h| h.claim.id).collect::<Vec<_>>(),
        [toll.id]
    );
    assert_eq!(hits[0].claim.state, ClaimState::NeedsRecheck);
}

/// A word that half of all have still finds, together with another one.
#[tokio::test]
async fn common_words_find_together() {
    let lines: Vec<String> = (0..4_000)
        .map(|n| {
            let (a, b) = (["mayor", "vet"][n % 2], ["bridge", "goat"][n / 2 % 2]);
            format!("{a}: {b} number{n}x")
        })
        .collect();
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    let (desk, _) = Desk::with(&lines).await;
    let hits = desk.search("mayor goat").await;
    assert_eq!(hits.len(), 10);
    let both = |text: &str| text.contains("mayor") && text.contains("goat");
    assert!(hits.iter().all(|h| both(&h.claim.text)), "{hits:?}");
    assert_eq!(desk.search("mayor").await.len(), 10);
    assert_eq!(
        desk.found("goat number77x").await[0],
        "vet: bridge number77x"
    );
}
