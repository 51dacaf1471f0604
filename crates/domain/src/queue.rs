//! The order of the review queue.
//!
//! A claim gets a time by which somebody should have looked at it: when it began to
//! wait, plus a [`patience`] that is the shorter the more it deserves a check. The
//! queue goes by that time alone. So nothing has to be reckoned anew as time goes by,
//! and nothing starves: whatever waits longer than the longest patience comes before
//! everything that comes in now.

mod reasons;

pub use reasons::{Offer, reasons};

use crate::RecheckReason;
use std::time::Duration;

/// For how long the least worthy claim may wait, and the most worthy one that nothing
/// else speaks for.
const LONGEST: f64 = 3.0 * 24.0 * 3_600.0;
const SHORTEST: f64 = 10.0 * 60.0;

/// No claim is expected to be looked at sooner: a queue cannot order what is due at once.
const LEAST: f64 = 60.0;

/// From so many other copies on, a claim is more urgent than with fewer. Few steps, so
/// that copies that come in one after the other keep one place in the queue.
pub const COPY_STEPS: [u32; 5] = [0, 1, 5, 10, 50];

/// What speaks for looking at a claim soon.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Urgency {
    /// 0 to 1, as the extractor says.
    pub check_worthiness: f64,
    /// The article itself doubts it.
    pub caution: bool,
    /// Its cautions suggest a verdict.
    pub suggestion: bool,
    /// Its figure is vague.
    pub vague: bool,
    /// Another report contradicts it, or somebody denies it.
    pub contested: bool,
    /// Why a verdict should be looked at again.
    pub recheck: Option<RecheckReason>,
    /// How many other claims are its copies.
    pub copies: u32,
}

/// How long a claim may wait before somebody should have looked at it: 1 minute to 3 days.
pub fn patience(urgency: &Urgency) -> Duration {
    let worth = match urgency.check_worthiness {
        w if w.is_nan() => 0.0,
        w => w.clamp(0.0, 1.0),
    };
    let base = LONGEST * (SHORTEST / LONGEST).powf(worth);
    let factors = [
        doubt(urgency),
        if urgency.vague { 0.8 } else { 1.0 },
        contested(urgency.contested),
        recheck(urgency.recheck),
        copies(urgency.copies),
    ];
    let seconds = factors.iter().product::<f64>() * base;
    Duration::from_secs_f64(seconds.max(LEAST))
}

fn doubt(urgency: &Urgency) -> f64 {
    match (urgency.suggestion, urgency.caution) {
        (true, _) => 0.5,
        (false, true) => 0.7,
        (false, false) => 1.0,
    }
}

/// What is contested waits for this part of its time.
pub const CONTESTED: f64 = 0.5;

fn contested(yes: bool) -> f64 {
    if yes { CONTESTED } else { 1.0 }
}

/// A verdict that may be wrong is read by the public while it waits.
fn recheck(reason: Option<RecheckReason>) -> f64 {
    match reason {
        None => 1.0,
        Some(RecheckReason::Time) => 0.75,
        Some(RecheckReason::TextChanged) => 0.5,
        Some(RecheckReason::Conflict | RecheckReason::Denial) => 0.25,
    }
}

fn copies(others: u32) -> f64 {
    match others {
        0 => 1.0,
        1..5 => 0.85,
        5..10 => 0.7,
        10..50 => 0.55,
        50.. => 0.4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOTHING: Urgency = Urgency {
        check_worthiness: 0.0,
        caution: false,
        suggestion: false,
        vague: false,
        contested: false,
        recheck: None,
        copies: 0,
    };

    fn worth(check_worthiness: f64) -> Urgency {
        Urgency {
            check_worthiness,
            ..NOTHING
        }
    }

    fn urgencies() -> impl Strategy<Value = Urgency> {
        let recheck = prop::option::of(prop::sample::select(RecheckReason::ALL));
        let flags = any::<(bool, bool, bool, bool)>();
        (0.0..=1.0, flags, recheck, 0u32..200).prop_map(
            |(check_worthiness, (caution, suggestion, vague, contested), recheck, copies)| {
                Urgency {
                    check_worthiness,
                    caution,
                    suggestion,
                    vague,
                    contested,
                    recheck,
                    copies,
                }
            },
        )
    }

    #[test]
    fn from_minutes_for_the_most_worthy_to_days_for_the_least() {
        let minutes = |urgency: &Urgency| patience(urgency).as_secs() / 60;
        assert_eq!(minutes(&worth(1.0)), 10);
        assert_eq!(minutes(&worth(0.0)), 3 * 24 * 60);
        assert_eq!(minutes(&worth(0.5)), 207);
        let doubted = Urgency {
            suggestion: true,
            ..worth(1.0)
        };
        assert_eq!(minutes(&doubted), 5);
    }

    #[test]
    fn what_is_no_number_is_worth_nothing_and_nothing_is_due_at_once() {
        assert_eq!(patience(&worth(f64::NAN)), patience(&NOTHING));
        assert_eq!(patience(&worth(-7.0)), patience(&NOTHING));
        assert_eq!(patience(&worth(f64::INFINITY)), patience(&worth(1.0)));
        let everything = Urgency {
            check_worthiness: 1.0,
            caution: true,
            suggestion: true,
            vague: true,
            contested: true,
            recheck: Some(RecheckReason::Denial),
            copies: u32::MAX,
        };
        assert_eq!(patience(&everything), Duration::from_secs(60));
    }

    #[test]
    fn the_steps_are_where_more_copies_matter() {
        for step in COPY_STEPS.into_iter().filter(|step| *step > 0) {
            assert!(copies(step) < copies(step - 1), "{step}");
        }
        let steps = (0..1_000).filter(|n| copies(*n) != copies(n + 1)).count();
        assert_eq!(steps + 1, COPY_STEPS.len());
    }

    proptest! {
        #[test]
        fn whatever_speaks_for_a_claim_never_makes_it_wait_longer(u in urgencies(), more in 0.0..=1.0, copies in 0u32..200) {
            let sooner = [
                Urgency { check_worthiness: u.check_worthiness.max(more), ..u },
                Urgency { caution: true, ..u },
                Urgency { suggestion: true, ..u },
                Urgency { vague: true, ..u },
                Urgency { contested: true, ..u },
                Urgency { recheck: u.recheck.or(Some(RecheckReason::Time)), ..u },
                Urgency { recheck: Some(RecheckReason::Conflict), ..u },
                Urgency { copies: u.copies.max(copies), ..u },
            ];
            for sooner in sooner {
                prop_assert!(patience(&sooner) <= patience(&u), "{sooner:?} {u:?}");
            }
        }

        /// New important claims come in all the time; an old unimportant one still
        /// gets its turn, and never behind a newer unimportant one.
        #[test]
        fn nothing_starves(old in urgencies(), new in urgencies(), age in 0u64..10 * 24 * 3_600) {
            let (waits, comes) = (patience(&old), Duration::from_secs(age) + patience(&new));
            if age > 3 * 24 * 3_600 {
                prop_assert!(waits < comes);
            }
            prop_assert!(patience(&old) < Duration::from_secs(age + 1) + patience(&old));
            prop_assert!(patience(&old) >= Duration::from_secs(60));
        }
    }
}
