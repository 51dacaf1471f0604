//! Fields that take one of a few words, which may be cut short. What else was typed
//! is told with the words that are meant.

use factdesk_proto::v1::{CorrectionKind, DismissReason, Verdict};

/// Yes or no; nothing is no.
pub fn yes(typed: &str) -> Result<bool, String> {
    match typed.to_lowercase().as_str() {
        "y" | "yes" => Ok(true),
        "" | "n" | "no" => Ok(false),
        _ => Err("yes or no".to_owned()),
    }
}

/// A verdict.
pub fn verdict(typed: &str) -> Result<i32, String> {
    one_of(typed, &VERDICTS)
}

/// A verdict, or none.
pub fn optional_verdict(typed: &str) -> Result<i32, String> {
    match typed {
        "" => Ok(0),
        typed => verdict(typed),
    }
}

/// What sort of correction.
pub fn correction(typed: &str) -> Result<i32, String> {
    one_of(typed, &CORRECTIONS)
}

/// Why it is dismissed.
pub fn dismissal(typed: &str) -> Result<i32, String> {
    one_of(typed, &DISMISSALS)
}

const VERDICTS: [(&str, i32); 3] = [
    ("verified", Verdict::Verified as i32),
    ("disputed", Verdict::Disputed as i32),
    ("unverified", Verdict::Unverified as i32),
];

const CORRECTIONS: [(&str, i32); 3] = [
    ("correction", CorrectionKind::Correction as i32),
    ("clarification", CorrectionKind::Clarification as i32),
    ("update", CorrectionKind::Update as i32),
];

const DISMISSALS: [(&str, i32); 4] = [
    ("not a claim", DismissReason::NotAClaim as i32),
    ("not checkable", DismissReason::NotCheckable as i32),
    ("out of scope", DismissReason::OutOfScope as i32),
    ("duplicate", DismissReason::Duplicate as i32),
];

/// The only one that begins so.
fn one_of(typed: &str, all: &[(&str, i32)]) -> Result<i32, String> {
    let lower = typed.to_lowercase().replace('_', " ");
    let mut fits = all.iter().filter(|(name, _)| name.starts_with(&lower));
    match (fits.next(), fits.next()) {
        (Some((_, one)), None) if !lower.is_empty() => Ok(*one),
        _ => {
            let names: Vec<_> = all.iter().map(|(name, _)| *name).collect();
            Err(format!("must be one of: {}", names.join(", ")))
        }
    }
}
