//! The figures of an article as they are compared.

use crate::{Population, Sighting, Told, origin, part_of, partial, rest_on};
use chrono::{DateTime, Utc};
use factdesk_domain::ArticleId;

/// What is the same for all figures of an article.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Which article.
    pub article: ArticleId,
    /// How many code points its title has; 0 where it has none.
    pub title: u32,
    /// When it was published, where it said.
    pub publish_time: Option<DateTime<Utc>>,
}

/// The figures among an article's claims, which come in the order of its text.
pub fn sightings(paper: &Paper, claims: &[Told<'_>]) -> Vec<Sighting> {
    let all = 0..claims.len();
    let seen: Vec<_> = all.filter_map(|at| sighting(paper, claims, at)).collect();
    rest_on::rest_on(seen, claims)
}

fn sighting(paper: &Paper, claims: &[Told<'_>], at: usize) -> Option<Sighting> {
    let claim = claims.get(at)?;
    let figure = claim.figure?;
    Some(Sighting {
        claim: claim.claim,
        article: paper.article,
        figure: figure.clone(),
        headline: headline(paper, claim),
        population: match partial(claims, at) {
            true => Population::some(),
            false => Population::of(figure.measure, &figure.unit_noun),
        },
        part_of: part_of(claims, at).and_then(|whole| Some(claims.get(whole)?.claim)),
        origin: origin(claim.attributions).map(str::to_owned),
        publish_time: paper.publish_time,
        sentence: Sighting::sentence(claim.context),
    })
}

/// A first line without a full stop is a headline, too, where the title was handed in
/// as part of the text.
fn headline(paper: &Paper, claim: &Told<'_>) -> bool {
    let Some(end) = claim.end else { return false };
    let stop = |c: char| matches!(c, '.' | '!' | '?' | '"' | '”' | '’');
    let open = || !claim.context.trim_end().ends_with(stop);
    end <= paper.title || (paper.title == 0 && end <= FIRST_LINE && open())
}

/// So many code points has a first line at most.
const FIRST_LINE: u32 = 150;

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{ClaimId, Extraction};
    use factdesk_extract::{Input, extract};
    use uuid::Uuid;

    const TITLE: &str = "60 die in hall";
    const BODY: &str = "The Tallow Guild said that 60 people died in Sarnow, including five children. \
        Two of the dead were named.";

    fn seen(found: &Extraction) -> Vec<Sighting> {
        let id = |n: usize| ClaimId(Uuid::from_u128(n as u128));
        let claims = found.claims.iter().enumerate();
        let told: Vec<_> = claims.map(|(n, c)| Told::candidate(id(n), c)).collect();
        let paper = Paper {
            article: ArticleId(Uuid::from_u128(7)),
            title: TITLE.len() as u32,
            publish_time: DateTime::from_timestamp(86_400, 0),
        };
        sightings(&paper, &told)
    }

    #[test]
    fn a_figure_is_read_with_its_population_origin_and_whole() {
        let text = format!("{TITLE}\n\n{BODY}");
        let found = extract(&Input {
            text: &text,
            has_title: true,
            language: Some("en"),
            publish_time: None,
        });
        let seen = seen(&found);
        let of = |text: &str| {
            seen.iter()
                .find(|s| s.figure.text == text && !s.headline)
                .unwrap()
        };
        assert!(
            seen.iter()
                .any(|s| s.headline && s.figure.low == Some(60.0))
        );
        let (all, five, two) = (of("60"), of("five"), of("Two"));
        assert_eq!(all.origin.as_deref(), Some("The Tallow Guild"));
        assert_eq!(
            (five.part_of, five.population.as_str()),
            (Some(all.claim), "children")
        );
        assert_eq!((&two.population, two.part_of), (&Population::some(), None));
        assert!(
            seen.iter()
                .all(|s| s.publish_time.is_some() && s.article.0.as_u128() == 7)
        );
    }
}
