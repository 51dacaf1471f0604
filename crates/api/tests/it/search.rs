//! SearchClaims.

use crate::newsroom::{Caller, House, bad_fields};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;

async fn search(caller: &Caller, query: &str, filter: &str) -> Vec<v1::ClaimHit> {
    let request = v1::SearchClaimsRequest {
        query: query.into(),
        filter: filter.into(),
        ..Default::default()
    };
    let found = caller.claims().search_claims(request).await.unwrap();
    found.into_inner().hits
}

fn names(hits: &[v1::ClaimHit]) -> Vec<&str> {
    let claims = hits.iter().filter_map(|hit| hit.claim.as_ref());
    claims.map(|claim| claim.name.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_found_with_its_verdict_as_get_claim_tells_it() {
    let house = House::new().await;
    let rita = house
        .person("rita", &[Role::Submitter, Role::Reviewer])
        .await;
    let article = rita.submit("It rains.").await;
    let toll = rita
        .enter(&article, "62 people died at the market hall")
        .await;
    let hall = rita.enter(&article, "the market hall has 900 seats").await;
    rita.enter(&article, "two goats were born").await;
    let hits = search(&rita, "Sixty-two dead in #MarketHall?!", "").await;
    assert_eq!(names(&hits), [toll.name.as_str(), &hall.name]);
    assert!(hits[0].score > hits[1].score && hits.iter().all(|h| (0.0..=1.0).contains(&h.score)));
    assert_eq!(hits[1].matched_words, ["Market", "Hall"]);
    assert_eq!(hits[0].copy_count, 1);

    let checked = "verdict != UNSPECIFIED";
    assert_eq!(search(&rita, "market hall", checked).await, []);
    let review = v1::ReviewClaimRequest {
        name: hall.name.clone(),
        etag: hall.etag.clone(),
        verdict: Verdict::Unverified.into(),
        reason: "Nobody knows.".into(),
        rationale: "Asked the owner.".into(),
        ..Default::default()
    };
    let reviewed = rita
        .reviews()
        .review_claim(review)
        .await
        .unwrap()
        .into_inner();
    let hits = search(&rita, "market hall", checked).await;
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].claim.as_ref(), Some(&reviewed));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_size_is_kept_and_another_newsroom_finds_nothing() {
    let house = House::new().await;
    let rita = house
        .person("rita", &[Role::Submitter, Role::Reviewer])
        .await;
    let article = rita.submit("It rains.").await;
    for n in 0..12 {
        rita.enter(&article, &format!("quartzite number {n} fell"))
            .await;
    }
    let sized = |page_size| v1::SearchClaimsRequest {
        query: "quartzite".into(),
        page_size,
        ..Default::default()
    };
    for (page_size, found) in [(0, 10), (3, 3), (50, 12), (i32::MAX, 12)] {
        let hits = rita.claims().search_claims(sized(page_size)).await.unwrap();
        assert_eq!(hits.into_inner().hits.len(), found);
    }
    let stranger = house.stranger().await;
    assert_eq!(search(&stranger, "quartzite number 3 fell", "").await, []);
    let none = v1::SearchClaimsRequest::default();
    assert_eq!(
        bad_fields(rita.claims().search_claims(none).await),
        ["query"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn any_text_is_answered() {
    let house = House::new().await;
    let rita = house
        .person("rita", &[Role::Submitter, Role::Reviewer])
        .await;
    let article = rita.submit("It rains.").await;
    rita.enter(&article, "quartzite fell").await;
    let words: String = (0..400).map(|n| format!("w{n} ")).collect();
    for text in [
        "🙂",
        "…",
        "the of and",
        "'; drop table claims; --",
        "\u{202e}\u{feff}\u{301}",
        &"#@'.,".repeat(400),
        &"ﷺ".repeat(2_000),
        &words,
    ] {
        assert_eq!(search(&rita, text, "").await, [], "{text}");
    }
    assert_eq!(search(&rita, "'; QUARTZITE --", "").await.len(), 1);
}
