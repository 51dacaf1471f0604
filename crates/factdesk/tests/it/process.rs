//! Runs the binary and watches it.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Long enough for a cluster to be made on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// The binary, with nothing of the caller's own settings.
pub fn factdesk() -> Command {
    isolated(Path::new(env!("CARGO_BIN_EXE_factdesk")))
}

/// A copy of the binary, with nothing of the caller's own settings.
pub fn isolated(binary: &Path) -> Command {
    let mut command = Command::new(binary);
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        let postgres = name_text.starts_with("FACTDESK_POSTGRES_");
        if (name_text.starts_with("FACTDESK_") && !postgres) || name_text == "RUST_LOG" {
            command.env_remove(&name);
        }
    }
    command.env_remove("DATABASE_URL").stdin(Stdio::null());
    // In place of one in a data directory that all of them would share.
    command.env("FACTDESK_HISTORY_KEY", "07".repeat(32));
    command
}

/// `factdesk up` on a directory of its own and any free port.
pub fn up(dir: &Path) -> Command {
    let mut command = factdesk();
    command
        .args(["up", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(dir);
    command
}

/// A server that has the sample articles and all of their claims.
pub fn up_with_samples(dir: &Path) -> Running {
    // One that is still loading them would not end in good order.
    let (code, _, said) = run(up(dir).args(["--demo", "--exit"]));
    assert_eq!(code, Some(0), "{said}");
    Running::start(&mut up(dir))
}

/// A directory that PostgreSQL's user can enter, too.
pub fn directory() -> TempDir {
    let open = std::fs::Permissions::from_mode(0o755);
    tempfile::Builder::new()
        .permissions(open)
        .tempdir()
        .unwrap()
}

/// Runs to the end: exit code, stdout, stderr.
pub fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Asks until it is so.
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let begin = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(
            begin.elapsed() < PATIENCE,
            "{what}: not within {PATIENCE:?}"
        );
        thread::sleep(Duration::from_millis(10));
    }
}

/// A process that runs, killed when dropped.
pub struct Running {
    child: Child,
    stderr: Arc<Mutex<String>>,
    /// All that it said was read.
    heard_out: Arc<AtomicBool>,
}

impl Running {
    pub fn start(command: &mut Command) -> Running {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = Arc::new(Mutex::new(String::new()));
        let (lines, said) = (BufReader::new(child.stderr.take().unwrap()), stderr.clone());
        let heard_out = Arc::new(AtomicBool::new(false));
        let end = heard_out.clone();
        thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                said.lock().unwrap().push_str(&(line + "\n"));
            }
            end.store(true, Ordering::Release);
        });
        Running {
            child,
            stderr,
            heard_out,
        }
    }

    /// Waits for a line of stderr with `words` and gives what follows them in it.
    pub fn says(&mut self, words: &str) -> String {
        until(words, || {
            // What it says last may be read after it has ended.
            let heard_out = self.heard_out.load(Ordering::Acquire);
            let said = self.stderr.lock().unwrap().clone();
            let line = said.lines().find_map(|line| line.split_once(words));
            assert!(
                line.is_some() || !heard_out,
                "ended, {:?}, without {words:?}: {said}",
                self.child.try_wait()
            );
            line.map(|(_, rest)| rest.trim().to_owned())
        })
    }

    /// What it has said on stderr so far.
    pub fn said(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// Standard input, where the command pipes it.
    pub fn input(&mut self) -> ChildStdin {
        self.child.stdin.take().unwrap()
    }

    /// Where the server listens.
    pub fn address(&mut self) -> String {
        self.says("factdesk is up on ")
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal by name.
    pub fn signal(&self, name: &str) {
        let pid = self.pid().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", name, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits for its end.
    pub fn ended(mut self) -> (ExitStatus, String) {
        let status = until("the process ends", || self.child.try_wait().unwrap());
        let mut out = String::new();
        self.child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut out)
            .unwrap();
        (status, out)
    }

    /// Ends it in good order and expects exit code 0.
    pub fn stop(self) {
        self.signal("TERM");
        let stderr = self.stderr.clone();
        let (status, _) = self.ended();
        assert_eq!(status.code(), Some(0), "{}", stderr.lock().unwrap());
    }

    /// kill -9.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Ended already where the test came to its end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
