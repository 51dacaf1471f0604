//! The line between the store and its database, which loses a chosen answer.

use crate::desk::Desk;
use factdesk_store::{ConnectOptions, Store};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use url::Url;

/// A store whose every word goes through here.
pub struct Line {
    pub store: Store,
    /// How many answers get through before the one that is lost, if one is to be.
    left: Arc<Mutex<Option<usize>>>,
}

impl Line {
    pub async fn to(desk: &Desk) -> Line {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut url = Url::parse(&desk.db.url).unwrap();
        let server = Server::at(&url);
        url.set_host(Some("127.0.0.1")).unwrap();
        url.set_port(Some(listener.local_addr().unwrap().port()))
            .unwrap();
        url.set_query(Some("sslmode=disable"));
        let left = Arc::new(Mutex::new(None));
        tokio::spawn(accept(listener, server, left.clone()));
        let options = ConnectOptions::new(url);
        let store = Store::connect(&options).await.unwrap();
        Line { store, left }
    }

    /// The database's answer number `n` from now, from 0, is lost with its connection.
    pub fn lose(&self, n: usize) {
        *self.left.lock().unwrap() = Some(n);
    }

    /// Whether the answer was lost; if not, none will be.
    pub fn has_lost(&self) -> bool {
        self.left.lock().unwrap().take().is_none()
    }
}

/// Where the database listens.
#[derive(Clone)]
enum Server {
    Socket(PathBuf),
    Port(String),
}

impl Server {
    fn at(url: &Url) -> Server {
        let port = url.port().unwrap_or(5432);
        let dir = url.query_pairs().find(|(name, _)| name == "host");
        match dir {
            Some((_, dir)) => Server::Socket(PathBuf::from(format!("{dir}/.s.PGSQL.{port}"))),
            None => Server::Port(format!("{}:{port}", url.host_str().unwrap())),
        }
    }
}

async fn accept(listener: TcpListener, server: Server, left: Arc<Mutex<Option<usize>>>) {
    while let Ok((client, _)) = listener.accept().await {
        let (server, left) = (server.clone(), left.clone());
        tokio::spawn(async move {
            match server {
                Server::Socket(path) => carry(client, UnixStream::connect(path).await?, left).await,
                Server::Port(port) => carry(client, TcpStream::connect(port).await?, left).await,
            }
        });
    }
}

/// Carries until one side is done or an answer is lost; then both are closed.
async fn carry(
    client: TcpStream,
    server: impl AsyncRead + AsyncWrite,
    left: Arc<Mutex<Option<usize>>>,
) -> io::Result<()> {
    let (mut from_client, to_client) = client.into_split();
    let (from_server, mut to_server) = tokio::io::split(server);
    tokio::select! {
        up = tokio::io::copy(&mut from_client, &mut to_server) => up.map(drop),
        down = answers(from_server, to_client, left) => down,
    }
}

async fn answers(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    left: Arc<Mutex<Option<usize>>>,
) -> io::Result<()> {
    loop {
        let answer = answer(&mut from).await?;
        if is_lost(&mut left.lock().unwrap()) {
            return Ok(());
        }
        to.write_all(&answer).await?;
    }
}

fn is_lost(left: &mut Option<usize>) -> bool {
    match left {
        Some(0) => {
            *left = None;
            true
        }
        Some(n) => {
            *n -= 1;
            false
        }
        None => false,
    }
}

/// Messages up to the one by which the server says that it is ready for more.
async fn answer(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    loop {
        let mut head = [0; 5];
        from.read_exact(&mut head).await?;
        let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
        let mut rest = vec![0; length - 4];
        from.read_exact(&mut rest).await?;
        answer.extend(head);
        answer.extend(rest);
        if head[0] == b'Z' {
            return Ok(answer);
        }
    }
}
