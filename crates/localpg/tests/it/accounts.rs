//! As root and not as root.

use std::env;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::Command;

use factdesk_localpg::LocalPg;

use crate::support::{fast, quiet, sql, start, temp_dir, we_are_root};

/// All the other tests again, as an ordinary user.
#[test]
fn everything_works_without_root() {
    if !we_are_root() {
        return; // the other tests do it
    }
    let dir = temp_dir();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let copy = dir.path().join("it");
    fs::copy(env::current_exe().unwrap(), &copy).unwrap();
    let output = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(&copy)
        // Root's Python may be closed to others; nothing in fetching depends on the user.
        .args([
            "--test-threads=2",
            "--skip",
            "wheel::",
            "--skip",
            "accounts::",
        ])
        .env("HOME", dir.path())
        .current_dir("/")
        .output()
        .expect("setpriv is on PATH");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(said.contains("data_survives_a_restart ... ok"), "{said}");
}

#[test]
fn root_runs_only_postgresql_as_another_user_without_its_groups() {
    if !we_are_root() {
        return;
    }
    let pg = LocalPg::scratch(&quiet).unwrap();
    let status = fs::read_to_string(format!("/proc/{}/status", pg.pid())).unwrap();
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(field("Uid:").iter().all(|uid| uid != "0"), "{status}");
    assert!(field("Gid:").iter().all(|gid| gid != "0"), "{status}");
    assert!(field("Groups:").is_empty(), "{status}");
}

/// A directory with other contents in a closed place: the data goes elsewhere, always the same.
#[test]
fn root_keeps_data_of_a_closed_directory_in_a_place_that_postgresql_can_enter() {
    if !we_are_root() {
        return;
    }
    let closed = temp_dir();
    fs::write(closed.path().join("other"), "").unwrap();
    fs::set_permissions(closed.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let asked = closed.path().join("data");
    let said = std::cell::RefCell::new(String::new());
    let first = LocalPg::start(&fast(&asked), &|line| said.borrow_mut().push_str(line)).unwrap();
    let data = sql(&first.url("factdesk"), "SHOW data_directory");
    assert!(
        said.borrow().contains(data.trim_end_matches("/postgres")),
        "{said:?}"
    );
    first.stop().unwrap();
    let second = start(&asked);
    assert_eq!(sql(&second.url("factdesk"), "SHOW data_directory"), data);
    second.stop().unwrap();
    assert!(!asked.exists());
    fs::remove_dir_all(data.trim_end_matches("/postgres")).unwrap();
}

/// An empty one can only have been made for us: it is used.
#[test]
fn root_opens_an_empty_closed_directory() {
    if !we_are_root() {
        return;
    }
    let dir = temp_dir();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let pg = start(dir.path());
    let data = sql(&pg.url("factdesk"), "SHOW data_directory");
    assert!(data.starts_with(dir.path().to_str().unwrap()), "{data}");
    assert_eq!(dir.path().metadata().unwrap().mode() & 0o777, 0o711);
}

/// Root on a user's data: PostgreSQL runs as that user, whose data it stays.
#[test]
fn root_uses_a_users_cluster_as_that_user() {
    if !we_are_root() {
        return;
    }
    let dir = temp_dir();
    start(dir.path()).stop().unwrap();
    let cluster = dir.path().join("postgres");
    let chown = |user: &str| {
        Command::new("chown")
            .args(["-R", user])
            .arg(&cluster)
            .status()
    };
    assert!(chown("12345:12345").unwrap().success());
    let pg = start(dir.path());
    let process = fs::metadata(format!("/proc/{}", pg.pid())).unwrap();
    assert_eq!(
        (process.uid(), cluster.metadata().unwrap().uid()),
        (12345, 12345)
    );
}
