//! A process that holds a server, for tests that kill it.
//!
//! It is this test binary again, running the one "test" below.

use std::env;
use std::io::{BufRead, BufReader, Read, stdin};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use factdesk_localpg::{Config, LocalPg};

use crate::support::quiet;

const WHAT: &str = "LOCALPG_TEST_HOLD";
const SCRATCH: &str = "scratch";
const BIN_DIR: &str = "LOCALPG_TEST_BIN_DIR";

pub struct Holder {
    pub child: Child,
    /// "ready <postmaster's pid> <url>" or "failed <error>".
    line: String,
}

impl Holder {
    pub fn scratch() -> Holder {
        Holder::run(spawn(SCRATCH, |_| ()))
    }

    pub fn on(dir: &Path) -> Holder {
        Holder::run(spawn_on(dir))
    }

    /// Waits for the first line.
    pub fn run(mut child: Child) -> Holder {
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // The test harness prints lines of its own, and begins ours with the test's name.
        let line = lines
            .map_while(Result::ok)
            .find_map(|line| line.split_once("holder: ").map(|(_, told)| told.to_owned()))
            .expect("the holder says how it went");
        Holder { child, line }
    }

    pub fn pid(&self) -> u32 {
        self.ready().0
    }

    pub fn url(&self) -> String {
        self.ready().1
    }

    pub fn failure(&self) -> &str {
        self.line.strip_prefix("failed ").expect(&self.line)
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn ready(&self) -> (u32, String) {
        let words: Vec<&str> = self.line.split(' ').collect();
        assert_eq!(words[0], "ready", "{}", self.line);
        (words[1].parse().unwrap(), words[2].to_owned())
    }
}

pub fn spawn_on(dir: &Path) -> Child {
    spawn(dir.to_str().unwrap(), |_| ())
}

/// Starts on `dir` with the fetched programs and the given environment.
pub fn spawn_with_wheel(dir: &Path, environment: &[(&str, &str)]) -> Child {
    spawn(dir.to_str().unwrap(), |command| {
        command
            .env(BIN_DIR, "wheel")
            .envs(environment.iter().copied());
    })
}

fn spawn(what: &str, adjust: impl FnOnce(&mut Command)) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "holder::hold", "--nocapture", "--test-threads=1"])
        .env(WHAT, what)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        // At its end the harness may find nobody who reads what it prints, and complain.
        .stderr(Stdio::null());
    adjust(&mut command);
    command.spawn().unwrap()
}

/// Does nothing unless started by [`spawn`]; then it holds a server until its stdin closes.
#[test]
fn hold() {
    let Ok(what) = env::var(WHAT) else {
        return;
    };
    let config = Config {
        durable: false,
        bin_dir: env::var_os(BIN_DIR).map(PathBuf::from),
        ..Config::new(&what)
    };
    let server = match what.as_str() {
        SCRATCH => LocalPg::scratch(&quiet),
        _ => LocalPg::start(&config, &quiet),
    };
    match &server {
        Ok(pg) => println!("holder: ready {} {}", pg.pid(), pg.url("factdesk")),
        Err(error) => println!("holder: failed {}", error.to_string().replace('\n', " ")),
    }
    let _ = stdin().read_to_end(&mut Vec::new());
}
