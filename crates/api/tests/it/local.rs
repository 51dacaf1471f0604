//! A service on loopback that asks for no key, and who must stay out all the same.

use crate::newsroom::{Running, refused, secret};
use factdesk_api::Access;
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_store::NewKey;
use factdesk_store::testing::{SequentialIds, TestDb};
use tonic::Code;
use tonic::transport::Endpoint;

async fn local() -> (TestDb, Running) {
    let db = TestDb::new().await.unwrap();
    let principal = db.store.local_principal(&SequentialIds).await.unwrap();
    let running = Running::start(db.store.clone(), Access::Local(principal)).await;
    (db, running)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_without_a_key_acts_as_the_local_person() {
    let (_db, running) = local().await;
    let me = running.caller().await;
    let claim = me.enter(&me.submit("It rains.").await, "it rains").await;
    let evidence = Some(v1::Evidence {
        kind: 2,
        bearing: 1,
        quote: "q".into(),
        ..Default::default()
    });
    let add = v1::AddEvidenceRequest {
        parent: claim.name,
        evidence,
        ..Default::default()
    };
    assert_eq!(
        me.reviews()
            .add_evidence(add)
            .await
            .unwrap()
            .into_inner()
            .person,
        "people/local"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_counts_also_where_none_is_needed() {
    let (db, running) = local().await;
    db.newsroom("north").await.unwrap();
    let key = secret();
    let roles = [Role::Reader].into_iter().collect();
    let new = NewKey {
        secret: &key,
        person: "anna",
        roles,
        delegate: false,
        expires_in: None,
    };
    db.store
        .create_key(&SequentialIds, "north", &new)
        .await
        .unwrap();
    let nobody = running.caller().await;
    let anna = nobody.clone().with_key(&key);
    let article = nobody.submit("It rains.").await;
    let get = v1::GetArticleRequest { name: article.name };
    refused(
        anna.articles().get_article(get).await,
        Code::NotFound,
        "ARTICLE_NOT_FOUND",
    );
    let bad = nobody
        .clone()
        .with_key("garbage")
        .articles()
        .list_articles(v1::ListArticlesRequest::default())
        .await;
    refused(bad, Code::Unauthenticated, "CREDENTIALS_INVALID");
    let other = nobody
        .acting_for("anna")
        .articles()
        .list_articles(v1::ListArticlesRequest::default())
        .await;
    refused(other, Code::PermissionDenied, "DELEGATION_REFUSED");
}

#[tokio::test(flavor = "multi_thread")]
async fn foreign_names_and_pages_are_refused() {
    let (_db, running) = local().await;
    let origin = format!("http://evil.example:{}", running.addr.port());
    let endpoint = Endpoint::new(format!("http://{}", running.addr)).unwrap();
    let rebound = endpoint
        .origin(origin.parse().unwrap())
        .connect()
        .await
        .unwrap();
    let list = || v1::ListArticlesRequest::default();
    let outcome = ArticleServiceClient::new(rebound)
        .list_articles(list())
        .await;
    refused(outcome, Code::PermissionDenied, "ORIGIN_REFUSED");
    let caller = running.caller().await;
    let page = caller
        .clone()
        .with("origin", "https://evil.example")
        .articles()
        .list_articles(list())
        .await;
    refused(page, Code::PermissionDenied, "ORIGIN_REFUSED");
    for origin in ["http://localhost:5173", "https://desk.example.org"] {
        caller
            .clone()
            .with("origin", origin)
            .articles()
            .list_articles(list())
            .await
            .unwrap();
    }
}
