//! What people and programs read: results on stdout, notes on stderr.

use std::io::{self, ErrorKind, Write};

/// Writes a result. `false`: nobody reads any more, which is no failure.
pub fn print(text: &str) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        done => done.map(|()| true),
    }
}

/// Writes a line for the person who watches.
pub fn note(line: &str) {
    // Whoever closed stderr does not want to know.
    let _ = writeln!(io::stderr(), "{line}");
}
