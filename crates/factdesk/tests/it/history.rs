//! The history's key, its heads, and `factdesk history`.

use crate::cluster::Cluster;
use crate::process::{Running, directory, factdesk, run, until, up};
use crate::sql;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// The binary with the key that lies in its data directory.
fn plain(mut command: Command) -> Command {
    command.env_remove("FACTDESK_HISTORY_KEY");
    command
}

fn history(address: &str, args: &[&str]) -> Command {
    let mut command = factdesk();
    command
        .arg("history")
        .args(args)
        .args(["--address", address]);
    command
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Verifies until the log has come so far that there is a head to keep.
fn head(address: &str) -> String {
    until("a head", || {
        let (code, head, said) = run(&mut history(address, &["head"]));
        assert_eq!(code, Some(0), "{said}");
        Some(head).filter(|head| !head.starts_with('0'))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn up_makes_a_key_once_and_verify_tells_what_was_bent() {
    let dir = directory();
    let mut running = Running::start(&mut plain(up(dir.path())));
    let made = running.says("made the history's key in ");
    let file = dir.path().join("history.key");
    assert!(made.starts_with(&*file.to_string_lossy()), "{made}");
    assert_eq!(mode(&file), 0o600);
    let key = fs::read_to_string(&file).unwrap();
    let heads = dir.path().join("heads.txt");
    fs::write(&heads, head(&running.address())).unwrap();
    running.stop();

    let mut again = Running::start(&mut plain(up(dir.path())));
    let verify = ["verify", "--heads", heads.to_str().unwrap()];
    let address = again.address();
    assert_eq!(fs::read_to_string(&file).unwrap(), key);
    let (code, found, said) = run(&mut history(&address, &verify));
    assert_eq!((code, found.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("resources checked"), "{said}");

    let url = fs::read_to_string(dir.path().join("database-url")).unwrap();
    let mut db = sql::connect(url.trim()).await.unwrap();
    let bend = "update people set handle = 'somebody'";
    sqlx::raw_sql(bend).execute(&mut db).await.unwrap();
    let (code, found, said) = run(&mut history(&address, &verify));
    assert_eq!(code, Some(1), "{said}");
    assert!(
        found.contains("CONTENT_CHANGED 1 people/somebody: "),
        "{found}"
    );
    assert!(said.contains("1 finding"), "{said}");
    again.stop();
}

#[test]
fn a_worker_with_another_key_says_so_and_goes_on() {
    let cluster = Cluster::start();
    let url = cluster.url().to_owned();
    let command = |args: &[&str]| {
        let mut command = factdesk();
        command.args(args).env("DATABASE_URL", &url);
        command
    };
    assert_eq!(run(&mut command(&["migrate"])).0, Some(0));
    assert_eq!(
        run(&mut command(&["newsroom", "create", "main"])).0,
        Some(0)
    );
    let person = |name: &'static str| {
        let key = [
            "key",
            "create",
            "--newsroom",
            "main",
            "--person",
            name,
            "--roles",
            "reader",
        ];
        assert_eq!(run(&mut command(&key)).0, Some(0));
    };
    person("anna");
    let mut right = Running::start(&mut command(&["work"]));
    right.says("factdesk: working");
    let told = right.says("history head");
    assert!(
        told.contains("position=1") && told.contains("mac="),
        "{told}"
    );
    right.stop();
    person("ben");
    let mut wrong = Running::start(command(&["work"]).env("FACTDESK_HISTORY_KEY", "09".repeat(32)));
    wrong.says("another history key");
    wrong.stop();
}

#[test]
fn a_key_that_is_none_is_refused_at_once() {
    let mut serve = factdesk();
    serve.args([
        "serve",
        "--database-url",
        "postgres://nobody@127.0.0.1:1/none",
    ]);
    serve.args(["--listen", "127.0.0.1:0", "--history-key", "secret"]);
    let (code, _, said) = run(&mut serve);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("64 hexadecimal digits") && !said.contains("secret"),
        "{said}"
    );
}
