//! How long to wait before the next try.

use std::time::Duration;
use tokio::sync::watch;

/// A pause that doubles from `least` to `most`.
#[derive(Debug)]
pub(crate) struct Pause {
    least: Duration,
    most: Duration,
    next: Duration,
}

impl Pause {
    /// Starts at `least` milliseconds.
    pub(crate) const fn new(least: u64, most: u64) -> Pause {
        let (least, most) = (Duration::from_millis(least), Duration::from_millis(most));
        Pause {
            least,
            most,
            next: least,
        }
    }

    /// The next pause is the shortest one again.
    pub(crate) fn reset(&mut self) {
        self.next = self.least;
    }

    /// The length of this pause.
    pub(crate) fn lengthen(&mut self) -> Duration {
        let now = self.next;
        self.next = (now * 2).min(self.most);
        now
    }
}

/// Waits, but not past the signal to stop.
pub(crate) async fn wait(length: Duration, stopped: &mut watch::Receiver<bool>) {
    let stop = stopped.wait_for(|stop| *stop);
    // Both a timeout and the signal end the wait; the caller looks which.
    let _ = tokio::time::timeout(length, stop).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_bound() {
        let mut pause = Pause::new(50, 250);
        let lengths: Vec<_> = (0..4).map(|_| pause.lengthen().as_millis()).collect();
        assert_eq!(lengths, [50, 100, 200, 250]);
        pause.reset();
        assert_eq!(pause.lengthen().as_millis(), 50);
    }
}
