//! `health`, as whatever watches over a server asks.

use crate::process::{Running, factdesk, run, until};
use factdesk_store::testing::TestDb;
use std::net::TcpListener;
use std::time::{Duration, Instant};

fn health(address: &str) -> (Option<i32>, String, String) {
    run(factdesk().args(["health", "--address", address]))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_serves_as_long_as_its_database_answers() {
    let db = TestDb::new().await.unwrap();
    let mut serve = factdesk();
    serve
        .args(["serve", "--listen", "0.0.0.0:0"])
        .env("DATABASE_URL", &db.url);
    let mut server = Running::start(&mut serve);
    // As a container has it: what the server listens on is what is asked.
    let listen = server.says("serving on ");
    let said = until("it serves", || {
        let (code, out, _) = run(factdesk().arg("health").env("FACTDESK_LISTEN", &listen));
        (code == Some(0)).then_some(out)
    });
    assert_eq!(said, "serving\n");

    drop(db);
    let said = until("it serves no more", || {
        let (code, _, said) = health(&listen);
        (code != Some(0)).then_some((code, said))
    });
    assert_eq!(said.0, Some(1));
    assert!(said.1.contains("does not serve"), "{}", said.1);
    server.says("answers=false");
    let log = server.said();
    assert!(
        !log.contains("grpc.health"),
        "a line every few seconds: {log}"
    );
    server.stop();
}

#[test]
fn where_nobody_listens_it_is_told() {
    let (code, out, said) = health("127.0.0.1:1");
    assert_eq!((code, out.as_str()), (Some(1), ""));
    let told = "factdesk: cannot reach a server at 127.0.0.1:1: ";
    assert!(
        said.starts_with(told) && said.lines().count() == 1,
        "{said}"
    );
}

#[test]
fn what_is_no_address_is_told() {
    for bad in ["", "a b", "http://127.0.0.1"] {
        let (code, _, said) = health(bad);
        assert_eq!(code, Some(1), "{bad:?}: {said}");
        assert!(
            said.starts_with("factdesk: cannot reach a server at "),
            "{said}"
        );
    }
}

#[test]
fn nobody_waits_for_a_server_that_hangs() {
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let asked = Instant::now();
    let (code, _, said) = health(&mute.local_addr().unwrap().to_string());
    assert_eq!(code, Some(1));
    assert!(said.contains("does not answer within 3s"), "{said}");
    assert!(asked.elapsed() < Duration::from_secs(8));
}
