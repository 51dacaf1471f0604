//! What the transport limits and refuses.

use crate::newsroom::{House, bad_fields, refused};
use factdesk_domain::Role;
use factdesk_proto::v1;
use prost::Message;
use tonic::Code;
use tonic::codec::CompressionEncoding::Gzip;

fn submission(size: usize) -> v1::SubmitArticleRequest {
    let article = v1::Article {
        body: "x".repeat(size),
        ..Default::default()
    };
    v1::SubmitArticleRequest {
        article: Some(article),
        ..Default::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_beyond_the_limit_is_refused_whether_compressed_or_not() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let large = anna.articles().submit_article(submission(17 << 20)).await;
    refused(large, Code::ResourceExhausted, "MESSAGE_TOO_LARGE");
    // 64 MiB that travel as 64 KiB: bounded while it is unpacked.
    let bomb = anna
        .articles()
        .send_compressed(Gzip)
        .submit_article(submission(64 << 20))
        .await;
    assert!(bomb.is_err());
    anna.submit("It rains.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn compressed_messages_are_understood_and_answered() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let mut articles = anna
        .articles()
        .send_compressed(Gzip)
        .accept_compressed(Gzip);
    let stored = articles.submit_article(submission(1 << 20)).await.unwrap();
    assert_eq!(stored.metadata().get("grpc-encoding").unwrap(), "gzip");
    assert_eq!(stored.get_ref().body.len(), 1 << 20);
    let bad = articles.submit_article(submission(3 << 20)).await;
    assert_eq!(bad_fields(bad), ["article.body"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_methods_are_unimplemented() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    for path in [
        "/factdesk.v1.ArticleService/Nothing",
        "/factdesk.v1.Nothing/Get",
        "/no.Such/Thing",
    ] {
        let status = anna.raw(path, vec![]).await.unwrap_err();
        assert_eq!(status.code(), Code::Unimplemented, "{path}: {status:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_largest_answer_about_bad_fields_arrives() {
    let house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let copy = v1::ClaimCopy {
        name: "x".repeat(1_000),
        etag: String::new(),
    };
    let review = v1::ReviewClaimRequest {
        apply_to: vec![copy; 500],
        evidence: vec![v1::Evidence::default(); 20],
        ..Default::default()
    };
    assert!(review.encoded_len() < 16 << 20);
    let fields = bad_fields(anna.reviews().review_claim(review).await);
    assert!(fields.len() > 20, "{}", fields.len());
    assert_eq!(
        fields.last().unwrap(),
        "",
        "the last tells that there are more"
    );
    let huge = v1::Article {
        body: "x".into(),
        language_code: "é".repeat(1_000_000),
        ..Default::default()
    };
    let request = v1::SubmitArticleRequest {
        article: Some(huge),
        ..Default::default()
    };
    assert_eq!(
        bad_fields(anna.articles().submit_article(request).await),
        ["article.language_code"]
    );
}
