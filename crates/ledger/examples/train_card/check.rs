//! How well a card does on stories that it was not trained on.

use super::card::{Row, fit};
use std::collections::BTreeSet;

/// So many parts of the stories are asked of a card of the others.
const PARTS: usize = 8;

/// Prints for several numbers of points what they would join.
pub fn check(rows: &[Row]) {
    let stories: BTreeSet<usize> = rows.iter().flat_map(|row| row.stories).collect();
    let mut scored: Vec<(f64, &Row)> = Vec::new();
    for part in 0..PARTS {
        let of = |story: usize| story % PARTS == part;
        let unseen = |row: &&Row| !row.stories.into_iter().any(of);
        let others: Vec<Row> = rows.iter().filter(unseen).cloned().collect();
        let card = fit(&others);
        let asked = rows.iter().filter(|row| of(row.stories[0]));
        scored.extend(asked.map(|row| (card.of(&row.traits), row)));
    }
    println!(
        "points  joined  third  others  of {} stories",
        stories.len()
    );
    for tenths in -20..=10 {
        told(f64::from(tenths) / 5.0, &scored);
    }
}

fn told(needed: f64, scored: &[(f64, &Row)]) {
    let joined = || {
        scored
            .iter()
            .filter(|(points, _)| *points >= needed)
            .map(|(_, row)| row)
    };
    let same = |row: &&&Row| row.stories[0] == row.stories[1];
    let stories = |third: bool| -> usize {
        let of = joined().filter(same).filter(|row| row.one != third);
        of.map(|row| row.stories[0]).collect::<BTreeSet<_>>().len()
    };
    let others = joined().filter(|row| !same(row)).count();
    println!(
        "{needed:6.1}  {:6}  {:5}  {others:6}",
        stories(false),
        stories(true)
    );
}
