//! How `up` ends, and what is there when it starts again.

use crate::desk::Desk;
use crate::process::{Running, directory, factdesk, run, until, up};
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_proto::v1::{Article, SubmitArticleRequest};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Whether any PostgreSQL runs on the directory.
fn postgres_runs(dir: &Path) -> bool {
    let dir = dir.to_string_lossy().into_owned();
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    processes.into_iter().any(|process| {
        let line = fs::read(process.path().join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).into_owned();
        line.contains("postgres") && line.contains(&dir)
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn signals_stop_everything_with_exit_code_0() {
    let dir = directory();
    for signal in ["TERM", "INT"] {
        let mut running = Running::start(&mut up(dir.path()));
        running.address();
        assert!(postgres_runs(dir.path()));
        running.signal(signal);
        assert_eq!(running.ended().0.code(), Some(0), "{signal}");
        assert!(!postgres_runs(dir.path()), "{signal}");
        assert!(!dir.path().join("database-url").exists());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_during_the_start_ends_it_too() {
    let dir = directory();
    let mut running = Running::start(&mut up(dir.path()));
    running.says("making a new cluster");
    running.stop();
    until("PostgreSQL is gone", || {
        (!postgres_runs(dir.path())).then_some(())
    });
    let mut again = Running::start(&mut up(dir.path()));
    again.address();
    again.stop();
}

/// Submits a text and does not wait for its claims.
async fn hand_in(address: &str, body: String) {
    let mut articles = ArticleServiceClient::connect(format!("http://{address}"))
        .await
        .unwrap();
    let article = Article {
        body,
        language_code: "en".to_owned(),
        ..Article::default()
    };
    let message = SubmitArticleRequest {
        article: Some(article),
        ..SubmitArticleRequest::default()
    };
    articles.submit_article(message).await.unwrap();
}

/// The processor time that a process has taken, in hundredths of a second.
pub fn processor_time(pid: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    // Behind the name, which may hold blanks: the 14th and 15th field of all.
    let (_, fields) = stat.rsplit_once(") ").unwrap();
    let times = fields.split(' ').skip(11).take(2);
    times.map(|time| time.parse::<u64>().unwrap()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_extraction_does_not_keep_a_stopped_process() {
    let dir = directory();
    let mut running = Running::start(&mut up(dir.path()));
    let address = running.address();
    let idle = processor_time(running.pid());
    hand_in(&address, "“It burned,” he said. ".repeat(60_000)).await;
    // A job that no worker has begun could be given back.
    until("the extraction runs", || {
        (processor_time(running.pid()) > idle + 50).then_some(())
    });
    let asked = Instant::now();
    running.stop();
    let took = asked.elapsed();
    assert!(took < Duration::from_secs(15), "took {took:?}");
    assert!(!postgres_runs(dir.path()));
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_9_leaves_no_postgres_and_loses_nothing() {
    let dir = directory();
    let mut killed = Running::start(&mut up(dir.path()));
    let mut desk = Desk::at(&killed.address(), None).await;
    let article = desk
        .submit("At least 40 people were killed, the mayor said.")
        .await
        .unwrap();
    killed.kill();
    until("PostgreSQL is gone", || {
        (!postgres_runs(dir.path())).then_some(())
    });

    let mut next = Running::start(&mut up(dir.path()));
    let listed = Desk::at(&next.address(), None).await.list().await.unwrap();
    let names = |a: &factdesk_proto::v1::Article| (a.name.clone(), a.state, a.claim_count);
    assert_eq!(
        listed.iter().map(names).collect::<Vec<_>>(),
        [names(&article)]
    );
    next.stop();
}

#[test]
fn a_second_up_on_the_same_directory_is_told_so() {
    let dir = directory();
    let mut first = Running::start(&mut up(dir.path()));
    first.address();
    let (code, _, said) = run(&mut up(dir.path()));
    assert_eq!(code, Some(1));
    assert!(
        said.contains(&format!("in use by process {}", first.pid())),
        "{said}"
    );
    first.stop();
}

#[test]
fn without_a_key_other_machines_are_shut_out() {
    let dir = directory();
    let mut open = factdesk();
    open.args(["up", "--listen", "0.0.0.0:0", "--data-dir"])
        .arg(dir.path());
    let (code, _, said) = run(&mut open);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("there is no key yet") && said.contains("FACTDESK_BOOTSTRAP_KEY"),
        "{said}"
    );
    assert!(!postgres_runs(dir.path()));
}

#[test]
fn a_taken_port_is_told_before_anything_starts() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let dir = directory();
    let mut second = factdesk();
    second
        .args(["up", "--listen", &address, "--data-dir"])
        .arg(dir.path().join("d"));
    let (code, _, said) = run(&mut second);
    assert_eq!(code, Some(1));
    assert!(said.contains(&address) && said.contains("in use"), "{said}");
    assert!(!dir.path().join("d").exists());
}

#[test]
fn without_its_postgres_it_ends_and_says_so() {
    let dir = directory();
    let mut running = Running::start(&mut up(dir.path()));
    running.address();
    let lines = fs::read_to_string(dir.path().join("postgres/postmaster.pid")).unwrap();
    let postmaster = lines.lines().next().unwrap();
    let killed = Command::new("kill")
        .args(["-s", "KILL", postmaster])
        .status();
    assert!(killed.unwrap().success());
    running.says("PostgreSQL ended by itself");
    assert_eq!(running.ended().0.code(), Some(1));
}
