//! Writes gathered into few.
//!
//! HTTP/2 ends an answer in three frames: headers, message, trailers. Where the
//! transport takes pieces as they come, the last of them makes a packet of its own, and
//! wakes its reader for twenty bytes. Here a small piece waits for the next one, or for
//! the flush that ends them.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The most bytes that wait: what HTTP/2 makes of a small answer, or of the beginning of
/// a large one.
const SMALL: usize = 4 << 10;

/// A stream whose small writes wait.
pub(super) struct Gathering<T> {
    io: T,
    waiting: Vec<u8>,
}

impl<T> Gathering<T> {
    /// Nothing waits yet.
    pub fn new(io: T) -> Self {
        let waiting = Vec::new();
        Gathering { io, waiting }
    }
}

impl<T: AsyncWrite + Unpin> Gathering<T> {
    /// Writes what waits.
    fn poll_waiting(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.waiting.is_empty() {
            let written = ready!(Pin::new(&mut self.io).poll_write(cx, &self.waiting))?;
            self.gone(written)?;
        }
        Poll::Ready(Ok(()))
    }

    /// Takes what was written off what waits; how much else was written.
    fn gone(&mut self, written: usize) -> io::Result<usize> {
        let own = written.min(self.waiting.len());
        self.waiting.drain(..own);
        match written {
            0 => Err(io::ErrorKind::WriteZero.into()),
            _ => Ok(written - own),
        }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Gathering<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Gathering<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.waiting.len() + buf.len() <= SMALL {
            self.waiting.extend_from_slice(buf);
            return Poll::Ready(Ok(buf.len()));
        }
        while !self.waiting.is_empty() {
            let Gathering { io, waiting } = &mut *self;
            let both = [IoSlice::new(waiting), IoSlice::new(buf)];
            let written = ready!(Pin::new(io).poll_write_vectored(cx, &both))?;
            match self.gone(written)? {
                0 => {}
                taken => return Poll::Ready(Ok(taken)),
            }
        }
        Pin::new(&mut self.io).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_waiting(cx))?;
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_waiting(cx))?;
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    /// HTTP/2 copies messages below 1 KiB behind their headers, and their trailers behind
    /// them, where nobody takes them piece by piece.
    fn is_write_vectored(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;
    use proptest::prelude::*;
    use tokio::io::AsyncWriteExt;

    /// Takes at most so many bytes at once, and keeps each write apart.
    struct Taking(usize, Vec<Vec<u8>>);

    impl AsyncWrite for Taking {
        fn poll_write(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            buf: &[u8],
        ) -> Poll<io::Result<usize>> {
            let some = buf.len().min(self.0);
            self.1.push(buf[..some].to_vec());
            Poll::Ready(Ok(some))
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_write_vectored(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            bufs: &[IoSlice<'_>],
        ) -> Poll<io::Result<usize>> {
            let all: Vec<u8> = bufs.iter().flat_map(|b| b.to_vec()).collect();
            self.poll_write(cx, &all)
        }
    }

    fn write(most: usize, pieces: &[Vec<u8>]) -> Gathering<Taking> {
        let mut gathering = Gathering::new(Taking(most, Vec::new()));
        for piece in pieces {
            let written = gathering.write_all(piece).now_or_never();
            written.unwrap().unwrap();
        }
        gathering
    }

    #[test]
    fn small_pieces_go_out_with_the_flush_and_together() {
        let mut gathering = write(usize::MAX, &[vec![1; 200], vec![2; 20]]);
        assert!(gathering.io.1.is_empty());
        gathering.flush().now_or_never().unwrap().unwrap();
        assert_eq!(gathering.io.1, [[vec![1; 200], vec![2; 20]].concat()]);
    }

    #[test]
    fn a_large_piece_takes_what_waits_along() {
        let gathering = write(usize::MAX, &[vec![1; 200], vec![2; SMALL]]);
        assert_eq!(gathering.io.1, [[vec![1; 200], vec![2; SMALL]].concat()]);
    }

    #[test]
    fn nothing_waits_behind_the_end() {
        let mut gathering = write(usize::MAX, &[vec![1; 3]]);
        gathering.shutdown().now_or_never().unwrap().unwrap();
        assert_eq!(gathering.io.1, [[1; 3]]);
    }

    #[test]
    fn a_stream_that_takes_nothing_is_an_error() {
        let mut gathering = write(0, &[vec![1; 3]]);
        let flushed = gathering.flush().now_or_never().unwrap();
        assert_eq!(flushed.unwrap_err().kind(), io::ErrorKind::WriteZero);
    }

    proptest! {
        #[test]
        fn all_arrives_in_order(sizes in prop::collection::vec(1..3 * SMALL, 0..8), most in 1..2 * SMALL) {
            let pieces: Vec<_> = (0u8..).zip(sizes).map(|(n, size)| vec![n; size]).collect();
            let mut gathering = write(most, &pieces);
            gathering.flush().now_or_never().unwrap().unwrap();
            prop_assert_eq!(gathering.io.1.concat(), pieces.concat());
        }
    }
}
