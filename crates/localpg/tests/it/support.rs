//! What several tests need.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

use factdesk_localpg::{Config, LocalPg};
use tempfile::TempDir;

/// A temporary directory whose path has no links in it.
pub fn temp_dir() -> TempDir {
    tempfile::tempdir().unwrap()
}

pub fn fast(data_dir: &Path) -> Config {
    Config {
        durable: false,
        ..Config::new(data_dir)
    }
}

pub fn start(data_dir: &Path) -> LocalPg {
    LocalPg::start(&fast(data_dir), &quiet).unwrap()
}

pub fn quiet(_: &str) {}

/// Runs one statement; its plain result.
pub fn sql(url: &str, statement: &str) -> String {
    let output = Command::new(psql())
        .args([
            "--no-psqlrc",
            "-XAtq",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            statement,
            url,
        ])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{statement}: {complaint}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// The one on PATH, or else the one beside the server that this machine gets.
fn psql() -> &'static Path {
    static PSQL: OnceLock<PathBuf> = OnceLock::new();
    PSQL.get_or_init(|| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut on_path = std::env::split_paths(&path).map(|dir| dir.join("psql"));
        let beside = || LocalPg::scratch(&quiet).unwrap().bin_dir().join("psql");
        on_path.find(|file| file.is_file()).unwrap_or_else(beside)
    })
}

/// Whether the process runs (a zombie does not).
pub fn alive(pid: u32) -> bool {
    let state = Command::new("ps")
        .args(["-o", "stat=", "-p", &pid.to_string()])
        .output()
        .expect("ps is on PATH");
    let state = String::from_utf8(state.stdout).unwrap();
    !state.trim().is_empty() && !state.starts_with('Z')
}

pub fn kill(pid: u32, signal: &str) {
    let killed = Command::new("sh")
        .args(["-c", &format!("kill -s {signal} {pid}")])
        .status()
        .unwrap();
    assert!(killed.success(), "kill -s {signal} {pid}");
}

/// Waits for a condition, at most 15 s.
pub fn eventually(what: &str, condition: impl Fn() -> bool) {
    let begin = Instant::now();
    while !condition() {
        assert!(
            begin.elapsed() < Duration::from_secs(15),
            "not within 15 s: {what}"
        );
        sleep(Duration::from_millis(1));
    }
}

/// Entries of a directory whose names begin so.
pub fn entries(dir: &Path, prefix: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix))
        .map(|entry| entry.path())
        .collect()
}

pub fn we_are_root() -> bool {
    // /proc/self belongs to the effective user.
    Path::new("/proc/self")
        .metadata()
        .is_ok_and(|me| me.uid() == 0)
}
