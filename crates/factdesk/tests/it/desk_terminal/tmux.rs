//! A terminal that a program can look at: tmux.

use crate::process::{isolated, run, until};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A terminal with one command in it; gone when dropped.
pub struct Tmux {
    program: PathBuf,
    dir: TempDir,
}

/// tmux on PATH.
pub fn tmux() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut files = std::env::split_paths(&path).map(|dir| dir.join("tmux"));
    files.find(|file| file.is_file())
}

impl Tmux {
    /// Runs a line of sh in a terminal of that size, which stays when it ends.
    pub fn start(program: &Path, (width, height): (u16, u16), line: &str) -> Tmux {
        let tmux = Tmux {
            program: program.to_owned(),
            dir: tempfile::tempdir().unwrap(),
        };
        let size = [width.to_string(), height.to_string()];
        let mut command = tmux.command();
        command.args([
            "start-server",
            ";",
            "set",
            "-g",
            "remain-on-exit",
            "on",
            ";",
        ]);
        command.args(["new-session", "-d", "-x", &size[0], "-y", &size[1], line]);
        let (code, _, said) = run(&mut command);
        assert_eq!(code, Some(0), "{said}");
        tmux
    }

    /// Types text as it stands.
    pub fn types(&self, text: &str) {
        self.tell(&["send-keys", "-l", text]);
    }

    /// Presses keys by their names, such as `C-s`.
    pub fn press(&self, keys: &[&str]) {
        self.tell(&[&["send-keys"], keys].concat());
    }

    pub fn resize(&self, width: u16, height: u16) {
        let size = [width.to_string(), height.to_string()];
        self.tell(&["resize-window", "-x", &size[0], "-y", &size[1]]);
    }

    /// What is to be seen.
    pub fn screen(&self) -> String {
        self.tell(&["capture-pane", "-p"])
    }

    /// What is to be seen, and what was before it moved up.
    pub fn all(&self) -> String {
        self.tell(&["capture-pane", "-p", "-S", "-"])
    }

    /// What is to be seen, with the bytes that style it.
    pub fn styled(&self) -> String {
        self.tell(&["capture-pane", "-p", "-e"])
    }

    /// Looks until these words are to be seen; the screen then.
    pub fn shows(&self, words: &str) -> String {
        let mut last = String::new();
        let begin = std::time::Instant::now();
        until(words, || {
            last = self.screen();
            assert!(
                begin.elapsed() < std::time::Duration::from_secs(60),
                "{words:?} is not on the screen:\n{last}"
            );
            last.contains(words).then(|| last.clone())
        })
    }

    /// The process in the terminal.
    pub fn pid(&self) -> String {
        let pid = self.tell(&["display-message", "-p", "#{pane_pid}"]);
        pid.trim().to_owned()
    }

    /// The terminal goes away under whoever works in it.
    pub fn hang_up(&self) {
        self.tell(&["kill-server"]);
    }

    fn tell(&self, args: &[&str]) -> String {
        let (code, out, said) = run(self.command().args(args));
        assert_eq!(code, Some(0), "{args:?}: {said}");
        out
    }

    fn command(&self) -> Command {
        let mut command = isolated(&self.program);
        command
            .env_remove("TMUX")
            .env("LC_ALL", "C.UTF-8")
            .env("TERM", "xterm-256color")
            .args(["-u", "-f", "/dev/null", "-S"])
            .arg(self.dir.path().join("socket"));
        command
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let _ = run(self.command().arg("kill-server"));
    }
}
