//! The server process as its `postmaster.pid` and the system tell of it.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Error;

const POLL: Duration = Duration::from_millis(10);
/// PostgreSQL itself kills what has not ended 5 s after QUIT.
const QUIT_AFTER: Duration = Duration::from_secs(10);
const GIVE_UP_AFTER: Duration = Duration::from_secs(20);

/// The process id in `postmaster.pid`, and whether that server accepts connections.
pub(crate) fn read(cluster: &Path) -> Option<(u32, bool)> {
    let text = fs::read_to_string(cluster.join("postmaster.pid")).ok()?;
    let mut lines = text.lines();
    let pid = lines.next()?.trim().parse().ok()?;
    let status = lines.nth(6).unwrap_or_default();
    Some((pid, status.trim() == "ready"))
}

/// Stops a server that an earlier owner left behind on this cluster, and clears a stale
/// `postmaster.pid`, which would keep a new server from starting where process ids are reused
/// quickly (containers). Only for the holder of the lock.
pub(crate) fn stop_leftover(cluster: &Path, progress: &dyn Fn(&str)) -> Result<(), Error> {
    let file = cluster.join("postmaster.pid");
    if let Some((pid, _)) = read(cluster)
        && runs_on(pid, cluster)
    {
        progress(&format!(
            "stopping PostgreSQL (process {pid}), left behind by an earlier run"
        ));
        stop(pid, cluster)?;
    }
    match fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::io("remove", &file)(error))
        }
        _ => Ok(()),
    }
}

/// Fast shutdown without a supervisor's help; waits for the end.
pub(crate) fn stop(pid: u32, cluster: &Path) -> Result<(), Error> {
    let begin = Instant::now();
    signal(pid, "INT");
    let mut asked_twice = false;
    while runs_on(pid, cluster) {
        if begin.elapsed() > GIVE_UP_AFTER {
            return Err(Error::NotStopped { pid });
        }
        if begin.elapsed() > QUIT_AFTER && !asked_twice {
            asked_twice = true;
            signal(pid, "QUIT");
        }
        sleep(POLL);
    }
    Ok(())
}

/// Whether the process is a live postmaster of this cluster. An ended one that nobody has
/// waited for has no command line, so it counts as gone.
pub(crate) fn runs_on(pid: u32, cluster: &Path) -> bool {
    if !Path::new("/proc/self/cmdline").exists() {
        return command_line_by_ps(pid).is_some_and(|line| contains(&line, cluster));
    }
    let Ok(line) = fs::read(format!("/proc/{pid}/cmdline")) else {
        return false;
    };
    let arguments: Vec<&[u8]> = line.split(|byte| *byte == 0).collect();
    let is_postgres = Path::new(OsStr::from_bytes(arguments[0])).ends_with("postgres");
    let names_cluster = arguments.contains(&cluster.as_os_str().as_bytes());
    // Readable for the same user only (or with a capability that containers often withhold).
    let stands_in_cluster =
        || fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|dir| dir == cluster);
    is_postgres && (names_cluster || stands_in_cluster())
}

fn command_line_by_ps(pid: u32) -> Option<Vec<u8>> {
    let pid = pid.to_string();
    let output = Command::new("ps")
        .args(["-ww", "-o", "args=", "-p", &pid])
        .output()
        .ok()?;
    Some(output.stdout)
}

fn contains(line: &[u8], cluster: &Path) -> bool {
    let wanted = cluster.as_os_str().as_bytes();
    line.windows(wanted.len()).any(|part| part == wanted)
}

/// By the shell's own `kill`: std cannot signal a process that is not our child.
fn signal(pid: u32, name: &str) {
    let pid = pid.to_string();
    // A failure shows in the caller's loop: the process stays, and that is reported.
    let _ = Command::new("/bin/sh")
        .args(["-c", "kill -s \"$1\" \"$2\"", "sh", name, &pid])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status();
}
