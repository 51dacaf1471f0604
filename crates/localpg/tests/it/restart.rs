//! Start, stop, start again.

use std::cell::RefCell;

use factdesk_localpg::{Config, LocalPg};

use crate::support::{alive, entries, quiet, sql, start, temp_dir};

#[test]
fn data_survives_a_restart() {
    let dir = temp_dir();
    let first = start(dir.path());
    sql(
        &first.url("factdesk"),
        "CREATE TABLE kept AS SELECT 42 AS answer",
    );
    let pid = first.pid();
    first.stop().unwrap();
    assert!(!alive(pid), "stop waits for the end");

    let second = start(dir.path());
    assert_eq!(
        sql(&second.url("factdesk"), "SELECT answer FROM kept"),
        "42"
    );
}

/// Also when a start was killed between making the cluster and the database.
#[test]
fn a_missing_database_is_made() {
    let dir = temp_dir();
    let first = start(dir.path());
    sql(&first.url("postgres"), "DROP DATABASE factdesk");
    first.stop().unwrap();
    let second = start(dir.path());
    assert_eq!(sql(&second.url("factdesk"), "SELECT 1"), "1");
}

#[test]
fn a_scratch_server_takes_its_directory_along() {
    let pg = LocalPg::scratch(&quiet).unwrap();
    let data = sql(&pg.url("factdesk"), "SHOW data_directory");
    let scratch = std::path::Path::new(&data).parent().unwrap().to_path_buf();
    assert!(scratch.join("postgres").exists());
    pg.stop().unwrap();
    assert!(!scratch.exists());
}

#[test]
fn dropping_stops_it_too() {
    let dir = temp_dir();
    let pid = {
        let pg = start(dir.path());
        pg.pid()
    };
    assert!(!alive(pid));
    assert!(
        entries(&dir.path().join("postgres"), "postmaster.pid").is_empty(),
        "a clean stop"
    );
}

#[test]
fn a_durable_server_is_durable_and_has_no_tcp_port() {
    let dir = temp_dir();
    let said = RefCell::new(Vec::new());
    let config = Config {
        max_connections: 17,
        ..Config::new(dir.path())
    };
    let pg = LocalPg::start(&config, &|line| said.borrow_mut().push(line.to_owned())).unwrap();
    let show = |name| sql(&pg.url("postgres"), &format!("SHOW {name}"));
    assert_eq!(show("fsync"), "on");
    assert_eq!(show("synchronous_commit"), "on");
    assert_eq!(show("listen_addresses"), "");
    assert_eq!(show("max_connections"), "17");
    assert_eq!(show("server_encoding"), "UTF8");
    assert!(
        said.borrow()
            .iter()
            .any(|line| line.contains("using PostgreSQL")),
        "{said:?}"
    );
}

/// Whatever the machine's language: order by code point, and case beyond ASCII.
#[test]
fn text_behaves_the_same_everywhere() {
    let pg = LocalPg::scratch(&quiet).unwrap();
    let url = pg.url("factdesk");
    assert_eq!(sql(&url, "SELECT 'a' > 'B'"), "t");
    assert_eq!(sql(&url, "SELECT lower('ÀÉÖ')"), "àéö");
}
