//! Lost answers to what people do, under a request id.

use crate::claims::by_hand;
use crate::desk::{Desk, IDS, call, draft, request, unverified};
use crate::lost::once_everywhere;
use crate::reviews::page;
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
