//! Instants both ways.

use chrono::{DateTime, Utc};
use prost_types::Timestamp;

/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what a Timestamp may hold.
const SECONDS: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

/// On the wire.
pub(crate) fn to_proto(time: DateTime<Utc>) -> Timestamp {
    let (seconds, nanos) = (time.timestamp(), time.timestamp_subsec_nanos());
    // A leap second counts past a thousand million; the wire knows none.
    Timestamp {
        seconds,
        nanos: nanos.min(999_999_999) as i32,
    }
}

/// From the wire, to the microseconds that the database keeps.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn from_proto(time: Timestamp) -> Result<DateTime<Utc>, String> {
    let nanos = u32::try_from(time.nanos)
        .ok()
        .filter(|n| *n < 1_000_000_000);
    let micros = nanos.map(|n| n / 1_000 * 1_000);
    let read = micros.and_then(|n| DateTime::from_timestamp(time.seconds, n));
    read.filter(|_| SECONDS.contains(&time.seconds))
        .ok_or_else(|| {
            "must lie between 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999999999Z".to_owned()
        })
}

/// An instant in whole microseconds since 1970, where it is one of the wire's.
pub(crate) fn from_micros(micros: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros).filter(|t| SECONDS.contains(&t.timestamp()))
}

/// A stretch of time, where it is none that goes backwards.
pub(crate) fn duration(sent: &prost_types::Duration) -> Option<std::time::Duration> {
    let seconds = u64::try_from(sent.seconds).ok()?;
    let nanos = u32::try_from(sent.nanos).ok()?;
    (nanos < 1_000_000_000).then(|| std::time::Duration::new(seconds, nanos))
}

/// A stretch of time on the wire, in the microseconds that the database keeps.
pub(crate) fn span_to_proto(span: chrono::TimeDelta) -> prost_types::Duration {
    prost_types::Duration {
        seconds: span.num_seconds(),
        nanos: span.subsec_nanos(),
    }
}

/// Reads RFC 3339.
pub(crate) fn from_text(text: &str) -> Option<DateTime<Utc>> {
    let time = DateTime::parse_from_rfc3339(text).ok()?.to_utc();
    Some(time).filter(|t| SECONDS.contains(&t.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn out_of_range_is_refused() {
        let read = |seconds, nanos| from_proto(Timestamp { seconds, nanos });
        assert!(read(*SECONDS.start(), 0).is_ok() && read(*SECONDS.end(), 999_999_999).is_ok());
        for (seconds, nanos) in [
            (i64::MAX, 0),
            (i64::MIN, 0),
            (SECONDS.end() + 1, 0),
            (0, -1),
            (0, 1_000_000_000),
        ] {
            assert!(read(seconds, nanos).is_err(), "{seconds} {nanos}");
        }
        assert_eq!(from_micros(i64::MIN), None);
    }

    #[test]
    fn texts_are_rfc_3339() {
        assert!(from_text("2024-03-22T20:00:00+03:00").is_some());
        for bad in ["2024-03-22", "yesterday", "0000-01-01T00:00:00Z", ""] {
            assert_eq!(from_text(bad), None, "{bad}");
        }
    }

    #[test]
    fn stretches_of_time_keep_their_sign() {
        let wire = |micros| span_to_proto(chrono::TimeDelta::microseconds(micros));
        for (micros, seconds, nanos) in [
            (1_500_000, 1, 500_000_000),
            (-1_500_000, -1, -500_000_000),
            (0, 0, 0),
        ] {
            assert_eq!(wire(micros), prost_types::Duration { seconds, nanos });
        }
    }

    proptest! {
        #[test]
        fn what_the_database_keeps_reads_back(seconds in SECONDS, micros in 0i32..1_000_000) {
            let wire = Timestamp { seconds, nanos: micros * 1_000 };
            prop_assert_eq!(to_proto(from_proto(wire).unwrap()), wire);
        }

        #[test]
        fn no_timestamp_panics(seconds: i64, nanos: i32) {
            let _ = from_proto(Timestamp { seconds, nanos });
            let _ = from_micros(seconds);
        }
    }
}
