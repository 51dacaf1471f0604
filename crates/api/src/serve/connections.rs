//! Connections: a bounded number, of a bounded age.

use super::limits;
use futures_util::Stream;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Sleep;
use tonic::transport::server::{Connected, TcpConnectInfo};

/// Accepts connections as long as there is room for them.
pub(super) fn incoming(listener: TcpListener) -> impl Stream<Item = io::Result<Connection>> {
    let room = Arc::new(Semaphore::new(limits::CONNECTIONS));
    futures_util::stream::unfold((listener, room), |(listener, room)| async move {
        // Closed it never is; if it were, nobody could be let in.
        let permit = room.clone().acquire_owned().await.ok()?;
        let accepted = listener
            .accept()
            .await
            .map(|(io, _)| Connection::new(io, permit));
        if let Err(error) = &accepted {
            // Mostly too many open files: trying again at once would not help.
            tracing::warn!(%error, "a connection was not accepted");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        Some((accepted, (listener, room)))
    })
}

/// A connection that ends at a time, whoever still uses it.
pub(super) struct Connection {
    io: TcpStream,
    end: Pin<Box<Sleep>>,
    _permit: OwnedSemaphorePermit,
}

impl Connection {
    fn new(io: TcpStream, permit: OwnedSemaphorePermit) -> Self {
        if let Err(error) = io.set_nodelay(true) {
            tracing::debug!(%error, "small writes on a connection may be delayed");
        }
        let end = Box::pin(tokio::time::sleep(limits::AGE + limits::GRACE));
        Connection {
            io,
            end,
            _permit: permit,
        }
    }
}

impl Connected for Connection {
    type ConnectInfo = TcpConnectInfo;

    fn connect_info(&self) -> TcpConnectInfo {
        self.io.connect_info()
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

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}
