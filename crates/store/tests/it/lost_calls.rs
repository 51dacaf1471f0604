//! Lost answers to what people do, under a request id.

use crate::claims::by_hand;
use crate::desk::{Desk, IDS, call, draft, request, unverified};
use crate::lost::once_everywhere;
use crate::reviews::{page, verified};
use factdesk_domain::*;
use factdesk_store::{Dismissal, Error, Lane, Request, ReviewCall, Store, Submission};

const URI: &str = "https://example.org/1";

/// Two claims that are copies of each other, out of one article.
async fn copies(desk: &Desk, _: usize) -> Vec<Claim> {
    let article = desk.submit(URI, "A: one\nA: One").await;
    desk.extract().await;
    desk.claims(article.id).await
}

/// A text to submit under that name.
pub fn submission(uri: &str, body: &str, request: Option<Request>) -> Submission {
    Submission {
        article: NewArticle::check(draft(uri, body)).unwrap(),
        request,
        lane: Lane::Interactive,
    }
}

async fn submit(store: &Store, by: &Principal, body: &str) -> Result<Article, Error> {
    let submission = submission(URI, body, request("SubmitArticle", "r", 1));
    store.submit_article(by, IDS, &submission).await
}

#[tokio::test]
async fn a_new_article() {
    let nothing = async |_: &Desk, _| ();
    once_everywhere(nothing, async |store, by, ()| {
        submit(store, by, "A: one").await
    })
    .await;
}

#[tokio::test]
async fn a_new_revision() {
    once_everywhere(copies, async |store, by, _| {
        submit(store, by, "A: two").await
    })
    .await;
}

#[tokio::test]
async fn a_claim_entered_by_hand() {
    let claim = by_hand(Kind::Assertion, "once");
    let named = request("CreateClaim", "r", 1);
    once_everywhere(copies, async |store, by, old| {
        let article = old[0].article;
        store
            .create_claim(by, IDS, article, &claim, named.as_ref())
            .await
    })
    .await;
}

#[tokio::test]
async fn a_dismissal() {
    once_everywhere(copies, async |store, by, claims| {
        let dismissal = Dismissal {
            claim: claims[0].id,
            etag: claims[0].etag.clone(),
            reason: DismissReason::OutOfScope,
            comment: String::new(),
            request: request("DismissClaim", "r", 1),
        };
        store.dismiss_claim(by, IDS, &dismissal).await
    })
    .await;
}

#[tokio::test]
async fn an_article_to_be_read_again() {
    once_everywhere(copies, async |store, by, claims| {
        let named = request("ReextractArticle", "r", 1);
        let article = claims[0].article;
        store
            .reextract_article(by, IDS, article, named.as_ref())
            .await
    })
    .await;
}

#[tokio::test]
async fn a_review_of_two_copies_with_new_evidence() {
    let review = NewReview {
        evidence: vec![page("https://example.net/1")],
        ..unverified()
    };
    once_everywhere(copies, async |store, by, claims| {
        let both = ReviewCall {
            apply_to: vec![(claims[1].id, claims[1].etag.clone())],
            request: request("ReviewClaim", "r", 1),
            ..call(&claims[0], review.clone())
        };
        store.review_claim(by, IDS, &both).await
    })
    .await;
}

#[tokio::test]
async fn evidence() {
    let (new, named) = (
        page("https://example.net/1"),
        request("AddEvidence", "r", 1),
    );
    once_everywhere(copies, async |store, by, claims| {
        store
            .add_evidence(by, IDS, claims[0].id, &new, named.as_ref())
            .await
    })
    .await;
}

/// Lets the house rules ask for two people, without a word in the outbox.
async fn two_people(desk: &Desk) -> Principal {
    let rules = r#"{"verdict_rules": [], "adjudicators": [], "corrections_only": false,
        "person_stats": false, "second_review_rules":
        [{"kinds": [], "measures": [], "min_check_worthiness": 0, "labels": []}]}"#;
    let insert = format!(
        "insert into policies (newsroom, version, content, person)
         select newsroom, 1, '{rules}', id from people where handle = 'editor'
         on conflict do nothing"
    );
    desk.execute(&insert).await;
    let other = desk
        .db
        .principal(desk.by.newsroom, "other", [Role::Reviewer]);
    other.await.unwrap()
}

/// Two copies, each sealed by somebody else, who holds that nobody can tell.
async fn sealed(desk: &Desk, n: usize) -> Vec<Claim> {
    let other = two_people(desk).await;
    let claims = copies(desk, n).await;
    let both = ReviewCall {
        apply_to: vec![(claims[1].id, claims[1].etag.clone())],
        ..call(&claims[0], unverified())
    };
    desk.db
        .store
        .review_claim(&other, IDS, &both)
        .await
        .unwrap();
    let ids = claims
        .iter()
        .map(|c| desk.db.store.get_claim(&desk.by, c.id));
    let claims = futures_util::future::join_all(ids).await;
    claims.into_iter().map(Result::unwrap).collect()
}

/// The same, and a third who is against it.
async fn apart(desk: &Desk, n: usize) -> Vec<Claim> {
    let claims = sealed(desk, n).await;
    let third = desk
        .db
        .principal(desk.by.newsroom, "third", [Role::Reviewer])
        .await
        .unwrap();
    let against = verified(vec![page("https://example.net/1")]);
    let both = ReviewCall {
        apply_to: vec![(claims[1].id, claims[1].etag.clone())],
        ..call(&claims[0], against)
    };
    desk.db
        .store
        .review_claim(&third, IDS, &both)
        .await
        .unwrap();
    let ids = claims
        .iter()
        .map(|c| desk.db.store.get_claim(&desk.by, c.id));
    let claims = futures_util::future::join_all(ids).await;
    claims.into_iter().map(Result::unwrap).collect()
}

#[tokio::test]
async fn a_first_review_of_two_copies() {
    let prepare = async |desk: &Desk, n| {
        two_people(desk).await;
        copies(desk, n).await
    };
    once_everywhere(prepare, async |store, by, claims| {
        let both = ReviewCall {
            apply_to: vec![(claims[1].id, claims[1].etag.clone())],
            request: request("ReviewClaim", "r", 1),
            ..call(&claims[0], unverified())
        };
        store.review_claim(by, IDS, &both).await
    })
    .await;
}

#[tokio::test]
async fn a_second_review_of_two_copies() {
    once_everywhere(sealed, async |store, by, claims| {
        let both = ReviewCall {
            apply_to: vec![(claims[1].id, claims[1].etag.clone())],
            request: request("ReviewClaim", "r", 1),
            ..call(&claims[0], unverified())
        };
        store.review_claim(by, IDS, &both).await
    })
    .await;
}

#[tokio::test]
async fn a_decision_on_two_copies() {
    once_everywhere(apart, async |store, by, claims| {
        let both = ReviewCall {
            apply_to: vec![(claims[1].id, claims[1].etag.clone())],
            request: request("AdjudicateClaim", "r", 1),
            ..call(&claims[0], unverified())
        };
        store.adjudicate_claim(by, IDS, &both).await
    })
    .await;
}
