//! Articles, their revisions and their requests.

use crate::desk::{Desk, draft, request};
use factdesk_domain::*;
use factdesk_store::{Error, Resource};

#[tokio::test]
async fn a_text_comes_back_byte_for_byte() {
    let desk = Desk::open().await;
    let body = "\u{feff}Rain\r\n\u{301}e and \u{a0}wind 😀.\n";
    let article = desk.submit("https://example.org/1", body).await;
    let got = desk
        .db
        .store
        .get_article(&desk.by, article.id)
        .await
        .unwrap();
    assert_eq!(got.body.as_deref(), Some(body));
    assert_eq!(got, article);
    assert_eq!(
        (got.revision, got.state),
        (1, ArticleState::AwaitingExtraction)
    );
}

#[tokio::test]
async fn a_new_article_is_answered_as_it_reads_back() {
    let desk = Desk::open().await;
    let finer_than_stored = chrono::DateTime::from_timestamp(1_757_700_000, 123_456_789);
    let draft = ArticleDraft {
        publisher: "Harbour Courier".into(),
        title: "Rain".into(),
        language_code: "en-GB".into(),
        publish_time: finer_than_stored,
        labels: vec!["weather".into(), "harbour".into()],
        source_version: 3,
        ..draft("https://example.org/1", "It rains.")
    };
    let answer = desk.try_submit(draft, None).await.unwrap();
    let store = &desk.db.store;
    assert_eq!(
        answer,
        store.get_article(&desk.by, answer.id).await.unwrap()
    );
}

#[tokio::test]
async fn an_equal_text_is_the_article_itself_and_a_b_a_makes_three() {
    let desk = Desk::open().await;
    let uri = "https://example.org/1";
    let first = desk.submit(uri, "A: one").await;
    assert_eq!(desk.submit(uri, "A: one").await, first);
    assert_eq!(desk.submit(uri, "B: two").await.revision, 2);
    assert_eq!(desk.submit(uri, "A: one").await.revision, 3);
    assert_eq!(desk.count("select count(*) from revisions").await, 3);
    assert_eq!(
        desk.count("select count(*) from jobs").await,
        1,
        "only the latest is worth work"
    );
}

#[tokio::test]
async fn without_a_uri_every_submission_is_a_new_article() {
    let desk = Desk::open().await;
    let (one, two) = (
        desk.submit("", "A: one").await,
        desk.submit("", "A: one").await,
    );
    assert_ne!(one.id, two.id);
}

#[tokio::test]
async fn a_lower_source_version_is_kept_but_never_the_latest() {
    let desk = Desk::open().await;
    let version = |n, body| ArticleDraft {
        source_version: n,
        publisher: format!("Paper {n}"),
        ..draft("https://example.org/1", body)
    };
    desk.try_submit(version(5, "A: five"), None).await.unwrap();
    let late = desk.try_submit(version(4, "A: four"), None).await.unwrap();
    assert_eq!((late.revision, late.body.as_deref()), (1, Some("A: five")));
    assert_eq!(
        (late.publisher.as_str(), late.notices.as_slice()),
        ("Paper 5", &[Notice::StaleSourceVersion][..])
    );
    let kept = desk
        .db
        .store
        .get_revision(&desk.by, late.id, 2)
        .await
        .unwrap();
    assert_eq!(kept.body.as_deref(), Some("A: four"));
    let next = desk.try_submit(version(6, "A: six"), None).await.unwrap();
    assert_eq!((next.revision, next.notices.len()), (3, 0));
}

#[tokio::test]
async fn an_equal_text_raises_the_version_that_later_ones_are_measured_by() {
    let desk = Desk::open().await;
    let version = |n, body| ArticleDraft {
        source_version: n,
        ..draft("https://example.org/1", body)
    };
    for (n, body, latest) in [
        (1, "A: a", "A: a"),
        (5, "A: a", "A: a"),
        (3, "B: b", "A: a"),
    ] {
        let got = desk.try_submit(version(n, body), None).await.unwrap();
        assert_eq!(got.body.as_deref(), Some(latest), "version {n}");
    }
    let got = desk.try_submit(version(6, "C: c"), None).await.unwrap();
    assert_eq!((got.body.as_deref(), got.source_version), (Some("C: c"), 6));
}

#[tokio::test]
async fn notices_do_not_push_each_other_out() {
    let desk = Desk::open().await;
    let version = |n, body| ArticleDraft {
        source_version: n,
        ..draft("https://example.org/1", body)
    };
    desk.try_submit(version(5, "Es brennt."), None)
        .await
        .unwrap();
    let stale = desk
        .try_submit(version(2, "Es brannte."), None)
        .await
        .unwrap();
    let job = desk.lease().await.unwrap();
    let mut found = crate::desk::one_claim_a_line(&job.body);
    found.language_supported = false;
    desk.db
        .store
        .finish_job(crate::desk::IDS, &job, &found)
        .await
        .unwrap();
    let both = [Notice::StaleSourceVersion, Notice::LanguageUnsupported];
    let get = || async {
        desk.db
            .store
            .get_article(&desk.by, stale.id)
            .await
            .unwrap()
            .notices
    };
    assert_eq!(get().await, both);
    desk.try_submit(version(1, "Es rauchte."), None)
        .await
        .unwrap();
    let mut after = get().await;
    after.sort();
    let mut sorted = both;
    sorted.sort();
    assert_eq!(after, sorted);
}

#[tokio::test]
async fn a_request_id_makes_a_retry_safe() {
    let desk = Desk::open().await;
    let submit =
        |payload, body| desk.try_submit(draft("", body), request("SubmitArticle", "r1", payload));
    let first = submit(1, "A: one").await.unwrap();
    assert_eq!(submit(1, "A: one").await.unwrap(), first);
    assert!(matches!(
        submit(2, "A: two").await,
        Err(Error::RequestIdReused)
    ));
    assert_eq!(desk.count("select count(*) from articles").await, 1);
}

#[tokio::test]
async fn thirty_two_equal_requests_at_once_have_one_effect() {
    let desk = Desk::open().await;
    let submit = || {
        desk.try_submit(
            draft("https://example.org/1", "A: one"),
            request("SubmitArticle", "r1", 1),
        )
    };
    let calls = futures_util::future::join_all((0..32).map(|_| submit())).await;
    let ids: std::collections::HashSet<_> = calls.into_iter().map(|a| a.unwrap().id).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(desk.count("select count(*) from revisions").await, 1);
    assert_eq!(desk.count("select count(*) from outbox").await, 1);
}

#[tokio::test]
async fn a_text_never_changes() {
    let desk = Desk::open().await;
    desk.submit("", "A: one").await;
    let db = sea_orm::Database::connect(&desk.db.url).await.unwrap();
    use sea_orm::ConnectionTrait;
    let refused = db
        .execute_unprepared("update revisions set body = 'B'")
        .await
        .unwrap_err();
    assert!(refused.to_string().contains("never changes"), "{refused}");
}

#[tokio::test]
async fn another_newsrooms_article_is_not_there() {
    let desk = Desk::open().await;
    let other = desk.db.newsroom("other").await.unwrap();
    let article = desk.submit("https://example.org/1", "A: one").await;
    let store = &desk.db.store;
    let gone = |r: Result<(), Error>| assert!(matches!(r, Err(Error::NotFound(Resource::Article))));
    gone(store.get_article(&other, article.id).await.map(drop));
    gone(store.get_revision(&other, article.id, 1).await.map(drop));
    gone(
        store
            .list_revisions(&other, article.id, None, 5)
            .await
            .map(drop),
    );
    let none = store
        .list_articles(&other, &ArticleFilter::everything(), None, 5)
        .await
        .unwrap();
    assert_eq!(none.items, []);
    let missing = store.get_revision(&desk.by, article.id, 2).await;
    assert!(matches!(missing, Err(Error::NotFound(Resource::Revision))));
}

#[tokio::test]
async fn pages_of_articles_meet_each_exactly_once() {
    let desk = Desk::open().await;
    for n in 0..7 {
        desk.submit(&format!("https://example.org/{n}"), "A: one")
            .await;
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let everything = ArticleFilter::everything();
        let page = desk
            .db
            .store
            .list_articles(&desk.by, &everything, after, 3)
            .await
            .unwrap();
        assert!(page.items.iter().all(|a| a.body.is_none()));
        let last = page.items.last().unwrap();
        after = Some(factdesk_store::ArticleKey {
            create_time: last.create_time,
            id: last.id,
        });
        seen.extend(page.items.iter().map(|a| a.uri.clone().unwrap()));
        if !page.more {
            break;
        }
    }
    let newest_first: Vec<_> = (0..7)
        .rev()
        .map(|n| format!("https://example.org/{n}"))
        .collect();
    assert_eq!(seen, newest_first);
}

#[tokio::test]
async fn articles_are_found_by_what_is_asked() {
    let desk = Desk::open().await;
    let named = ArticleDraft {
        publisher: "Harbour Times".into(),
        labels: vec!["Fire".into()],
        ..draft("", "A: one")
    };
    let named = desk.try_submit(named, None).await.unwrap();
    desk.submit("", "B: two").await;
    let tests = [
        ArticleTest::Publisher(TextMatch::Equals("harbour times".into())),
        ArticleTest::Publisher(TextMatch::Contains("TIMES".into())),
        ArticleTest::Label(TextMatch::Equals("fire".into())),
    ];
    for test in tests {
        let filter = ArticleFilter::Test(test);
        let found = desk
            .db
            .store
            .list_articles(&desk.by, &filter, None, 9)
            .await
            .unwrap();
        assert_eq!(
            found.items.iter().map(|a| a.id).collect::<Vec<_>>(),
            [named.id],
            "{filter:?}"
        );
        let not = ArticleFilter::Not(Box::new(filter));
        let rest = desk
            .db
            .store
            .list_articles(&desk.by, &not, None, 9)
            .await
            .unwrap();
        assert_eq!(rest.items.len(), 1);
    }
}
