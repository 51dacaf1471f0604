//! Waiting until the server accepts connections.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Error;
use crate::log::Log;
use crate::postmaster;
use crate::supervisor::Supervisor;

const POLL: Duration = Duration::from_millis(5);
const LIMIT: Duration = Duration::from_secs(60);

/// Returns the postmaster's process id.
pub(crate) fn wait(cluster: &Path, supervisor: &mut Supervisor, log: &Log) -> Result<u32, Error> {
    let begin = Instant::now();
    loop {
        if let Some((pid, true)) = postmaster::read(cluster) {
            return Ok(pid);
        }
        if supervisor.ended().is_some() {
            return Err(Error::Died {
                path: log.path().to_path_buf(),
                log: log.tail(),
            });
        }
        if begin.elapsed() > LIMIT {
            return Err(Error::NotReady {
                seconds: LIMIT.as_secs(),
                path: log.path().to_path_buf(),
                log: log.tail(),
            });
        }
        sleep(POLL);
    }
}
