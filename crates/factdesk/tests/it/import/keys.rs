//! Who may import, and where to.

use crate::process::{Running, directory, factdesk, run};
use factdesk_store::testing::TestDb;
use std::fs;
use std::process::Command;

const BOOT: &str = "fd_boot1234_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
const WRONG: &str = "fd_boot1234_0123456789abcdefghijklmnopqrstuvwxyzABCDEFX";

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_needed_where_there_are_keys() {
    let db = TestDb::new().await.unwrap();
    let mut serve = factdesk();
    serve.args(["serve", "--listen", "127.0.0.1:0"]);
    serve
        .env("DATABASE_URL", &db.url)
        .env("FACTDESK_BOOTSTRAP_KEY", BOOT);
    let mut server = Running::start(&mut serve);
    let address = server.says("serving on ");
    let reader = reader(&db);

    let dir = directory();
    fs::write(dir.path().join("a.txt"), "Two people were hurt.").unwrap();
    let import = |key: Option<&str>| {
        let mut command = factdesk();
        command.args(["import", "--address", &address, "a.txt"]);
        command.envs(key.map(|key| ("FACTDESK_KEY", key)));
        run(command.current_dir(dir.path()))
    };
    for (key, words) in [
        (None, "asks for a key (--key or FACTDESK_KEY)"),
        (Some(WRONG), "unknown, expired or revoked"),
        (Some(&*reader), "does not let this caller in"),
    ] {
        let (code, _, said) = import(key);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(words), "{words}: {said}");
        assert!(!key.is_some_and(|key| said.contains(key)), "{said}");
    }
    let (code, _, said) = import(Some(BOOT));
    assert_eq!(code, Some(0), "{said}");
    let (code, out, said) = run(factdesk().args(["export", "--address", &address, "--key", BOOT]));
    assert_eq!((code, &*out), (Some(0), ""), "{said}");
    server.stop();
}

/// A key that may look only.
fn reader(db: &TestDb) -> String {
    let key = |args: &[&str]| {
        let mut command: Command = factdesk();
        let (code, out, said) = run(command.args(args).env("DATABASE_URL", &db.url));
        assert_eq!(code, Some(0), "{said}");
        out.trim().to_owned()
    };
    let create = ["key", "create", "--newsroom", "main", "--person", "rita"];
    key(&[&create[..], &["--roles", "reader"]].concat())
}

#[test]
fn a_server_that_is_not_there_is_told_at_once() {
    let dir = directory();
    fs::write(dir.path().join("a.txt"), "Two people were hurt.").unwrap();
    for (address, words) in [
        ("127.0.0.1:1", "cannot reach the server at 127.0.0.1:1"),
        ("https://desk.example:443", "is no HOST:PORT"),
        ("desk.example", "is no HOST:PORT"),
    ] {
        let (code, _, said) = run(factdesk()
            .args(["import", "--address", address, "a.txt"])
            .current_dir(dir.path()));
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(words), "{said}");
    }
}
