//! What each trait of two stories speaks for, in points.

use super::traits::{TRAITS, Traits};
use std::sync::OnceLock;

/// A line a trait: its name, and from which value on it has how many points. Points are
/// natural logarithms of odds, trained by `examples/train_card` on reports of our own.
const CARD: &str = include_str!("card.txt");

/// How likely it is that two stories are one, from 0 to 1: from
/// [`JOINS`](crate::JOINS) on, they are taken for one.
pub(super) fn likelihood(traits: &Traits) -> f64 {
    static STEPS: OnceLock<Vec<Vec<Step>>> = OnceLock::new();
    let steps = STEPS.get_or_init(read);
    let of = |(steps, value): (&Vec<Step>, &f64)| points(steps, *value);
    let points: f64 = steps.iter().zip(traits).map(of).sum();
    1.0 / (1.0 + (-points).exp())
}

/// From this value on, so many points.
type Step = (f64, f64);

/// Those of the last step that a value has reached.
fn points(steps: &[Step], value: f64) -> f64 {
    let reached = steps.partition_point(|(from, _)| *from <= value);
    reached.checked_sub(1).map_or(0.0, |last| steps[last].1)
}

/// The steps of each trait, in the order of [`TRAITS`].
fn read() -> Vec<Vec<Step>> {
    let line = |name: &&str| {
        let of = |line: &&str| line.split(' ').next() == Some(name);
        let line = CARD.lines().find(of).unwrap_or_default();
        line.split(' ').filter_map(step).collect()
    };
    TRAITS.iter().map(line).collect()
}

fn step(word: &str) -> Option<Step> {
    let (from, points) = word.split_once(':')?;
    Some((from.parse().ok()?, points.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Which traits never speak against an event as they grow, and which never for it.
    const UP: [&str; 4] = ["names", "nouns", "sort", "deaths"];
    const DOWN: [&str; 3] = ["missed", "missed_by", "days"];

    #[test]
    fn each_trait_has_a_line_whose_steps_climb_from_anything_on() {
        assert_eq!(CARD.lines().count(), TRAITS.len());
        for (name, steps) in TRAITS.iter().zip(read()) {
            let line = CARD
                .lines()
                .find(|line| line.starts_with(&format!("{name} ")));
            assert_eq!(line.unwrap().split(' ').count() - 1, steps.len(), "{name}");
            assert_eq!(steps[0].0, f64::NEG_INFINITY, "{name}");
            assert!(steps.is_sorted_by(|a, b| a.0 < b.0), "{name}");
        }
    }

    #[test]
    fn the_last_step_that_is_reached_counts() {
        let steps = [(f64::NEG_INFINITY, -1.0), (0.5, 1.0), (2.0, 3.0)];
        let found = [-1.0, 0.49, 0.5, 1.9, 2.0, 9.0].map(|value| points(&steps, value));
        assert_eq!(found, [-1.0, -1.0, 1.0, 1.0, 3.0, 3.0]);
    }

    proptest! {
        #[test]
        fn more_of_a_trait_never_speaks_the_other_way(
            traits in prop::array::uniform8(-2.0..12.0f64),
            at in 0..TRAITS.len(),
            more in 0.0..6.0f64,
        ) {
            let less = likelihood(&traits);
            let mut other = traits;
            other[at] += more;
            let found = likelihood(&other);
            prop_assert!(found > 0.0 && found < 1.0);
            // Points are rounded to hundredths, of which a few may be lost.
            prop_assert!(!UP.contains(&TRAITS[at]) || found >= less - 0.005);
            prop_assert!(!DOWN.contains(&TRAITS[at]) || found <= less + 0.005);
        }
    }
}
