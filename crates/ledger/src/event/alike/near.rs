//! Whether the days of two articles are near each other.

use super::super::edge::{short, stretch};
use super::super::story::Story;
use super::crossed;
use crate::Mention;
use chrono::TimeDelta;

/// So many days between what two reports tell of are one story: a report on what came
/// of it names its own day.
const DAYS: TimeDelta = TimeDelta::days(4);
/// So many where both came out within [`DAYS`]; also so many at most between the two.
pub(in crate::event) const APART: TimeDelta = TimeDelta::days(10);
pub(in crate::event) const PUBLISHED: TimeDelta = TimeDelta::days(7);
/// Rare words of each other's heads with which days don't matter.
const ANY_DAY: f64 = 2.0;

/// Whether their days are near each other.
pub(super) fn near(a: &Mention, b: &Mention, one: &Story, other: &Story) -> bool {
    let published = one.published.zip(other.published);
    let published = published.map(|(a, b)| (a - b).abs());
    let at_once = published.is_some_and(|between| between <= DAYS);
    // Who shares that much and names other days took one of them from elsewhere.
    if at_once && crossed(a, b) >= ANY_DAY {
        return true;
    }
    let gap = gap(a, b);
    let most = if at_once { APART } else { DAYS };
    published.is_none_or(|between| between <= PUBLISHED) && gap.is_some_and(|gap| gap <= most)
}

/// The time between two short times; below zero where they meet.
pub(super) fn gap(a: &Mention, b: &Mention) -> Option<TimeDelta> {
    let days = |m: &Mention| stretch(&m.occurrence).filter(|s| short(*s));
    let (x, y) = (days(a)?, days(b)?);
    Some((y.0 - x.1).max(x.0 - y.1))
}

/// Whether it names a day or a few.
pub(in crate::event) fn dated(mention: &Mention) -> bool {
    stretch(&mention.occurrence).is_some_and(short)
}
