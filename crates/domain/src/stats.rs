//! A newsroom's numbers.

use crate::figure::words;
use crate::{ClaimState, Verdict, Violations};
use chrono::{DateTime, Datelike, TimeDelta, Utc};

/// A stretch of time that numbers are asked for: from `start` on, before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// From then on.
    pub start: DateTime<Utc>,
    /// Before then.
    pub end: DateTime<Utc>,
}

/// Where only one end is said, or none.
const USUAL: TimeDelta = TimeDelta::days(7);
const LONGEST: TimeDelta = TimeDelta::days(366);

impl Period {
    /// The period as asked for: without an end until `now`, without a start 7 days.
    ///
    /// # Errors
    /// `start_time`, where it does not lie before the end, or more than 366 days before it.
    pub fn check(
        start: Option<DateTime<Utc>>,
        end: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<Period, Violations> {
        let end = end.unwrap_or(now);
        // Before the year 1 there is no time on the wire.
        let usual = || {
            let start = end.checked_sub_signed(USUAL);
            start.filter(|s| s.year() >= 1).unwrap_or(end)
        };
        let start = start.unwrap_or_else(usual);
        let mut bad = Violations::new();
        if start >= end {
            bad.add(
                "start_time",
                "must lie before `end_time`, which is now where unset",
            );
        } else if end - start > LONGEST {
            bad.add("start_time", "must lie at most 366 days before `end_time`");
        }
        bad.into_result(Some(Period { start, end }))
    }
}

/// What a desk lead asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Stats {
    /// When what is counted happened.
    pub period: Period,
    /// What waits now, by state and age.
    pub open: Vec<Open>,
    /// How many of these are past their due time.
    pub overdue: i64,
    /// How often each verdict was given.
    pub verdicts: Vec<(Verdict, i64)>,
    /// How long first verdicts took, where there were any.
    pub delay: Option<VerdictDelay>,
    /// How many second reviews came.
    pub second_reviews: i64,
    /// How many of them disagreed with the first.
    pub disagreements: i64,
    /// How often verdicts were corrected, by the word of the correction's kind.
    pub corrections: Vec<(String, i64)>,
    /// By handle; empty unless the policy allows it.
    pub people: Vec<PersonStats>,
}

/// What one person did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonStats {
    /// Who.
    pub handle: String,
    /// Reviews, first and second ones.
    pub reviews: i64,
    /// Pairs of a first and a second review that disagreed, one of them theirs.
    pub disagreements: i64,
    /// Decisions between two reviews.
    pub adjudications: i64,
    /// Public changes of verdicts that stood.
    pub corrections: i64,
}

/// Claims that wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// In which state.
    pub state: ClaimState,
    /// How long since they were stored.
    pub age: OpenAge,
    /// How many.
    pub count: i64,
    /// Those of them with a check-worthiness of at least 0.5.
    pub worthy: i64,
}

words! {
    /// How long a claim has waited.
    OpenAge {
        /// Under an hour.
        Hour = "HOUR",
        /// Under a day.
        Day = "DAY",
        /// Under a week.
        Week = "WEEK",
        /// Longer.
        Longer = "LONGER",
    }
}

/// From a claim's storing to its first verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictDelay {
    /// Half of them took no longer.
    pub median: TimeDelta,
    /// Nine of ten took no longer.
    pub ninth_decile: TimeDelta,
    /// Of how many claims.
    pub claims: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(n)
    }

    #[test]
    fn an_open_end_is_now_and_an_open_start_a_week_before() {
        let read = |start, end| Period::check(start, end, day(100)).unwrap();
        let week = |end| Period {
            start: day(end - 7),
            end: day(end),
        };
        assert_eq!(read(None, None), week(100));
        assert_eq!(read(None, Some(day(50))), week(50));
        let since = read(Some(day(1)), None);
        assert_eq!((since.start, since.end), (day(1), day(100)));
    }

    #[test]
    fn a_period_goes_forward_and_is_no_longer_than_a_leap_year() {
        let read = |start, end| Period::check(Some(day(start)), Some(day(end)), day(0));
        assert!(read(0, 1).is_ok() && read(0, 366).is_ok());
        for (start, end) in [(1, 1), (2, 1), (0, 367)] {
            let bad = read(start, end).unwrap_err();
            assert_eq!(bad.as_slice()[0].field, "start_time");
        }
        assert!(Period::check(Some(day(1)), None, day(0)).is_err());
    }

    proptest! {
        #[test]
        fn no_times_panic(start in prop::option::of(any::<i64>()), end in prop::option::of(any::<i64>())) {
            let [start, end] = [start, end].map(|micros| micros.and_then(DateTime::from_timestamp_micros));
            if let Ok(period) = Period::check(start, end, DateTime::<Utc>::MAX_UTC) {
                prop_assert!(period.start < period.end && period.end - period.start <= LONGEST);
            }
        }
    }
}
