//! A shell process that runs a PostgreSQL program and outlives us just long enough to stop it.
//!
//! A shell script and not a re-executed Rust program, so that it works from any executable,
//! test binaries too, and needs no `unsafe`.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Error;
use crate::log::Log;
use crate::place::Place;

const SCRIPT: &str = include_str!("supervisor.sh");
const POLL: Duration = Duration::from_millis(2);

#[derive(Debug)]
pub(crate) struct Supervisor {
    child: Child,
}

/// A program with its arguments.
pub(crate) struct Program {
    pub(crate) path: PathBuf,
    pub(crate) args: Vec<OsString>,
}

impl Supervisor {
    /// Whether it has come to its end, and so its program too.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Runs `program` as the place's user. When we end, it is stopped, and `sockets` and a
    /// scratch place are removed.
    pub(crate) fn spawn(
        place: &Place,
        sockets: Option<&Path>,
        program: &Program,
        log: &Log,
    ) -> Result<Supervisor, Error> {
        let scratch = place.scratch.then_some(place.dir.as_path());
        let child = place
            .account
            .command("/bin/sh")
            .args(["-c", SCRIPT, "factdesk-supervisor"])
            .arg(scratch.unwrap_or(Path::new("")))
            .arg(sockets.unwrap_or(Path::new("")))
            .arg(&program.path)
            .args(&program.args)
            .stdin(Stdio::piped())
            .stdout(log.handle()?)
            .stderr(log.handle()?)
            // A terminal's Ctrl-C is for us; PostgreSQL is stopped by us, in order.
            .process_group(0)
            .spawn()
            .map_err(Error::run(program.path.display().to_string()))?;
        Ok(Supervisor { child })
    }

    /// How the program ended, if it did.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Waits for the program to end by itself.
    pub(crate) fn wait(mut self) -> Result<ExitStatus, Error> {
        // `Child::wait` closes the pipe first, which would stop the program.
        let pipe = self.child.stdin.take();
        let status = self.child.wait().map_err(Error::run("/bin/sh"));
        drop(pipe);
        status
    }

    /// Closes the pipe and waits, at most `limit`, for the program and the supervisor to end.
    pub(crate) fn stop(&mut self, limit: Duration) -> bool {
        drop(self.child.stdin.take());
        let begin = Instant::now();
        while self.ended().is_none() {
            if begin.elapsed() > limit {
                return false;
            }
            sleep(POLL);
        }
        true
    }
}
