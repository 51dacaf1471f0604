//! Why a sentence scores as it does, in words.

use super::Model;
use super::signal::SIGNALS;

/// No more reasons than a person reads.
const MOST: usize = 3;

/// What speaks most for a check or, below the border, against one.
pub(super) fn reasons(model: &Model, found: &[u8], worth: bool) -> Vec<&'static str> {
    let sign = if worth { 1.0 } else { -1.0 };
    let mut told: Vec<(f32, &str)> = SIGNALS
        .iter()
        .enumerate()
        .filter(|(at, s)| s.speaks_for == worth && found.get(*at).is_some_and(|n| *n > 0))
        .map(|(at, s)| (sign * model.signal(found, at), s.phrase))
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut told: Vec<&str> = told
        .into_iter()
        .take(MOST)
        .map(|(_, phrase)| phrase)
        .collect();
    if told.is_empty() {
        told.push(match worth {
            true => "worded like what fact-checkers choose",
            false => "nothing in it that fact-checkers look for",
        });
    }
    told
}
