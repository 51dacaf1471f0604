//! How many died, as an article's claims tell it.

use crate::Told;
use factdesk_domain::{Figure, Measure};

/// The most deaths of anybody and not of some group only.
pub(super) fn deaths(claims: &[Told<'_>]) -> Option<f64> {
    let figures = claims.iter().filter_map(|c| c.figure);
    let all = |f: &&Figure| !SOME.contains(&f.unit_noun.to_lowercase().as_str());
    let deaths = figures.filter(|f| f.measure == Measure::Deaths && !f.vague);
    deaths
        .filter(all)
        .filter_map(|f| f.low)
        .max_by(f64::total_cmp)
}

/// Groups among the dead: few of these say nothing of how many died.
const SOME: [&str; 20] = [
    "babies",
    "boys",
    "child",
    "children",
    "civilians",
    "firefighters",
    "foreigners",
    "girls",
    "infants",
    "men",
    "officers",
    "policemen",
    "pupils",
    "relatives",
    "rescuers",
    "soldiers",
    "students",
    "troops",
    "woman",
    "women",
];
