//! The server's end: running calls finish, and nobody holds it up.

use crate::newsroom::{House, eventually};
use factdesk_domain::Role;
use factdesk_proto::v1;
use std::time::{Duration, Instant};
use tokio_stream::StreamExt;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;
use tonic_reflection::pb::v1::ServerReflectionRequest;
use tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient;
use tonic_reflection::pb::v1::server_reflection_request::MessageRequest;

#[tokio::test(flavor = "multi_thread")]
async fn waiting_calls_are_answered_and_open_streams_let_go() {
    let mut house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let mut health = HealthClient::new(house.running.channel().await);
    let watched = HealthCheckRequest {
        service: String::new(),
    };
    let mut watch = health.watch(watched).await.unwrap().into_inner();
    watch.next().await.unwrap().unwrap();

    let ask = ServerReflectionRequest {
        host: String::new(),
        message_request: Some(MessageRequest::ListServices(String::new())),
    };
    let open = tokio_stream::iter([ask]).chain(tokio_stream::pending());
    let mut reflection = ServerReflectionClient::new(house.running.channel().await);
    let mut answers = reflection
        .server_reflection_info(open)
        .await
        .unwrap()
        .into_inner();
    answers.next().await.unwrap().unwrap();

    let waiting = tokio::spawn({
        let anna = anna.clone();
        let wait = Some(prost_types::Duration {
            seconds: 10,
            nanos: 0,
        });
        let article = Some(v1::Article {
            body: "It rains.".into(),
            ..Default::default()
        });
        let request = v1::SubmitArticleRequest {
            article,
            wait,
            ..Default::default()
        };
        async move { anna.articles().submit_article(request).await }
    });
    let list = v1::ListArticlesRequest::default;
    eventually(async || {
        !anna
            .articles()
            .list_articles(list())
            .await
            .unwrap()
            .into_inner()
            .articles
            .is_empty()
    })
    .await;

    let began = Instant::now();
    house.running.stop.take().unwrap().send(()).unwrap();
    (&mut house.running.ended).await.unwrap().unwrap();
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    let answer = waiting.await.unwrap().unwrap().into_inner();
    assert_eq!(answer.state(), v1::article::State::AwaitingExtraction);
    let rest: Vec<_> = watch.collect().await;
    assert!(rest.iter().all(Result::is_ok), "{rest:?}");
    assert!(answers.next().await.is_none());
}
