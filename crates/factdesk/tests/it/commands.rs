//! `serve`, `work` and `migrate` on an outside database.

use crate::desk::Desk;
use crate::process::{Running, factdesk, run};
use factdesk_proto::v1::article::State;
use factdesk_store::testing::TestDb;
use std::process::Command;
use tonic::Code;

const KEY: &str = "fd_boot1234_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

fn on(db: &TestDb, args: &[&str]) -> Command {
    let mut command = factdesk();
    command.args(args).env("DATABASE_URL", &db.url);
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn three_processes_share_one_database() {
    let db = TestDb::empty().await.unwrap();
    // Both wait for the schema.
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    let mut server = Running::start(on(&db, &serve).env("FACTDESK_BOOTSTRAP_KEY", KEY));
    let mut worker = Running::start(&mut on(&db, &["work"]));
    let (code, _, said) = run(&mut on(&db, &["migrate"]));
    assert_eq!(code, Some(0), "{said}");
    let address = server.says("serving on ");
    worker.says("working");

    assert_eq!(
        Desk::at(&address, None).await.refused().await,
        Code::Unauthenticated
    );
    let article = Desk::at(&address, Some(KEY))
        .await
        .submit("Two people died, police said.")
        .await;
    assert_eq!(article.unwrap().state(), State::Extracted);

    // The key is known now: it may come again, and a server without it knows it.
    server.stop();
    let mut again = Running::start(on(&db, &serve).env("FACTDESK_BOOTSTRAP_KEY", KEY));
    let address = again.says("serving on ");
    assert_eq!(
        Desk::at(&address, Some(KEY))
            .await
            .list()
            .await
            .unwrap()
            .len(),
        1
    );
    again.stop();
    worker.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn up_uses_the_database_that_is_named() {
    let db = TestDb::empty().await.unwrap();
    let mut up = on(&db, &["up", "--demo", "--exit", "--listen", "127.0.0.1:0"]);
    let (code, out, said) = run(&mut up);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        out.contains("hundreds") && !said.contains("PostgreSQL"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_takes_the_bootstrap_key_where_there_are_keys() {
    let db = TestDb::new().await.unwrap();
    let demo = ["up", "--demo", "--exit", "--listen", "127.0.0.1:0"];
    let (code, out, said) = run(on(&db, &demo).env("FACTDESK_BOOTSTRAP_KEY", KEY));
    assert_eq!(code, Some(0), "{said}");
    assert!(
        out.contains(r#"-H "authorization: Bearer $FACTDESK_BOOTSTRAP_KEY""#),
        "{out}"
    );
    let (code, _, said) = run(&mut on(&db, &demo));
    assert_eq!(code, Some(1));
    assert!(said.contains("FACTDESK_KEY"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_goes_down_and_up_again() {
    let db = TestDb::new().await.unwrap();
    for args in [
        &["migrate", "--down-to", "0"][..],
        &["migrate"],
        &["migrate"],
    ] {
        let (code, _, said) = run(&mut on(&db, args));
        assert_eq!(code, Some(0), "{args:?}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_malformed_bootstrap_key_is_told() {
    let db = TestDb::new().await.unwrap();
    let mut serve = on(&db, &["serve", "--listen", "127.0.0.1:0"]);
    let (code, _, said) = run(serve.env("FACTDESK_BOOTSTRAP_KEY", "hunter2"));
    assert_eq!(code, Some(1));
    assert!(
        said.contains("FACTDESK_BOOTSTRAP_KEY") && said.contains("fd_<prefix>_<secret>"),
        "{said}"
    );
    assert!(!said.contains("hunter2"), "{said}");
}

#[test]
fn a_database_that_is_not_there_is_told() {
    let mut list = factdesk();
    list.args([
        "newsroom",
        "list",
        "--database-url",
        "postgres://x@127.0.0.1:1/x",
    ]);
    let (code, _, said) = run(&mut list);
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("factdesk: the database does not answer"),
        "{said}"
    );
}
