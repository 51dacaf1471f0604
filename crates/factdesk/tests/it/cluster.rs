//! A PostgreSQL of the test's own that dies as in a power cut, and comes back.

use crate::process::{directory, until};
use factdesk_localpg::{Config, LocalPg};
use std::fs;
use std::process::Command;
use tempfile::TempDir;

pub struct Cluster {
    running: Option<LocalPg>,
    url: String,
    dir: TempDir,
}

impl Cluster {
    /// A durable one: what it has acknowledged must survive.
    pub fn start() -> Cluster {
        let dir = directory();
        let running = LocalPg::start(&Config::new(dir.path()), &|_| ()).unwrap();
        Cluster {
            url: running.url("factdesk"),
            running: Some(running),
            dir,
        }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// kill -9 of the postmaster with every process below it, and of nothing else.
    pub fn kill(&mut self) {
        let server = self.running.take().unwrap();
        let postmaster = server.pid();
        // Stopped first, so that no child is born unseen.
        signal("STOP", &[postmaster]);
        let mut all = children(postmaster);
        assert!(all.len() > 5, "its own helpers at least: {all:?}");
        all.push(postmaster);
        signal("KILL", &all);
        until("all of PostgreSQL is gone", || {
            all.iter().all(|pid| !runs(*pid)).then_some(())
        });
        // Its supervisor has nothing left to stop.
        server.stop().unwrap();
    }

    /// Starts it on the same data, at the same address.
    pub fn start_again(&mut self) {
        let again = LocalPg::start(&Config::new(self.dir.path()), &|_| ()).unwrap();
        assert_eq!(again.url("factdesk"), self.url);
        self.running = Some(again);
    }
}

fn signal(name: &str, pids: &[u32]) {
    let pids = pids.iter().map(u32::to_string);
    let sent = Command::new("kill").args(["-s", name]).args(pids).status();
    assert!(sent.unwrap().success(), "kill -s {name}");
}

fn children(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let pids = processes.filter_map(|p| p.file_name().to_str()?.parse().ok());
    let born = |pid: &u32| state_and_parent(*pid).is_some_and(|(_, of)| of == parent);
    pids.filter(born).collect()
}

/// Whether it runs: one that is only waited for does not.
fn runs(pid: u32) -> bool {
    state_and_parent(pid).is_some_and(|(state, _)| state != "Z")
}

fn state_and_parent(pid: u32) -> Option<(String, u32)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // Behind the name, which may hold blanks.
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut fields = fields.split(' ');
    Some((fields.next()?.to_owned(), fields.next()?.parse().ok()?))
}
