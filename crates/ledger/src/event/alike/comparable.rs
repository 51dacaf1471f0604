//! Which stories are near enough to be compared, and found by their keys.

use super::super::edge::NEAR;
use super::super::side::{Side, side};
use super::super::story::Story;
use super::crossed;
use super::near::{gap, near};
use crate::Mention;
use chrono::TimeDelta;
use factdesk_domain::Happening;

/// Rare words of each other's heads without which two stories are two.
const HEADS: f64 = 0.15;

/// Whether they are near each other in time, and have words of each other's heads or a
/// place and a day: what has neither is found by no key.
pub(super) fn comparable(a: &Mention, b: &Mention, one: &Story, other: &Story) -> bool {
    let told = crossed(a, b) >= HEADS || there_and_then(a, b);
    told && near(a, b, one, other)
}

/// Whether one place and days that meet, or those next to each other of what nobody holds,
/// are those of happenings that go together.
pub(super) fn there_and_then(a: &Mention, b: &Mention) -> bool {
    let held = a.occurrence.happening.is_some_and(Happening::held);
    let then = gap(a, b).is_some_and(|gap| gap < TimeDelta::zero() || !held && gap <= NEAR);
    kin(a, b) && then && side(a, b) == Side::Shared
}

/// Whether they are of one sort or of two that go together.
fn kin(a: &Mention, b: &Mention) -> bool {
    let sorts = a.occurrence.happening.zip(b.occurrence.happening);
    sorts.is_some_and(|(x, y)| x.goes_with(y))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::*;
    use Happening::{Crash, Trial};

    fn compared(a: &Mention, b: &Mention) -> bool {
        let of = |a: &Mention, b: &Mention| {
            let stories = a.story.as_ref().zip(b.story.as_ref());
            stories.is_some_and(|(one, other)| comparable(a, b, one, other))
        };
        assert_eq!(of(a, b), of(b, a));
        of(a, b)
    }

    #[test]
    fn each_has_a_word_of_the_others_head_or_they_share_a_place_and_a_day() {
        let first = told(Crash, &["Sarnow"], 10, &["Sarnow", "Heron"], &["Tarwo"]);
        for (head, body, want) in [
            (vec!["Heron"], vec!["Sarnow"], true),
            (vec!["Tarwo"], vec!["Heron"], true),
            (vec!["Gorlin"], vec!["Heron", "Sarnow"], false),
            (vec![], vec!["Heron"], false),
        ] {
            let other = told(Crash, &[], 13, &head, &body);
            assert_eq!(compared(&first, &other), want, "{head:?} {body:?}");
        }
        let there = |on, happening| told(happening, &["Sarnow"], on, &[], &[]);
        for (on, happening, want) in [
            (10, Crash, true),
            (12, Crash, true),
            (13, Crash, false),
            (10, Trial, false),
        ] {
            assert_eq!(
                compared(&first, &there(on, happening)),
                want,
                "{on} {happening:?}"
            );
        }
        let court = |on| compared(&there(10, Trial), &there(on, Trial));
        assert!(court(10) && !court(11), "courts sit every day");
    }
}
