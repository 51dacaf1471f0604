//! Times as people type them.

use chrono::{DateTime, TimeDelta, Utc};
use prost_types::Timestamp;

/// The furthest that a time may lie ahead: ten years.
const FURTHEST: i64 = 3_653 * 24 * 3_600;

/// What may be typed, for who typed something else.
pub const EXPECTED: &str =
    "say how long from now, as 30m, 6h, 2d, 1w or 1d12h, or when, as 2026-01-31T18:00:00Z";

/// The time that is meant: `6h` from now on, or an RFC 3339 time.
///
/// # Errors
/// What is expected.
pub fn time(typed: &str, now: DateTime<Utc>) -> Result<Timestamp, &'static str> {
    let typed = typed.trim();
    if let Ok(time) = crate::head::time(typed) {
        return Ok(time);
    }
    let seconds = span(typed).filter(|s| (1..=FURTHEST).contains(s));
    let time = seconds.and_then(|s| now.checked_add_signed(TimeDelta::seconds(s)));
    let time = time.ok_or(EXPECTED)?;
    Ok(Timestamp {
        seconds: time.timestamp(),
        nanos: 0,
    })
}

/// The seconds of `1d12h`.
fn span(typed: &str) -> Option<i64> {
    let (mut sum, mut number) = (None, String::new());
    for c in typed.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let unit = match c.to_ascii_lowercase() {
            'm' => 60,
            'h' => 3_600,
            'd' => 24 * 3_600,
            'w' => 7 * 24 * 3_600,
            _ => return None,
        };
        let part = number.parse::<i64>().ok()?.checked_mul(unit)?;
        sum = Some(sum.unwrap_or(0i64).checked_add(part)?);
        number.clear();
    }
    sum.filter(|_| number.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seconds(typed: &str) -> Result<i64, &'static str> {
        time(typed, DateTime::UNIX_EPOCH).map(|time| time.seconds)
    }

    #[test]
    fn spans_and_times_are_understood() {
        for (typed, expected) in [
            ("6h", 21_600),
            (" 30m ", 1_800),
            ("2d", 172_800),
            ("1w", 604_800),
            ("1d 12H", 129_600),
            ("1970-01-01T00:00:07Z", 7),
            ("1970-01-01T02:00:00+02:00", 0),
        ] {
            assert_eq!(seconds(typed), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn anything_else_is_told() {
        for typed in [
            "",
            "6",
            "h",
            "6x",
            "0h",
            "-6h",
            "6h3",
            "tomorrow",
            "99999999999999999999w",
            "600w",
        ] {
            assert_eq!(seconds(typed), Err(EXPECTED), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_is_too_much(typed in "[0-9mhdwx ]{0,40}|\\PC{0,20}") {
            let _ = seconds(&typed);
        }
    }
}
