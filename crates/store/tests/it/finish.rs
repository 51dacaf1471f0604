//! Claims of revisions: stored once, carried on, fenced.

use crate::desk::{Desk, IDS, one_claim_a_line, unverified};
use factdesk_domain::*;
use factdesk_store::Finished;

#[tokio::test]
async fn claims_reproduce_their_revision() {
    let desk = Desk::open().await;
    let body = "Mayor: 62 dead 😀\n\nAgency: hundreds";
    let article = desk.submit("", body).await;
    desk.extract().await;
    let claims = desk.claims(article.id).await;
    assert_eq!(claims.len(), 2);
    let index = TextIndex::new(body);
    for claim in &claims {
        let quote = claim.quote.clone().unwrap();
        assert_eq!(index.exact(quote.span), Some(claim.text.as_str()));
        assert_eq!(index.quote(quote.span), Some(quote));
    }
    let article = desk
        .db
        .store
        .get_article(&desk.by, article.id)
        .await
        .unwrap();
    assert_eq!(
        (article.state, article.claim_count),
        (ArticleState::Extracted, 2)
    );
    assert_eq!(article.language_code.as_deref(), Some("en"));
}

#[tokio::test]
async fn every_field_of_a_figure_comes_back() {
    let desk = Desk::open().await;
    let article = desk.submit("", "at least 62 people died").await;
    let job = desk.lease().await.unwrap();
    let mut found = one_claim_a_line(&job.body);
    let index = TextIndex::new(&job.body);
    let figure = Figure {
        measure: Measure::Deaths,
        unit_noun: "people".into(),
        bound: Bound::AtLeast,
        low: Some(62.0),
        high: None,
        unit: "people".into(),
        vague: false,
        as_of: Some(AsOf {
            earliest: None,
            latest: None,
            basis: "text".into(),
        }),
        text: "at least 62".into(),
        span: index.span(0..11),
    };
    let caution = Caution {
        category: CautionCategory::NoEvidence,
        text: "at".into(),
        span: index.span(0..2),
    };
    let mut claim = found.claims[0].clone();
    claim.kind = Kind::Figure;
    claim.figure = Some(figure.clone());
    claim.cautions = vec![caution.clone()];
    claim.within = Some(0);
    found.claims.push(claim);
    desk.db.store.finish_job(IDS, &job, &found).await.unwrap();
    let claims = desk.claims(article.id).await;
    let stored = claims.iter().find(|c| c.kind == Kind::Figure).unwrap();
    let outer = claims.iter().find(|c| c.kind == Kind::Statement).unwrap();
    assert_eq!(stored.figure, Some(figure));
    assert_eq!(stored.cautions, [caution]);
    assert_eq!(stored.within, Some(outer.id));
    assert_eq!(stored.suggested_verdict, Some(Verdict::Unverified));
    assert_eq!(outer.suggested_verdict, None);
}

#[tokio::test]
async fn thirty_revisions_keep_what_did_not_change() {
    let desk = Desk::open().await;
    let uri = "https://example.org/1";
    let body = |n: usize| -> String {
        let line = |i| {
            if i == n % 5 {
                format!("Witness {i}: version {n}")
            } else {
                format!("Witness {i}: steady")
            }
        };
        (0..6).map(line).collect::<Vec<_>>().join("\n")
    };
    let article = desk.submit(uri, &body(0)).await;
    desk.extract().await;
    let steady = desk.claims(article.id).await.pop().unwrap();
    let reviewed = desk.review(&steady, unverified()).await.unwrap();
    for n in 1..30 {
        desk.submit(uri, &body(n)).await;
        desk.extract().await;
        let now = desk.claims(article.id).await;
        let standing: Vec<_> = now
            .iter()
            .filter(|c| c.state != ClaimState::Replaced)
            .collect();
        assert_eq!(standing.len(), 6);
        let same = standing.iter().find(|c| c.id == steady.id).unwrap();
        assert_eq!(
            (same.verdict, &same.etag),
            (Some(Verdict::Unverified), &reviewed.etag)
        );
        assert_eq!(same.revision as usize, n + 1);
    }
    let left = desk.claims(article.id).await;
    // The changed line of each revision, and the steady line that each change displaced.
    assert_eq!(
        left.iter()
            .filter(|c| c.state == ClaimState::Replaced)
            .count(),
        29 * 2
    );
    assert_eq!(
        desk.list(Some(article.id), ClaimFilter::everything())
            .await
            .len(),
        6
    );
}

#[tokio::test]
async fn a_sentence_that_only_moved_is_the_same_claim_in_a_new_place() {
    let desk = Desk::open().await;
    let uri = "https://example.org/1";
    let article = desk.submit(uri, "A: one\nB: two").await;
    desk.extract().await;
    let before = desk.claims(article.id).await;
    desk.submit(uri, "New: line\nA: one\nB: two").await;
    desk.extract().await;
    let after = desk.claims(article.id).await;
    assert_eq!(after.len(), 3);
    assert_eq!((after[1].id, after[2].id), (before[0].id, before[1].id));
    assert_eq!(after[1].quote.as_ref().unwrap().span.start, 10);
    assert_eq!(
        after[1].etag, before[0].etag,
        "its place is nothing a reviewer decides on"
    );
}

#[tokio::test]
async fn a_lease_that_has_passed_writes_nothing() {
    let desk = Desk::open().await;
    let article = desk.submit("", "A: one").await;
    let job = desk.lease().await.unwrap();
    desk.execute("update jobs set lease_expire_time = now() - interval '1 s'")
        .await;
    let found = one_claim_a_line(&job.body);
    let late = desk.db.store.finish_job(IDS, &job, &found).await.unwrap();
    assert_eq!(late, Finished::LeaseLost);
    assert_eq!(desk.claims(article.id).await, []);
    assert_eq!(desk.count("select count(*) from jobs").await, 1);
}

#[tokio::test]
async fn a_lease_taken_over_writes_once() {
    let desk = Desk::open().await;
    let article = desk.submit("", "A: one").await;
    let slow = desk.lease().await.unwrap();
    desk.execute("update jobs set lease_expire_time = now() - interval '1 s'")
        .await;
    desk.db.store.reap(IDS).await.unwrap();
    desk.execute("update jobs set run_time = now() - interval '1 s'")
        .await;
    let quick = desk.lease().await.unwrap();
    let found = one_claim_a_line(&slow.body);
    assert_eq!(
        desk.db.store.finish_job(IDS, &slow, &found).await.unwrap(),
        Finished::LeaseLost
    );
    assert_eq!(
        desk.db.store.finish_job(IDS, &quick, &found).await.unwrap(),
        Finished::Saved
    );
    assert_eq!(
        desk.db.store.finish_job(IDS, &quick, &found).await.unwrap(),
        Finished::LeaseLost
    );
    assert_eq!(desk.claims(article.id).await.len(), 1);
}

#[tokio::test]
async fn claims_of_an_overtaken_revision_are_not_stored() {
    let desk = Desk::open().await;
    let uri = "https://example.org/1";
    let article = desk.submit(uri, "A: old").await;
    let old = desk.lease().await.unwrap();
    desk.submit(uri, "A: new").await;
    let found = one_claim_a_line(&old.body);
    assert_eq!(
        desk.db.store.finish_job(IDS, &old, &found).await.unwrap(),
        Finished::Saved
    );
    assert_eq!(desk.claims(article.id).await, []);
    desk.extract().await;
    assert_eq!(desk.claims(article.id).await[0].text, "A: new");
}

#[tokio::test]
async fn a_verdict_never_stands_on_other_words() {
    let desk = Desk::open().await;
    let pairs = [
        (
            "Fire brigade: the fire cost $5 million",
            "Fire brigade: the fire cost €5 million",
            true,
        ),
        (
            "Weather office: -5 degrees",
            "Weather office: 5 degrees",
            true,
        ),
        ("Doctor: 3–5 died", "Doctor: 3.5 died", false),
        ("Mayor: the dam will hold", "Mayor: the dam broke", false),
        ("Mayor: nobody’s fault", "Mayor: nobody's fault", true),
    ];
    for (n, (before, after, known_again)) in pairs.into_iter().enumerate() {
        let uri = format!("https://example.org/{n}");
        let article = desk.submit(&uri, before).await;
        desk.extract().await;
        let old = desk.claims(article.id).await.remove(0);
        let reviewed = desk.review(&old, unverified()).await.unwrap();
        desk.submit(&uri, after).await;
        desk.extract().await;
        let now = desk.list(Some(article.id), ClaimFilter::everything()).await;
        assert_eq!((now.len(), now[0].text.as_str()), (1, after), "{before}");
        if known_again {
            let asked = Some(RecheckReason::TextChanged);
            assert_eq!(
                (now[0].id, now[0].state, now[0].recheck_reason),
                (old.id, ClaimState::NeedsRecheck, asked),
                "{before}"
            );
            assert_ne!(now[0].etag, reviewed.etag);
            continue;
        }
        assert_eq!(now[0].verdict, None, "{before}");
        assert_ne!(now[0].id, old.id);
        let gone = desk.db.store.get_claim(&desk.by, old.id).await.unwrap();
        assert_eq!(
            (gone.state, gone.text.as_str()),
            (ClaimState::Replaced, before)
        );
    }
}

#[tokio::test]
async fn a_revision_may_drop_any_number_of_claims() {
    let desk = Desk::open().await;
    let uri = "https://example.org/1";
    let article = desk.submit(uri, "A: one").await;
    desk.extract().await;
    // More than a statement has parameters.
    let many = "insert into claims
        select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
        from claims c, generate_series(1, 66000)";
    desk.execute(many).await;
    desk.submit(uri, "B: two").await;
    desk.extract().await;
    let standing = "select count(*) from claims where state <> 'REPLACED'";
    assert_eq!(desk.count(standing).await, 1);
    let article = desk
        .db
        .store
        .get_article(&desk.by, article.id)
        .await
        .unwrap();
    assert_eq!(
        (article.state, article.claim_count),
        (ArticleState::Extracted, 1)
    );
}

#[tokio::test]
async fn carried_claims_take_the_articles_new_labels() {
    let desk = Desk::open().await;
    let labelled = |label: &str, body: &str| ArticleDraft {
        labels: vec![label.into()],
        ..crate::desk::draft("https://example.org/1", body)
    };
    let article = desk
        .try_submit(labelled("one", "A: one"), None)
        .await
        .unwrap();
    desk.extract().await;
    desk.try_submit(labelled("two", "A: one\nB: two"), None)
        .await
        .unwrap();
    desk.extract().await;
    assert!(
        desk.claims(article.id)
            .await
            .iter()
            .all(|c| c.labels == ["two"])
    );
}
