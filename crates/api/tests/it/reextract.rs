//! ReextractArticle and ListClaimDifferences.

use crate::newsroom::{Caller, House, bad_fields, refused};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::article::State;
use factdesk_proto::v1::claim_difference::Kind;
use tonic::Code;

const TEXT: &str = "Mayor: the dam held\nIt rained.\nGuild: the dam leaks";

async fn editor(house: &House) -> Caller {
    house.person("anna", &Role::ALL).await
}

fn again(article: &v1::Article) -> v1::ReextractArticleRequest {
    v1::ReextractArticleRequest {
        name: article.name.clone(),
        ..Default::default()
    }
}

async fn preview(by: &Caller, article: &v1::Article) -> v1::ReextractArticleResponse {
    let request = v1::ReextractArticleRequest {
        validate_only: true,
        ..again(article)
    };
    let answer = by.articles().reextract_article(request).await;
    answer.unwrap().into_inner()
}

fn list(article: &v1::Article, page_size: i32) -> v1::ListClaimDifferencesRequest {
    v1::ListClaimDifferencesRequest {
        parent: article.name.clone(),
        page_size,
        ..Default::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_shows_the_difference_and_leaves_everything() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let article = anna.submit(TEXT).await;
    house.extract().await;
    let shown = preview(&anna, &article).await;
    let summary = shown.summary.unwrap();
    assert_eq!(
        (summary.extractor.as_str(), summary.new_count),
        ("lines/1", 2)
    );
    assert_eq!((summary.revision, summary.gone_count), (1, 0));
    let texts = shown.claim_differences.iter().map(|d| {
        let after = d.after.clone().unwrap();
        assert_eq!(
            (d.kind(), &d.before, after.rules),
            (Kind::New, &None, vec!["colon".to_owned()])
        );
        after.text
    });
    let texts: Vec<_> = texts.collect();
    assert_eq!(texts, ["Mayor: the dam held", "Guild: the dam leaks"]);
    let now = shown.article.unwrap();
    assert_eq!(
        (now.state(), now.claim_count, now.body.as_str()),
        (State::Extracted, 0, "")
    );
    let told = anna
        .articles()
        .list_claim_differences(list(&article, 0))
        .await;
    let told = told.unwrap().into_inner().summary.unwrap();
    assert_eq!((told.extractor.as_str(), told.new_count), ("test/1", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_queues_the_article_and_its_difference_is_told_afterwards() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let article = anna.submit(TEXT).await;
    let never = anna
        .articles()
        .list_claim_differences(list(&article, 0))
        .await;
    assert_eq!(never.unwrap().into_inner(), Default::default());
    house.extract().await;
    let asked = anna.articles().reextract_article(again(&article)).await;
    let asked = asked.unwrap().into_inner();
    assert_eq!(asked.article.unwrap().state(), State::AwaitingExtraction);
    assert_eq!(asked.summary, None);
    house.extract().await;
    let request = v1::ReextractArticleRequest {
        wait: Some(prost_types::Duration {
            seconds: 10,
            nanos: 0,
        }),
        ..again(&article)
    };
    let mut articles = anna.articles();
    let (waited, ()) = tokio::join!(articles.reextract_article(request), house.extract());
    let waited = waited.unwrap().into_inner();
    assert_eq!(waited.article.unwrap().state(), State::Extracted);
    assert_eq!(waited.summary.unwrap().extractor, "test/1");
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_requests_are_named_field_by_field() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let bad = v1::ReextractArticleRequest {
        name: "articles/1".into(),
        request_id: "\n".into(),
        wait: Some(prost_types::Duration {
            seconds: 11,
            nanos: 0,
        }),
        validate_only: true,
    };
    let fields = bad_fields(anna.articles().reextract_article(bad).await);
    assert_eq!(fields, ["request_id", "name", "wait"]);
    let bad = v1::ListClaimDifferencesRequest {
        parent: "claims/1".into(),
        page_size: -1,
        page_token: "?".into(),
    };
    let fields = bad_fields(anna.articles().list_claim_differences(bad).await);
    assert_eq!(fields, ["parent", "page_size", "page_token"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_unavailable_and_what_is_purged_stays_so() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let article = anna.submit("!Mayor: it held").await;
    let request = v1::ReextractArticleRequest {
        validate_only: true,
        ..again(&article)
    };
    let unread = anna.articles().reextract_article(request.clone()).await;
    refused(unread, Code::Unavailable, "EXTRACTOR_UNAVAILABLE");
    let purge = v1::PurgeArticleRequest {
        name: article.name.clone(),
        reason: "r".into(),
        ..Default::default()
    };
    anna.admin().purge_article(purge).await.unwrap();
    for request in [request, again(&article)] {
        let purged = anna.articles().reextract_article(request).await;
        refused(purged, Code::FailedPrecondition, "ARTICLE_PURGED");
    }
}
