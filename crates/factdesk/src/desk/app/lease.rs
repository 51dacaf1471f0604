//! How long the claim at hand is still ours.

use super::event::Now;
use std::time::Duration;

/// How long a renewal that failed waits for the next attempt.
const PAUSE: Duration = Duration::from_secs(5);

/// When to say that it ends soon.
const SOON: Duration = Duration::from_secs(60);

/// Counted from before the request on, by a clock that nobody sets: the server
/// never ends it earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lease {
    /// Nobody gave us one, or the claim is decided.
    None,
    Live(Live),
    /// It was ours and is no more.
    Lost,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// On the steady clock.
    until: Duration,
    length: Duration,
    /// Whether the person did something since it was given or renewed.
    worked: bool,
    /// The number of the renewal under way, and when it was sent.
    renewal: Option<(u64, Duration)>,
    /// Not before, after one that failed.
    again: Duration,
    warned: bool,
}

/// What has to be done about a lease.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Nothing,
    Renew,
    /// It ends soon, and nobody works.
    Warn,
    /// It has ended.
    Lost,
}

impl Lease {
    /// One that was asked for at `asked`.
    pub fn new(asked: Duration, length: Duration) -> Lease {
        Lease::Live(Live {
            until: asked + length,
            length,
            worked: false,
            renewal: None,
            again: Duration::ZERO,
            warned: false,
        })
    }

    pub fn is_live(&self) -> bool {
        matches!(self, Lease::Live(_))
    }

    /// The time left.
    pub fn left(&self, now: Now) -> Option<Duration> {
        match self {
            Lease::Live(live) => Some(live.until.saturating_sub(now.steady)),
            _ => None,
        }
    }

    /// The person does something.
    pub fn worked(&mut self) {
        if let Lease::Live(live) = self {
            (live.worked, live.warned) = (true, false);
        }
    }

    /// What has to be done now.
    pub fn due(&mut self, now: Now) -> Due {
        let Lease::Live(live) = self else {
            return Due::Nothing;
        };
        let left = live.until.saturating_sub(now.steady);
        let half = left <= live.length / 2;
        if left.is_zero() {
            *self = Lease::Lost;
            return Due::Lost;
        }
        if half && live.worked && live.renewal.is_none() && now.steady >= live.again {
            return Due::Renew;
        }
        if left <= SOON.min(live.length / 4) && !live.worked && !live.warned {
            live.warned = true;
            return Due::Warn;
        }
        Due::Nothing
    }

    /// A renewal is under way.
    pub fn renewing(&mut self, number: u64, now: Now) {
        if let Lease::Live(live) = self {
            live.renewal = Some((number, now.steady));
            live.worked = false;
        }
    }

    /// Whether this number is that of the renewal under way.
    pub fn is_renewal(&self, number: u64) -> bool {
        let Lease::Live(live) = self else {
            return false;
        };
        live.renewal.is_some_and(|(renewal, _)| renewal == number)
    }

    /// The renewal went well.
    pub fn renewed(&mut self) {
        if let Lease::Live(live) = self {
            let sent = live.renewal.take().map_or(live.until, |(_, sent)| sent);
            live.until = live.until.max(sent + live.length);
        }
    }

    /// The renewal got no answer: try once more, later.
    pub fn not_renewed(&mut self, now: Now) {
        if let Lease::Live(live) = self {
            live.renewal = None;
            live.worked = true;
            live.again = now.steady + PAUSE;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    const TEN: Duration = Duration::from_secs(600);

    fn at(seconds: u64) -> Now {
        Now {
            steady: Duration::from_secs(seconds),
            wall: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn who_works_keeps_it() {
        let mut lease = Lease::new(Duration::ZERO, TEN);
        lease.worked();
        assert_eq!(lease.due(at(299)), Due::Nothing);
        assert_eq!(lease.due(at(300)), Due::Renew);
        lease.renewing(7, at(300));
        assert_eq!(lease.due(at(301)), Due::Nothing);
        assert!(lease.is_renewal(7) && !lease.is_renewal(8));
        lease.renewed();
        assert_eq!(lease.left(at(301)), Some(Duration::from_secs(599)));
        assert_eq!(lease.due(at(700)), Due::Nothing, "nobody worked since");
    }

    #[test]
    fn who_does_not_is_warned_once_and_loses_it() {
        let mut lease = Lease::new(Duration::ZERO, TEN);
        assert_eq!(lease.due(at(400)), Due::Nothing);
        assert_eq!(lease.due(at(540)), Due::Warn);
        assert_eq!(lease.due(at(541)), Due::Nothing);
        assert_eq!(lease.due(at(600)), Due::Lost);
        assert_eq!(lease, Lease::Lost);
        assert_eq!(lease.due(at(601)), Due::Nothing);
        lease.worked();
        assert_eq!(lease.left(at(601)), None);
    }

    #[test]
    fn a_renewal_that_got_no_answer_is_tried_again_a_little_later() {
        let mut lease = Lease::new(Duration::ZERO, TEN);
        lease.worked();
        assert_eq!(lease.due(at(310)), Due::Renew);
        lease.renewing(1, at(310));
        lease.not_renewed(at(311));
        assert_eq!(lease.due(at(312)), Due::Nothing);
        assert_eq!(lease.due(at(316)), Due::Renew);
    }
}
