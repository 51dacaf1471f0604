//! On whom a figure rests that names nobody.

use crate::{Sighting, Told, origin, reading};
use factdesk_domain::Measure;

/// Gives each figure that names nobody the source of its article: who is named with the
/// same number of the same sort there, else, of a toll, who is said to have confirmed
/// "the death toll" without a number. An article opens with what it tells the source of
/// further down.
pub(crate) fn rest_on(mut seen: Vec<Sighting>, claims: &[Told<'_>]) -> Vec<Sighting> {
    let named: Vec<Sighting> = seen
        .iter()
        .filter(|s| s.origin.is_some())
        .cloned()
        .collect();
    let toll = confirmed(claims);
    for sighting in seen.iter_mut().filter(|s| s.origin.is_none()) {
        let same = named.iter().find(|other| same(sighting, other));
        let deaths = sighting.figure.measure == Measure::Deaths;
        let toll = || {
            toll.clone()
                .filter(|_| deaths && sighting.population == Default::default())
        };
        sighting.origin = same.and_then(|s| s.origin.clone()).or_else(toll);
    }
    seen
}

fn same(a: &Sighting, b: &Sighting) -> bool {
    let low = |s: &Sighting| reading(s).map(|i| i.low());
    a.figure.measure == b.figure.measure
        && a.figure.unit == b.figure.unit
        && a.population == b.population
        && low(a).is_some()
        && low(a) == low(b)
}

/// The named source of the first sentence that confirms a toll and gives none.
fn confirmed(claims: &[Told<'_>]) -> Option<String> {
    let counts = |context: &str| {
        let deaths = |c: &&Told<'_>| c.figure.is_some_and(|f| f.measure == Measure::Deaths);
        claims.iter().filter(deaths).any(|c| c.context == context)
    };
    let confirms = claims
        .iter()
        .filter(|c| of_a_toll(c.context) && !counts(c.context));
    let mut sources = confirms.filter_map(|c| origin(c.attributions));
    sources.next().map(str::to_owned)
}

fn of_a_toll(context: &str) -> bool {
    let lower = context.to_lowercase();
    let verbs = ["confirmed", "confirms", "announced", "released", "gave"];
    let tolls = [
        "the death toll",
        "the toll",
        "the number of dead",
        "the number of deaths",
    ];
    let said = |verb: &&str| {
        tolls
            .iter()
            .any(|toll| lower.contains(&format!("{verb} {toll}")))
    };
    verbs.iter().any(said)
}

#[cfg(test)]
mod tests {
    use crate::{Paper, Told, sightings};
    use factdesk_domain::{ArticleId, ClaimId};
    use factdesk_extract::{Input, extract};
    use uuid::Uuid;

    /// Each number with whom it rests on.
    fn rests(text: &str) -> Vec<(String, Option<String>)> {
        let input = Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        };
        let found = extract(&input).claims;
        let id = |n: usize| ClaimId(Uuid::from_u128(n as u128));
        let told = |(n, claim)| Told::candidate(id(n), claim);
        let told: Vec<_> = found.iter().enumerate().map(told).collect();
        let paper = Paper {
            article: ArticleId(Uuid::nil()),
            title: 0,
            publish_time: None,
        };
        let seen = sightings(&paper, &told).into_iter();
        seen.map(|s| (s.figure.text, s.origin)).collect()
    }

    fn of(text: &str, number: &str) -> Option<String> {
        let all = rests(text);
        let found = all.iter().find(|(n, _)| n == number);
        found
            .unwrap_or_else(|| panic!("{number}: {all:?}"))
            .1
            .clone()
    }

    #[test]
    fn a_lead_rests_on_who_is_named_with_its_number() {
        let lead = "A fire in Sarnow killed over 60 people on Friday.";
        let told = format!("{lead} The Tallow Guild said that at least 60 people died.");
        assert_eq!(of(&told, "over 60").as_deref(), Some("The Tallow Guild"));
        let other = format!("{lead} The Tallow Guild said that at least 70 people died.");
        assert_eq!(of(&other, "over 60"), None);
        let hurt = format!("{lead} The Tallow Guild said that 60 people were injured.");
        assert_eq!(of(&hurt, "over 60"), None);
    }

    #[test]
    fn a_toll_rests_on_who_confirmed_it() {
        let lead = "A fire in Sarnow killed at least 60 people.";
        let told = format!(
            "{lead} The Tallow Guild confirmed the death toll and said that 145 people were injured."
        );
        assert_eq!(
            of(&told, "at least 60").as_deref(),
            Some("The Tallow Guild")
        );
        let other = format!("{lead} The Tallow Guild said that 145 people were injured.");
        assert_eq!(of(&other, "at least 60"), None);
    }
}
