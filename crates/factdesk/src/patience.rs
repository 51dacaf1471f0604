//! How long a command goes on trying while the server does not answer.

use clap::Args;
use std::time::{Duration, Instant};
use tonic::{Code, Status};

/// The first pause between two attempts, and the longest.
const PAUSE: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(5);

/// How patient to be.
#[derive(Clone, Debug, Args)]
pub struct PatienceArgs {
    /// Seconds to go on trying while the server does not answer
    #[arg(
        long,
        env = "FACTDESK_PATIENCE",
        value_name = "SECONDS",
        default_value_t = 60
    )]
    patience: u32,
}

/// Pauses between attempts, until the patience for one success is used up.
#[derive(Clone, Debug)]
pub struct Patience {
    bound: Duration,
    since: Option<Instant>,
    pause: Duration,
}

impl PatienceArgs {
    /// All of it.
    pub fn patience(&self) -> Patience {
        Patience {
            bound: Duration::from_secs(self.patience.into()),
            since: None,
            pause: PAUSE,
        }
    }
}

impl Patience {
    /// Something went well: all of it is there again.
    pub fn renew(&mut self) {
        (self.since, self.pause) = (None, PAUSE);
    }

    /// Pauses after a failure. `false`: used up.
    pub async fn pause(&mut self) -> bool {
        let since = *self.since.get_or_insert_with(Instant::now);
        let left = self.bound.saturating_sub(since.elapsed());
        tokio::time::sleep(self.pause.min(left)).await;
        self.pause = LONGEST.min(self.pause * 2);
        !left.is_zero()
    }
}

/// Whether a call that failed may go well the next time. Every call of ours is
/// idempotent, so that one whose answer was lost may be sent again.
pub fn may_pass(status: &Status) -> bool {
    match status.code() {
        Code::DeadlineExceeded | Code::Cancelled => true,
        // A connection that broke; factdesk's own answers carry details.
        Code::Unknown | Code::Internal => status.details().is_empty(),
        code => is_busy(code),
    }
}

/// Whether the server says that it cannot now.
pub fn is_busy(code: Code) -> bool {
    matches!(code, Code::Unavailable | Code::ResourceExhausted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patience_of(seconds: u32) -> Patience {
        PatienceArgs { patience: seconds }.patience()
    }

    #[tokio::test]
    async fn it_ends_and_is_renewed() {
        let mut patience = patience_of(0);
        assert!(!patience.pause().await);
        let mut patience = patience_of(3600);
        assert!(patience.pause().await && patience.pause().await);
        assert_eq!(patience.pause, PAUSE * 4);
        patience.renew();
        assert_eq!((patience.pause, patience.since), (PAUSE, None));
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for code in [
            Code::Unavailable,
            Code::ResourceExhausted,
            Code::Cancelled,
            Code::Unknown,
        ] {
            assert!(may_pass(&Status::new(code, "")), "{code:?}");
        }
        for code in [
            Code::Unauthenticated,
            Code::PermissionDenied,
            Code::InvalidArgument,
            Code::Unimplemented,
            Code::OutOfRange,
        ] {
            assert!(!may_pass(&Status::new(code, "")), "{code:?}");
        }
        let ours = Status::with_details(Code::Internal, "", b"x".to_vec().into());
        assert!(!may_pass(&ours));
    }
}
