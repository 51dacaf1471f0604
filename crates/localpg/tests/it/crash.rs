//! What is left when a process is killed with -9.

use std::fs;
use std::path::Path;

use factdesk_localpg::{Config, LocalPg};

use crate::holder::{Holder, spawn_on};
use crate::support::{alive, entries, eventually, fast, kill, quiet, sql, start, temp_dir};

#[test]
fn a_killed_owner_leaves_no_server_and_no_scratch_directory() {
    let mut holder = Holder::scratch();
    let pid = holder.pid();
    let data = sql(&holder.url(), "SHOW data_directory");
    let scratch = Path::new(&data).parent().unwrap().to_path_buf();
    assert!(alive(pid) && scratch.exists());

    holder.kill();
    eventually("the server ends", || !alive(pid));
    eventually("the directory goes", || !scratch.exists());
}

#[test]
fn a_terminals_ctrl_c_does_not_reach_the_server() {
    let holder = Holder::scratch();
    let group = |pid: u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        stat.rsplit(')')
            .next()
            .unwrap()
            .split_whitespace()
            .nth(2)
            .unwrap()
            .to_owned()
    };
    assert_ne!(group(holder.pid()), group(holder.child.id()));
}

/// The shell that waits for the server, and the one that watches the pipe.
fn supervisors(postmaster: u32) -> [u32; 2] {
    let stat = fs::read_to_string(format!("/proc/{postmaster}/stat")).unwrap();
    let main = stat
        .rsplit(')')
        .next()
        .unwrap()
        .split_whitespace()
        .nth(1)
        .unwrap()
        .to_owned();
    let children = fs::read_to_string(format!("/proc/{main}/task/{main}/children")).unwrap();
    let watcher = children
        .split_whitespace()
        .map(|pid| pid.parse().unwrap())
        .find(|pid| *pid != postmaster)
        .unwrap();
    [main.parse().unwrap(), watcher]
}

#[test]
fn a_server_whose_supervisor_was_killed_is_taken_over() {
    let dir = temp_dir();
    let mut holder = Holder::on(dir.path());
    let orphan = holder.pid();
    for pid in supervisors(orphan) {
        kill(pid, "KILL");
    }
    holder.kill();
    assert!(alive(orphan), "nothing is left to stop it");

    let pg = start(dir.path());
    assert!(!alive(orphan));
    assert_ne!(pg.pid(), orphan);
    assert_eq!(sql(&pg.url("factdesk"), "SELECT 1"), "1");
}

#[test]
fn the_watching_shell_alone_stops_the_server() {
    let mut holder = Holder::scratch();
    let pid = holder.pid();
    kill(supervisors(pid)[0], "KILL");
    holder.kill();
    eventually("the server ends", || !alive(pid));
}

#[test]
fn stop_works_without_a_supervisor() {
    let dir = temp_dir();
    let pg = start(dir.path());
    let pid = pg.pid();
    for pid in supervisors(pid) {
        kill(pid, "KILL");
    }
    pg.stop().unwrap();
    assert!(!alive(pid));
}

#[test]
fn a_server_that_was_killed_starts_again() {
    let dir = temp_dir();
    // Durable: otherwise the last commits may be lost.
    let first = LocalPg::start(&Config::new(dir.path()), &quiet).unwrap();
    sql(&first.url("factdesk"), "CREATE TABLE kept (n int)");
    kill(first.pid(), "KILL");
    first.stop().unwrap();
    let second = start(dir.path());
    assert_eq!(
        sql(&second.url("factdesk"), "SELECT count(*) FROM kept"),
        "0"
    );
}

#[test]
fn a_start_killed_during_initdb_leaves_nothing_in_the_way() {
    let dir = temp_dir();
    let mut child = spawn_on(dir.path());
    let begun = |prefix| {
        entries(dir.path(), prefix)
            .iter()
            .any(|cluster| cluster.join("PG_VERSION").exists())
    };
    eventually("initdb is at work", || begun("postgres"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        !dir.path().join("postgres").exists(),
        "not a whole cluster yet"
    );

    let pg = LocalPg::start(&fast(dir.path()), &quiet).unwrap();
    assert_eq!(sql(&pg.url("factdesk"), "SELECT 1"), "1");
    pg.stop().unwrap();
}
