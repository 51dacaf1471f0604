//! A terminal: one shell that keeps its variables from piece to piece.

use crate::process::{PATIENCE, isolated};
use std::fmt::{self, Display, Formatter};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// Said after each piece, with the exit code.
const DONE: &str = "=== done: ";

pub struct Shell {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
}

/// What a piece wrote, and the exit code of its last command.
pub struct Said {
    pub text: String,
    pub code: i32,
}

impl Said {
    /// Nothing went wrong, before the last command either: grpcurl tells so.
    pub fn assert_ok(&self, piece: &str) {
        let ok = self.code == 0 && !self.text.contains("ERROR:");
        assert!(ok, "{piece}\n{self}");
    }
}

impl Display for Said {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}exit code {}", self.text, self.code)
    }
}

impl Shell {
    /// In a directory, with grpcurl and the binary on PATH.
    pub fn new(grpcurl: &Path, dir: &Path) -> Shell {
        let own = [grpcurl, Path::new(env!("CARGO_BIN_EXE_factdesk"))];
        let own = own.map(|file| file.parent().unwrap().to_owned());
        let path = std::env::var_os("PATH").unwrap_or_default();
        let dirs = own.into_iter().chain(std::env::split_paths(&path));
        let mut child = isolated(Path::new("sh"))
            .env("PATH", std::env::join_paths(dirs).unwrap())
            .current_dir(dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (line, lines) = channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || output.lines().try_for_each(|l| line.send(l.unwrap())));
        let input = child.stdin.take().unwrap();
        Shell {
            child,
            input,
            lines,
        }
    }

    /// Runs a piece to its end.
    pub fn run(&mut self, piece: &str) -> Said {
        let piece = format!("{{\n{piece}\n}} 2>&1 </dev/null\necho \"{DONE}$?\"\n");
        self.input.write_all(piece.as_bytes()).unwrap();
        let mut text = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|e| panic!("{e}, after {text:?}: {piece}"));
            if let Some(code) = line.strip_prefix(DONE) {
                let code = code.parse().unwrap();
                return Said { text, code };
            }
            text.push_str(&(line + "\n"));
        }
    }

    /// Runs a piece in which nothing goes wrong.
    pub fn ok(&mut self, piece: &str) -> String {
        let said = self.run(piece);
        said.assert_ok(piece);
        said.text
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        // Ended already where a piece ended it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
