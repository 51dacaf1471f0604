//! Which number is a part of which, by the words between them.

use crate::Told;

/// Words that make what follows a part of what came before.
const PART: [&str; 6] = [
    "including",
    "among them",
    "among these",
    "of whom",
    "of them",
    "of these",
];

/// The place of the figure that this one, at `at` in the order of the text, is a part of:
/// the one before it in its sentence, of the same measure, with "including" between them.
pub fn part_of(claims: &[Told<'_>], at: usize) -> Option<usize> {
    let part = claims.get(at)?;
    let number = part.figure?;
    let before = (0..at).rev().find(|i| claims[*i].figure.is_some())?;
    let whole = &claims[before];
    let counted = whole.figure?;
    if whole.context != part.context || counted.measure != number.measure {
        return None;
    }
    let after = part.context.split_once(&counted.text)?.1;
    let between = after.split_once(&number.text)?.0.to_lowercase();
    PART.iter()
        .any(|words| between.contains(words))
        .then_some(before)
}

/// Whether a figure counts some of a whole that it does not name a number of: "twenty-three
/// of the dead", "two of them". Not "115 of them hospitalized" behind 145 injured: that is
/// the number of those in hospital.
pub fn partial(claims: &[Told<'_>], at: usize) -> bool {
    let Some(claim) = claims.get(at) else {
        return false;
    };
    let measure = |c: &Told<'_>| c.figure.map(|f| f.measure);
    let before = claims[..at].iter().rev().find(|c| c.figure.is_some());
    let others = before.filter(|b| b.context == claim.context && measure(b) != measure(claim));
    others.is_none() && names_some(claim)
}

fn names_some(claim: &Told<'_>) -> bool {
    let rest = claim.figure.and_then(|f| claim.context.split_once(&f.text));
    let rest = rest.map_or("", |(_, rest)| rest.trim_start());
    ["of the ", "of those ", "of these ", "of them", "of whom"]
        .iter()
        .any(|words| rest.starts_with(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{CandidateClaim, ClaimId};
    use factdesk_extract::{Input, extract};
    use uuid::Uuid;

    fn told(claims: &[CandidateClaim]) -> Vec<Told<'_>> {
        let id = |n: usize| ClaimId(Uuid::from_u128(n as u128));
        let told = claims.iter().enumerate();
        told.map(|(n, c)| Told::candidate(id(n), c)).collect()
    }

    fn parts(text: &str) -> Vec<(String, String)> {
        let claims = extract(&Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        })
        .claims;
        let number = |i: usize| Some(claims[i].figure.as_ref()?.text.clone());
        let told = told(&claims);
        let pair = |i| Some((number(i)?, number(part_of(&told, i)?)?));
        (0..claims.len()).filter_map(pair).collect()
    }

    #[test]
    fn some_of_the_dead_are_not_the_toll() {
        let claims = |text| {
            let input = Input {
                text,
                has_title: false,
                language: Some("en"),
                publish_time: None,
            };
            extract(&input).claims
        };
        let all =
            claims("Twenty-three of the dead were named. 93 people died, some of them at sea.");
        let some = |all: &[CandidateClaim]| -> Vec<bool> {
            (0..all.len()).map(|at| partial(&told(all), at)).collect()
        };
        assert_eq!(some(&all), [true, false]);
        let all = claims("The storm left 145 people injured, with 115 of them hospitalized.");
        assert_eq!(some(&all), [false, false]);
    }

    #[test]
    fn including_makes_a_part() {
        let text = "The guild said that 115 people were hospitalized, including five children.";
        assert_eq!(parts(text), [("five".to_owned(), "115".to_owned())]);
    }

    #[test]
    fn two_numbers_side_by_side_are_none() {
        for text in [
            "The guild said that 115 people were killed and 5 people were hospitalized.",
            "It killed 115 people. They say that 5 people were killed, including a clerk.",
        ] {
            assert!(parts(text).is_empty(), "{text}: {:?}", parts(text));
        }
    }
}
