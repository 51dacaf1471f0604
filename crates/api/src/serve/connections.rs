//! Connections: a bounded number, of a bounded age.

use super::gathering::Gathering;
use super::limits;
use futures_util::Stream;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep};
use tonic::Extensions;
use tonic::transport::server::Connected;

/// Accepts connections as long as there is room for them.
pub(super) fn incoming(
    listener: TcpListener,
    places: usize,
) -> impl Stream<Item = io::Result<Connection>> {
    let room = Arc::new(Semaphore::new(places));
    futures_util::stream::unfold((listener, room), |(listener, room)| async move {
        // Closed it never is; if it were, nobody could be let in.
        let permit = room.clone().acquire_owned().await.ok()?;
        let accepted = listener
            .accept()
            .await
            .map(|(io, _)| Connection::new(io, permit, limits::AGE + limits::GRACE));
        if let Err(error) = &accepted {
            // Mostly too many open files: trying again at once would not help.
            tracing::warn!(%error, "a connection was not accepted");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Some((accepted, (listener, room)))
    })
}

/// How long calls on a connection may go on.
#[derive(Clone, Copy)]
pub(crate) struct Lifetime {
    /// When a stream should end by itself: after the connection's client was
    /// asked to open another one, and before it is cut.
    pub gentle_end: Instant,
}

impl Lifetime {
    fn new() -> Self {
        Lifetime {
            gentle_end: Instant::now() + limits::AGE + limits::GRACE / 2,
        }
    }

    /// That of the connection which a call came by.
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get().copied().unwrap_or_else(Self::new)
    }
}

/// A connection that ends at a time, whoever still uses it.
pub(super) struct Connection {
    io: Gathering<TcpStream>,
    end: Pin<Box<Sleep>>,
    lifetime: Lifetime,
    _permit: OwnedSemaphorePermit,
}

impl Connection {
    fn new(io: TcpStream, permit: OwnedSemaphorePermit, life: Duration) -> Self {
        if let Err(error) = io.set_nodelay(true) {
            tracing::debug!(%error, "small writes on a connection may be delayed");
        }
        let end = Box::pin(tokio::time::sleep(life));
        Connection {
            io: Gathering::new(io),
            end,
            lifetime: Lifetime::new(),
            _permit: permit,
        }
    }
}

impl Connected for Connection {
    type ConnectInfo = Lifetime;

    fn connect_info(&self) -> Lifetime {
        self.lifetime
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.end.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::{FutureExt, StreamExt};
    use tokio::io::AsyncReadExt;

    #[tokio::test]
    async fn a_connection_is_accepted_once_another_ends() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let mut incoming = Box::pin(incoming(listener, 1));
        let _clients = (
            TcpStream::connect(addr).await,
            TcpStream::connect(addr).await,
        );
        let first = incoming.next().await.unwrap().unwrap();
        assert!(incoming.next().now_or_never().is_none());
        drop(first);
        assert!(incoming.next().await.unwrap().is_ok());
    }

    #[tokio::test]
    async fn a_connection_ends_in_time() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap())
            .await
            .unwrap();
        let permit = Arc::new(Semaphore::new(1)).acquire_owned().await.unwrap();
        let mut connection = Connection::new(client, permit, Duration::from_millis(1));
        let read = tokio::time::timeout(Duration::from_secs(10), connection.read_u8()).await;
        assert_eq!(read.unwrap().unwrap_err().kind(), io::ErrorKind::TimedOut);
    }
}
