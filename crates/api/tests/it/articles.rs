//! ArticleService.

use crate::newsroom::{House, bad_fields, refused};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::article::State;
use factdesk_proto::v1::submit_result::Outcome;
use prost_types::Duration;
use std::time::Instant;
use tonic::Code;

fn request(uri: &str, body: &str) -> v1::SubmitArticleRequest {
    let article = v1::Article {
        uri: uri.into(),
        body: body.into(),
        ..Default::default()
    };
    v1::SubmitArticleRequest {
        article: Some(article),
        ..Default::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_comes_back_as_it_was_sent() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let sent = v1::Article {
        uri: "https://example.org/rain".into(),
        publisher: "Harbour Times".into(),
        title: "Rain".into(),
        body: "\u{feff}It rains.\r\nStill. \u{301}\u{1f600}\n".into(),
        language_code: "en-GB".into(),
        publish_time: Some(prost_types::Timestamp {
            seconds: 1_711_137_600,
            nanos: 5_000,
        }),
        labels: vec!["weather".into()],
        source_version: 3,
        ..Default::default()
    };
    let stored = anna.submit_article(sent.clone()).await;
    assert_eq!(stored.state, i32::from(State::AwaitingExtraction));
    assert_eq!((stored.revision, stored.claim_count), (1, 0));
    let name = stored.name.clone();
    let got = anna
        .articles()
        .get_article(v1::GetArticleRequest { name })
        .await
        .unwrap()
        .into_inner();
    assert_eq!(got, stored);
    let (name, revision, state, create_time) =
        (got.name.clone(), got.revision, got.state, got.create_time);
    assert_eq!(
        got,
        v1::Article {
            name,
            revision,
            state,
            create_time,
            ..sent
        }
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_text_under_the_same_uri_is_the_next_revision() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let mut articles = anna.articles();
    let mut names = vec![];
    for body in ["A", "B", "B", "A"] {
        let stored = articles
            .submit_article(request("urn:x:y", body))
            .await
            .unwrap()
            .into_inner();
        names.push((stored.name, stored.revision));
    }
    let name = names[0].0.clone();
    assert_eq!(names, [1, 2, 2, 3].map(|revision| (name.clone(), revision)));
    let list = v1::ListRevisionsRequest {
        parent: name.clone(),
        page_size: 2,
        ..Default::default()
    };
    let first = articles
        .list_revisions(list.clone())
        .await
        .unwrap()
        .into_inner();
    let numbers = |page: &v1::ListRevisionsResponse| {
        page.revisions
            .iter()
            .map(|r| (r.number, r.body.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        numbers(&first),
        [(3, String::new()), (2, String::new())],
        "newest first, no bodies"
    );
    let next = v1::ListRevisionsRequest {
        page_token: first.next_page_token,
        ..list
    };
    let last = articles.list_revisions(next).await.unwrap().into_inner();
    assert_eq!(
        (numbers(&last), last.next_page_token),
        (vec![(1, String::new())], String::new())
    );
    let get = v1::GetRevisionRequest {
        name: format!("{name}/revisions/2"),
    };
    assert_eq!(
        articles.get_revision(get).await.unwrap().into_inner().body,
        "B"
    );
    let get = v1::GetRevisionRequest {
        name: format!("{name}/revisions/4"),
    };
    refused(
        articles.get_revision(get).await,
        Code::NotFound,
        "REVISION_NOT_FOUND",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_newest_first_filtered_and_without_bodies() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    for publisher in ["Harbour Times", "Hill Post", "Harbour Herald"] {
        let (publisher, body) = (publisher.into(), "It rains.".into());
        anna.submit_article(v1::Article {
            publisher,
            body,
            ..Default::default()
        })
        .await;
    }
    let list = v1::ListArticlesRequest {
        filter: "publisher : harbour".into(),
        ..Default::default()
    };
    let page = anna
        .articles()
        .list_articles(list)
        .await
        .unwrap()
        .into_inner();
    let publishers: Vec<_> = page.articles.iter().map(|a| a.publisher.as_str()).collect();
    assert_eq!(publishers, ["Harbour Herald", "Harbour Times"]);
    assert!(page.articles.iter().all(|a| a.body.is_empty()));
    assert_eq!(page.next_page_token, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_gets_it_extracted() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let wait = Some(Duration {
        seconds: 10,
        nanos: 0,
    });
    let patient = v1::SubmitArticleRequest {
        wait,
        ..request("", "It rains.")
    };
    let mut articles = anna.articles();
    let (answer, ()) = tokio::join!(articles.submit_article(patient), house.extract());
    let answer = answer.unwrap().into_inner();
    assert_eq!(answer.state, i32::from(State::Extracted));
    assert!(answer.extract_time.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_ends_when_its_time_is_over() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let wait = Some(Duration {
        seconds: 0,
        nanos: 300_000_000,
    });
    let began = Instant::now();
    let patient = v1::SubmitArticleRequest {
        wait,
        ..request("", "It rains.")
    };
    let answer = anna
        .articles()
        .submit_article(patient)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(answer.state, i32::from(State::AwaitingExtraction));
    let took = began.elapsed().as_millis();
    assert!((300..5_000).contains(&took), "{took}");
    for (seconds, nanos) in [(-1, 0), (10, 1), (11, 0)] {
        let wait = Some(Duration { seconds, nanos });
        let bad = v1::SubmitArticleRequest {
            wait,
            ..request("", "It rains.")
        };
        assert_eq!(
            bad_fields(anna.articles().submit_article(bad).await),
            ["wait"]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_article_does_not_stop_a_batch() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let wait = Some(Duration {
        seconds: 1,
        nanos: 0,
    });
    let id = |body: &str| v1::SubmitArticleRequest {
        request_id: "r".into(),
        ..request("", body)
    };
    let requests = vec![
        request("", "One."),
        v1::SubmitArticleRequest {
            wait,
            ..request("nowhere", "")
        },
        id("Two."),
        id("Three."),
        id("Two."),
    ];
    let batch = v1::BatchSubmitArticlesRequest { requests };
    let answer = anna
        .articles()
        .batch_submit_articles(batch)
        .await
        .unwrap()
        .into_inner();
    let outcomes: Vec<_> = answer
        .results
        .into_iter()
        .map(|r| r.outcome.unwrap())
        .collect();
    let [
        Outcome::Article(one),
        Outcome::Error(bad),
        Outcome::Article(two),
        Outcome::Error(reused),
        Outcome::Article(again),
    ] = &outcomes[..]
    else {
        panic!("{outcomes:?}");
    };
    assert_eq!((one.body.as_str(), &again.name), ("", &two.name));
    let fields: Vec<_> = bad
        .field_violations
        .iter()
        .map(|v| v.field.as_str())
        .collect();
    assert_eq!(fields, ["wait", "article.body", "article.uri"]);
    assert_eq!(
        (bad.code, bad.reason()),
        (3, v1::ErrorReason::InvalidFields)
    );
    assert_eq!(
        (reused.code, reused.reason()),
        (6, v1::ErrorReason::RequestIdReused)
    );
    let all = anna
        .articles()
        .list_articles(v1::ListArticlesRequest::default())
        .await
        .unwrap();
    assert_eq!(all.into_inner().articles.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_has_one_to_a_hundred() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    for count in [0, 101] {
        let batch = v1::BatchSubmitArticlesRequest {
            requests: vec![request("", "x"); count],
        };
        assert_eq!(
            bad_fields(anna.articles().batch_submit_articles(batch).await),
            ["requests"]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_gets_the_first_answer_and_another_payload_none() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let named = |body: &str| v1::SubmitArticleRequest {
        request_id: "r".into(),
        ..request("", body)
    };
    let mut articles = anna.articles();
    let first = articles
        .submit_article(named("A"))
        .await
        .unwrap()
        .into_inner();
    let wait = Some(Duration {
        seconds: 0,
        nanos: 1,
    });
    let repeat = v1::SubmitArticleRequest { wait, ..named("A") };
    assert_eq!(
        articles
            .submit_article(repeat)
            .await
            .unwrap()
            .into_inner()
            .name,
        first.name
    );
    refused(
        articles.submit_article(named("B")).await,
        Code::AlreadyExists,
        "REQUEST_ID_REUSED",
    );
    let ben = house.person("ben", &[Role::Submitter]).await;
    let other = ben
        .articles()
        .submit_article(named("B"))
        .await
        .unwrap()
        .into_inner();
    assert_ne!(other.name, first.name, "request ids are each person's own");
}
