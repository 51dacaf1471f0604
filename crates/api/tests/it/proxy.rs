//! A stretch of network between client and server that breaks at a chosen place.

use std::io;
use std::net::SocketAddr;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Where in a call the connection breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Within the request's headers.
    RequestHeaders,
    /// Within the request's message.
    RequestMessage,
    /// As soon as the server has the whole request.
    Sent,
    /// When the server has answered, before any of it gets through.
    Answer,
    /// Within the answer's message.
    AnswerMessage,
}

/// What HTTP/2 sends before its first frame.
const PREFACE: usize = 24;
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const END_STREAM: u8 = 1;

/// Carries one connection to `server` and cuts it; afterwards nobody listens.
/// Gives the address to call, and the end of it.
pub async fn proxy(server: SocketAddr, cut: Cut) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let ended = tokio::spawn(async move {
        let (client, _) = listener.accept().await.unwrap();
        drop(listener);
        let server = TcpStream::connect(server).await.unwrap();
        let ((from_client, to_client), (from_server, to_server)) =
            (client.into_split(), server.into_split());
        // Whichever way comes to its end first, both are closed.
        tokio::select! {
            up = carry_up(from_client, to_server, cut) => up.unwrap(),
            down = carry(from_server, to_client, |frame| cut.after_answer(frame)) => down.unwrap(),
        }
    });
    (address, ended)
}

async fn carry_up(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    cut: Cut,
) -> io::Result<()> {
    let mut preface = [0; PREFACE];
    from.read_exact(&mut preface).await?;
    to.write_all(&preface).await?;
    carry(from, to, |frame| cut.after_request(frame)).await
}

/// Carries frames until one of which only part gets through: `part` says how
/// much, where that is the one.
async fn carry(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    part: impl Fn(&Frame) -> Option<usize>,
) -> io::Result<()> {
    loop {
        let frame = Frame::read(&mut from).await?;
        let part = part(&frame);
        let through = part.unwrap_or(frame.0.len());
        to.write_all(&frame.0[..through]).await?;
        if part.is_some() {
            return Ok(());
        }
    }
}

/// A frame of HTTP/2: 9 bytes that tell of it, and what it carries.
struct Frame(Vec<u8>);

impl Frame {
    async fn read(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Frame> {
        let mut frame = vec![0; 9];
        from.read_exact(&mut frame).await?;
        let length = u32::from_be_bytes([0, frame[0], frame[1], frame[2]]);
        frame.resize(9 + length as usize, 0);
        from.read_exact(&mut frame[9..]).await?;
        Ok(Frame(frame))
    }

    fn is(&self, kind: u8) -> bool {
        self.0[3] == kind
    }

    fn ends_its_stream(&self) -> bool {
        (self.is(DATA) || self.is(HEADERS)) && self.0[4] & END_STREAM != 0
    }

    fn half(&self) -> usize {
        self.0.len() / 2
    }
}

impl Cut {
    fn after_request(self, frame: &Frame) -> Option<usize> {
        match self {
            Cut::RequestHeaders if frame.is(HEADERS) => Some(frame.half()),
            Cut::RequestMessage if frame.is(DATA) => Some(frame.half()),
            Cut::Sent if frame.ends_its_stream() => Some(frame.0.len()),
            _ => None,
        }
    }

    fn after_answer(self, frame: &Frame) -> Option<usize> {
        match self {
            Cut::Answer if frame.is(HEADERS) => Some(0),
            Cut::AnswerMessage if frame.is(DATA) => Some(frame.half()),
            _ => None,
        }
    }
}
