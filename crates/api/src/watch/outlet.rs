//! Between a watcher and the connection: a few changes, and at last the reason
//! why there are no more.

use crate::failure::Failure;
use factdesk_domain::IdSource;
use factdesk_proto::v1::Change;
use factdesk_store::WatchCursor;
use futures_util::{Stream, stream};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;
use tonic::Status;

/// How many changes wait for a slow reader: what the server holds for one that
/// never reads.
const WAITING: usize = 16;

/// What the caller is sent.
pub(crate) type Outgoing = Pin<Box<dyn Stream<Item = Result<Change, Status>> + Send>>;

/// Where a watcher puts what it has to tell.
pub(crate) struct Outlet {
    changes: mpsc::Sender<Change>,
    end: oneshot::Sender<Status>,
    cursor: Mutex<WatchCursor>,
    patience: Duration,
}

/// An outlet from `start` on, and what comes out of it.
pub(crate) fn outlet(start: WatchCursor, patience: Duration) -> (Outlet, Outgoing) {
    let (changes, waiting) = mpsc::channel(WAITING);
    let (end, ended) = oneshot::channel();
    let outlet = Outlet {
        changes,
        end,
        cursor: Mutex::new(start),
        patience,
    };
    (outlet, outgoing(waiting, ended))
}

impl Outlet {
    /// Sends a change behind which the log stands at `cursor`.
    ///
    /// # Errors
    /// READER_TOO_SLOW where the caller takes nothing for too long.
    pub async fn put(&self, change: Change, cursor: WatchCursor) -> Result<(), Failure> {
        match timeout(self.patience, self.changes.reserve()).await {
            // Sent and noted without a wait between them, so that whoever ends the
            // watcher meanwhile names the right place.
            Ok(Ok(place)) => {
                place.send(change);
                self.pass(cursor);
                Ok(())
            }
            // The caller has gone, and `gone` ends the watcher.
            Ok(Err(_)) => std::future::pending().await,
            Err(_) => Err(Failure::reader_too_slow(self.patience)),
        }
    }

    /// There is nothing to tell up to `cursor`.
    pub fn pass(&self, cursor: WatchCursor) {
        *self.cursor.lock().unwrap_or_else(PoisonError::into_inner) = cursor;
    }

    /// Behind the last change that was put here.
    pub fn cursor(&self) -> WatchCursor {
        let cursor = self.cursor.lock();
        cursor.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Ready once nobody takes anything any more.
    pub async fn gone(&self) {
        self.changes.closed().await;
    }

    /// Says why there is no more, and from where to go on.
    pub fn end(self, why: Failure, ids: &dyn IdSource) {
        let cursor = self.cursor().to_string();
        let status = why.with("cursor", cursor).into_status(ids);
        // Nobody hears it where the caller has gone.
        drop(self.end.send(status));
    }
}

/// What waits, then the reason.
fn outgoing(waiting: mpsc::Receiver<Change>, ended: oneshot::Receiver<Status>) -> Outgoing {
    let step = |(mut waiting, ended): (mpsc::Receiver<Change>, Option<_>)| async move {
        if let Some(change) = waiting.recv().await {
            return Some((Ok(change), (waiting, ended)));
        }
        let ended: oneshot::Receiver<Status> = ended?;
        let status = ended.await.ok()?;
        Some((Err(status), (waiting, None)))
    };
    Box::pin(stream::unfold((waiting, Some(ended)), step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::tests::Counting;
    use factdesk_proto::v1::ErrorReason;
    use futures_util::StreamExt;
    use tonic::Code;
    use tonic_types::StatusExt;

    fn cursor(position: i64) -> WatchCursor {
        let text = match position {
            0 => "1.00000001.2/0".to_owned(),
            n => format!("1.00000001.2/{n}/0123456789ab"),
        };
        WatchCursor::parse(&text).unwrap()
    }

    fn change(n: i64) -> (Change, WatchCursor) {
        let change = Change {
            cursor: cursor(n).to_string(),
            ..Default::default()
        };
        (change, cursor(n))
    }

    #[tokio::test]
    async fn a_reader_that_takes_nothing_is_cut_off_with_its_last_cursor() {
        let (outlet, outgoing) = outlet(cursor(0), Duration::from_millis(100));
        let mut put = 0;
        let failure = loop {
            let (change, at) = change(put + 1);
            match outlet.put(change, at).await {
                Ok(()) => put += 1,
                Err(failure) => break failure,
            }
        };
        assert_eq!(failure.reason, ErrorReason::ReaderTooSlow);
        assert_eq!(put, WAITING as i64, "no more is held for it");
        outlet.end(failure, &Counting::default());
        let all: Vec<_> = outgoing.collect().await;
        let status = all.last().unwrap().as_ref().unwrap_err();
        assert_eq!(status.code(), Code::ResourceExhausted);
        let info = status.get_error_details().error_info().unwrap().clone();
        assert_eq!(info.metadata["cursor"], cursor(put).to_string());
        let last = all[all.len() - 2].as_ref().unwrap();
        assert_eq!(
            last.cursor, info.metadata["cursor"],
            "it got all up to there"
        );
    }

    /// All of it takes longer than the patience, which is for each change.
    #[tokio::test]
    async fn a_slow_reader_is_not_cut_off() {
        let (outlet, mut outgoing) = outlet(cursor(0), Duration::from_secs(2));
        let reading = tokio::spawn(async move {
            let mut got = 0;
            while outgoing.next().await.is_some() {
                got += 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            got
        });
        for n in 1..=150 {
            let (change, at) = change(n);
            outlet.put(change, at).await.unwrap();
        }
        drop(outlet);
        assert_eq!(reading.await.unwrap(), 150);
    }

    #[tokio::test]
    async fn a_reader_that_has_gone_is_noticed() {
        let (outlet, outgoing) = outlet(cursor(0), Duration::from_secs(30));
        drop(outgoing);
        outlet.gone().await;
    }
}
