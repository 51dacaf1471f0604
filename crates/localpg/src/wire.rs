//! Just enough of PostgreSQL's protocol to make sure that a database exists.
//!
//! A driver would bring an async runtime, and `psql` is not part of every installation.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use crate::Error;

const TIMEOUT: Duration = Duration::from_secs(60);
const NO_SUCH_DATABASE: &str = "3D000";
const LARGEST_MESSAGE: usize = 1024 * 1024;

/// Makes the database `factdesk` unless it is there. In a `new` cluster it cannot be, and asking
/// would put a needless "FATAL" into the log.
pub(crate) fn ensure_database(socket: &Path, new: bool) -> Result<(), Error> {
    if !new && exists(socket)? {
        return Ok(());
    }
    let created = connect(socket, "postgres").and_then(|session| match session {
        Ok(mut session) => session.query("CREATE DATABASE factdesk"),
        Err(refusal) => Ok(Err(refusal)),
    });
    done(created, socket, "create the database factdesk")
}

/// Connecting is the question.
fn exists(socket: &Path) -> Result<bool, Error> {
    match connect(socket, "factdesk") {
        Ok(Err(refusal)) if refusal.code == NO_SUCH_DATABASE => Ok(false),
        answer => done(answer, socket, "open the database factdesk").map(|_| true),
    }
}

fn done<T>(
    answer: io::Result<Result<T, Refusal>>,
    socket: &Path,
    action: &'static str,
) -> Result<T, Error> {
    answer
        .map_err(Error::io("talk to PostgreSQL at", socket))?
        .map_err(|refusal| Error::Refused {
            action,
            reason: refusal.message,
        })
}

struct Session {
    stream: UnixStream,
}

#[derive(Default)]
struct Refusal {
    code: String,
    message: String,
}

fn connect(socket: &Path, database: &str) -> io::Result<Result<Session, Refusal>> {
    let stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    let mut session = Session { stream };
    let protocol_3_0 = [0, 3, 0, 0];
    let parameters = format!("user\0factdesk\0database\0{database}\0\0");
    session.send(&[], &[&protocol_3_0, parameters.as_bytes()].concat())?;
    Ok(session.until_ready()?.map(|()| session))
}

impl Session {
    fn query(&mut self, sql: &str) -> io::Result<Result<(), Refusal>> {
        self.send(b"Q", &[sql.as_bytes(), b"\0"].concat())?;
        self.until_ready()
    }

    fn send(&mut self, kind: &[u8], body: &[u8]) -> io::Result<()> {
        let length = u32::try_from(body.len() + 4).map_err(io::Error::other)?;
        self.stream
            .write_all(&[kind, &length.to_be_bytes(), body].concat())
    }

    /// Reads up to ReadyForQuery, or to an error.
    fn until_ready(&mut self) -> io::Result<Result<(), Refusal>> {
        loop {
            let (kind, body) = self.receive()?;
            match kind {
                b'Z' => return Ok(Ok(())),
                b'E' => return Ok(Err(refusal(&body))),
                _ => {}
            }
        }
    }

    fn receive(&mut self) -> io::Result<(u8, Vec<u8>)> {
        let mut head = [0; 5];
        self.stream.read_exact(&mut head)?;
        let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
        if !(4..LARGEST_MESSAGE).contains(&length) {
            return Err(io::Error::other("it does not speak PostgreSQL's protocol"));
        }
        let mut body = vec![0; length - 4];
        self.stream.read_exact(&mut body)?;
        Ok((head[0], body))
    }
}

/// An error is a row of fields: one letter, then text up to a zero.
fn refusal(body: &[u8]) -> Refusal {
    let mut refusal = Refusal::default();
    for field in body.split(|byte| *byte == 0) {
        match field.split_first() {
            Some((b'C', text)) => refusal.code = String::from_utf8_lossy(text).into_owned(),
            Some((b'M', text)) => refusal.message = String::from_utf8_lossy(text).into_owned(),
            _ => {}
        }
    }
    refusal
}
