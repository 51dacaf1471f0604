//! How `serve`, `work` and `migrate` end where something kills after 10 s.

use crate::desk::Desk;
use crate::process::{Running, factdesk, until};
use crate::restart::processor_time;
use factdesk_domain::{ArticleDraft, ArticleState, NewArticle};
use factdesk_proto::v1::article::State;
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Lane, Submission};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

const KEY: &str = "fd_boot1234_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

/// How many wait for the worker.
const ARTICLES: usize = 100;

/// A moment less than what a container gets.
const MOST: Duration = Duration::from_secs(9);

fn serve(db: &TestDb) -> Running {
    let mut command = factdesk();
    command
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env("DATABASE_URL", &db.url)
        .env("FACTDESK_BOOTSTRAP_KEY", KEY);
    Running::start(&mut command)
}

/// Tells it to stop and expects a good end in time.
fn stops(running: Running) -> Duration {
    let asked = Instant::now();
    running.stop();
    let took = asked.elapsed();
    assert!(took < MOST, "took {took:?}");
    took
}

#[tokio::test(flavor = "multi_thread")]
async fn a_waiting_call_is_answered() {
    let db = TestDb::new().await.unwrap();
    let mut server = serve(&db);
    let address = server.says("serving on ");
    let mut waiting = Desk::at(&address, Some(KEY)).await;
    let mut looking = Desk::at(&address, Some(KEY)).await;
    // Nobody works, so it would wait for 10 s.
    let answer = tokio::spawn(async move { waiting.submit("Two people died.").await });
    while looking.list().await.unwrap().is_empty() {
        assert!(!answer.is_finished(), "it did not wait");
    }
    let took = tokio::task::spawn_blocking(|| stops(server)).await.unwrap();
    let article = answer.await.unwrap().unwrap();
    assert_eq!(article.state(), State::AwaitingExtraction);
    assert!(article.name.starts_with("articles/"), "{article:?}");
    assert!(took < Duration::from_secs(5), "took {took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_hangs_holds_nothing_up() {
    let db = TestDb::new().await.unwrap();
    let mut server = serve(&db);
    let mut client = TcpStream::connect(server.says("serving on ")).unwrap();
    write!(
        client,
        "POST /factdesk.v1.ArticleService/SubmitArticle HTTP/1.1\r\nhost: localhost\r\n\
         authorization: Bearer {KEY}\r\ncontent-type: application/grpc-web+proto\r\n\
         content-length: 100\r\nexpect: 100-continue\r\n\r\n"
    )
    .unwrap();
    // The server reads the body, which never comes.
    let mut answer = [0; 21];
    client.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100 Continue");
    stops(server);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_gives_back_what_it_leased() {
    let db = TestDb::new().await.unwrap();
    let by = db.newsroom("tide").await.unwrap();
    let mut articles = Vec::new();
    for number in 0..ARTICLES {
        // Long enough for most to wait still when the worker is told to stop, short
        // enough for what runs to be finished by then.
        let body = format!("{number} {}", "“It burned,” he said. ".repeat(1_000));
        let draft = ArticleDraft {
            body,
            language_code: "en".into(),
            ..Default::default()
        };
        let submission = Submission {
            article: NewArticle::check(draft).unwrap(),
            request: None,
            lane: Lane::Interactive,
        };
        let submitted = db.store.submit_article(&by, &SequentialIds, &submission);
        articles.push(submitted.await.unwrap().id);
    }
    let mut worker = Running::start(factdesk().arg("work").env("DATABASE_URL", &db.url));
    worker.says("working");
    let idle = processor_time(worker.pid());
    until("the extraction runs", || {
        (processor_time(worker.pid()) > idle + 50).then_some(())
    });
    stops(worker);
    let lease = Duration::from_secs(60);
    let all = ARTICLES as u32;
    let back = db
        .store
        .lease_jobs("w", uuid::Uuid::nil(), all, lease)
        .await;
    let back = back.unwrap();
    assert!(
        back.iter().all(|job| job.attempt == 1),
        "as if nobody had tried"
    );
    let mut extracted = 0;
    for article in articles {
        let state = db.store.article_state(&by, article).await.unwrap();
        extracted += usize::from(state == ArticleState::Extracted);
    }
    assert_eq!(
        back.len() + extracted,
        ARTICLES,
        "every other one is ready at once"
    );
    assert!(extracted < ARTICLES, "it was not stopped at its work");
}

#[test]
fn a_migration_that_waits_can_be_stopped() {
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("postgres://x@{}/x", mute.local_addr().unwrap());
    let migrating = Running::start(factdesk().arg("migrate").env("DATABASE_URL", url));
    let (_connection, _) = mute.accept().unwrap();
    migrating.signal("TERM");
    until("it says so", || {
        migrating
            .said()
            .contains("factdesk: stopped: ")
            .then_some(())
    });
    assert_eq!(migrating.ended().0.code(), Some(1));
}
