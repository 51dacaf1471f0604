//! The line between the store and its database, which loses a chosen answer or
//! brings it too late.

use crate::desk::Desk;
use factdesk_store::Store;
use factdesk_store::testing::options;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use url::Url;

/// A store whose every word goes through here.
pub struct Line {
    pub store: Store,
    trap: Trap,
}

/// How many answers get through before one does not, if one is not to, and what
/// becomes of that one.
type Trap = Arc<Mutex<Option<(usize, Fate)>>>;

#[derive(Clone, Copy)]
enum Fate {
    /// It is lost with its connection.
    Lost,
    /// It comes when the database has waited for so long that it says more.
    Late,
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
        let trap = Trap::default();
        tokio::spawn(accept(listener, server, trap.clone()));
        let store = Store::connect(&options(url.as_ref())).await.unwrap();
        Line { store, trap }
    }

    /// The database's answer number `n` from now, from 0, is lost with its connection.
    pub fn lose(&self, n: usize) {
        *self.trap.lock().unwrap() = Some((n, Fate::Lost));
    }

    /// It comes late.
    pub fn delay(&self, n: usize) {
        *self.trap.lock().unwrap() = Some((n, Fate::Late));
    }

    /// Whether the answer met its fate; if not, none will.
    pub fn has_lost(&self) -> bool {
        self.trap.lock().unwrap().take().is_none()
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

async fn accept(listener: TcpListener, server: Server, trap: Trap) {
    while let Ok((client, _)) = listener.accept().await {
        let (server, trap) = (server.clone(), trap.clone());
        tokio::spawn(async move {
            match server {
                Server::Socket(path) => carry(client, UnixStream::connect(path).await?, trap).await,
                Server::Port(port) => carry(client, TcpStream::connect(port).await?, trap).await,
            }
        });
    }
}

/// Carries until one side is done or an answer is lost; then both are closed.
async fn carry(
    client: TcpStream,
    server: impl AsyncRead + AsyncWrite,
    trap: Trap,
) -> io::Result<()> {
    let (mut from_client, to_client) = client.into_split();
    let (from_server, mut to_server) = tokio::io::split(server);
    tokio::select! {
        up = tokio::io::copy(&mut from_client, &mut to_server) => up.map(drop),
        down = answers(from_server, to_client, trap) => down,
    }
}

async fn answers(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    trap: Trap,
) -> io::Result<()> {
    loop {
        let mut answer = answer(&mut from).await?;
        let fate = fate(&mut trap.lock().unwrap());
        match fate {
            None => {}
            Some(Fate::Lost) => return Ok(()),
            Some(Fate::Late) => answer.extend(self::answer(&mut from).await?),
        }
        to.write_all(&answer).await?;
    }
}

fn fate(trap: &mut Option<(usize, Fate)>) -> Option<Fate> {
    match trap {
        Some((0, _)) => trap.take().map(|(_, fate)| fate),
        Some((n, _)) => {
            *n -= 1;
            None
        }
        None => None,
    }
}

/// Messages up to the one by which the server says that it is ready for more, or
/// to its last.
async fn answer(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    loop {
        let mut head = [0; 5];
        match from.read_exact(&mut head).await {
            Err(_) if !answer.is_empty() => return Ok(answer),
            read => drop(read?),
        }
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
