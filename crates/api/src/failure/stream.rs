//! Why a stream ends.

use super::Failure;
use factdesk_proto::v1::ErrorReason;
use factdesk_store::CursorLost;
use std::time::Duration;
use tonic::Code;

impl Failure {
    /// The caller does not read.
    pub fn reader_too_slow(patience: Duration) -> Self {
        let why = format!("nothing was read from the stream for {patience:?}; go on from `cursor`");
        Self::new(Code::ResourceExhausted, ErrorReason::ReaderTooSlow, why)
    }

    /// It ends on our side, without a fault.
    pub fn stream_ended(why: &str) -> Self {
        let why = format!("{why}; go on from `cursor`");
        Self::new(Code::Unavailable, ErrorReason::StreamEnded, why)
    }

    /// Nobody can say what followed the caller's cursor.
    pub fn cursor_lost(lost: CursorLost) -> Self {
        let (cause, why) = match lost {
            CursorLost::Expired => ("expired", "what followed the cursor is too old to be told"),
            CursorLost::Restored => ("restored", "the cursor belongs to another history"),
        };
        let why = format!("{why}; list again and watch from the new `watch_cursor`");
        Self::new(Code::OutOfRange, ErrorReason::CursorOutOfRange, why).with("cause", cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_cursor_tells_its_cause() {
        let cause = |lost| Failure::cursor_lost(lost).metadata;
        assert_eq!(
            cause(CursorLost::Expired),
            [("cause", "expired".to_owned())]
        );
        assert_eq!(
            cause(CursorLost::Restored),
            [("cause", "restored".to_owned())]
        );
    }
}
