//! The contract's words for people: what a claim is, what changed, what is asked.

mod changed;
pub mod claim;
mod context;
pub mod help;
pub mod history;
mod parts;
pub mod policy;
mod table;

pub use changed::changed;

use chrono::DateTime;
use factdesk_proto::v1::{Review, ReviewKind, Verdict};
use prost_types::Timestamp;

/// `DISPUTED`; `none` where there is none.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unspecified => "none",
        verdict => bare(verdict.as_str_name(), "VERDICT_"),
    }
}

/// A name of an enum's value without the enum's.
pub fn bare<'a>(name: &'a str, prefix: &str) -> &'a str {
    name.strip_prefix(prefix).unwrap_or(name)
}

/// The same in small letters and with blanks.
pub fn spoken(name: &str, prefix: &str) -> String {
    bare(name, prefix).to_lowercase().replace('_', " ")
}

/// `anna` of `people/anna`.
pub fn person(name: &str) -> &str {
    match name.strip_prefix("people/").unwrap_or(name) {
        "" => "the service",
        handle => handle,
    }
}

/// `2025-09-12 20:40 UTC`; empty where there is no time.
pub fn time(time: Option<&Timestamp>) -> String {
    let time = time.and_then(|t| DateTime::from_timestamp(t.seconds, 0));
    time.map_or(String::new(), |t| {
        t.format("%Y-%m-%d %H:%M UTC").to_string()
    })
}

/// `3 copies`, `1 copy`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    }
}

/// Who gave a review, when, and what it says.
pub fn review(review: &Review) -> String {
    let kind = match review.kind() {
        ReviewKind::Unspecified | ReviewKind::Review => String::new(),
        kind => format!(", {}", spoken(kind.as_str_name(), "REVIEW_KIND_")),
    };
    let sealed = if review.sealed { ", sealed" } else { "" };
    format!(
        "{} by {}, {}{kind}{sealed}",
        verdict(review.verdict()),
        person(&review.person),
        time(review.create_time.as_ref()),
    )
}

#[cfg(test)]
pub mod tests;
