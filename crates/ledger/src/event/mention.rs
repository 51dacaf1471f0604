//! What one article says happened.

use super::names::names;
use super::place::same_words;
use crate::Told;
use crate::stable::stable;
use factdesk_domain::{ClaimId, Happening, Occurrence};
use std::collections::{BTreeMap, BTreeSet};

/// What one article says happened: what, where, when, and the names around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What, where and when.
    pub occurrence: Occurrence,
    /// The names in its article, see [`names`].
    pub names: BTreeSet<String>,
}

/// So many mentions of one article at most are joined: the first of its text.
pub const MENTIONS: usize = 50;

impl Mention {
    /// Whether two mentions tell of one occurrence in the same words.
    pub fn same(&self, other: &Mention) -> bool {
        key(&self.occurrence) == key(&other.occurrence)
    }

    /// A number that follows from the words of a mention alone: who stands for many
    /// others does not depend on who came first.
    pub fn rank(&self) -> i64 {
        let about = &self.occurrence;
        let time =
            |t: Option<chrono::DateTime<chrono::Utc>>| t.map_or(String::new(), |t| t.to_rfc3339());
        let mut words = vec![about.happening.map_or("", Happening::as_str).to_owned()];
        words.extend([time(about.earliest), time(about.latest)]);
        words.extend(
            about
                .places
                .iter()
                .map(|p| same_words(p).join(" "))
                .collect::<BTreeSet<_>>(),
        );
        words.push(String::new());
        words.extend(self.names.iter().cloned());
        stable(words.iter().map(String::as_str)) as i64
    }
}

/// The mentions of an article, each with its claims, in the order of its text: claims
/// that tell of one occurrence are of one mention. A claim that does not say what
/// happened and where is of none.
pub fn mentions(claims: &[Told<'_>]) -> Vec<(Mention, Vec<ClaimId>)> {
    let names = names(claims.iter().map(|c| c.context));
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    let mut found: Vec<(Mention, Vec<ClaimId>)> = Vec::new();
    for claim in claims {
        let Some(key) = key(claim.occurrence) else {
            continue;
        };
        let at = *places.entry(key).or_insert(found.len());
        if at == found.len() {
            let mention = Mention {
                occurrence: claim.occurrence.clone(),
                names: names.clone(),
            };
            found.push((mention, Vec::new()));
        }
        found[at].1.push(claim.claim);
    }
    found.truncate(MENTIONS);
    found
}

type Time = Option<chrono::DateTime<chrono::Utc>>;
type Key = (Happening, BTreeSet<Vec<String>>, Time, Time);

fn key(about: &Occurrence) -> Option<Key> {
    let places: BTreeSet<_> = about.places.iter().map(|p| same_words(p)).collect();
    let happening = about
        .happening
        .filter(|_| places.iter().any(|p| !p.is_empty()))?;
    Some((happening, places, about.earliest, about.latest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::tests::told;
    use uuid::Uuid;

    fn about(happening: Option<Happening>, places: &[&str]) -> Occurrence {
        Occurrence {
            happening,
            places: places.iter().map(|p| (*p).to_owned()).collect(),
            ..Occurrence::default()
        }
    }

    #[test]
    fn claims_of_one_occurrence_are_of_one_mention() {
        let fire = Some(Happening::Fire);
        let all = [
            about(fire, &["Sarnow", "Low"]),
            about(fire, &["Low"]),
            about(None, &["Low"]),
            about(fire, &[]),
            about(fire, &["the"]),
            about(fire, &["Low", "Sarnow", "SARNOW"]),
        ];
        let claims: Vec<_> = all
            .iter()
            .enumerate()
            .map(|(n, o)| told(n as u128, "Ann Low spoke.", o))
            .collect();
        let found = mentions(&claims);
        let ids: Vec<Vec<u128>> = found
            .iter()
            .map(|(_, c)| c.iter().map(|c| c.0.as_u128()).collect())
            .collect();
        assert_eq!(ids, [vec![0, 5], vec![1]]);
        assert!(found.iter().all(|(m, _)| m.names.contains("ann low")));
    }

    #[test]
    fn a_rank_follows_from_the_words_whatever_their_order() {
        let of = |places: &[&str], names: &[&str]| {
            Mention {
                occurrence: about(Some(Happening::Fire), places),
                names: names.iter().map(|n| (*n).to_owned()).collect(),
            }
            .rank()
        };
        assert_eq!(
            of(&["Low", "Ash"], &["a"]),
            of(&["ash", "low", "Low"], &["a"])
        );
        assert_ne!(of(&["Low", "Ash"], &["a"]), of(&["Low"], &["ash", "a"]));
        assert_ne!(of(&["Low"], &["a"]), of(&["Low"], &[]));
    }

    #[test]
    fn an_article_of_thousands_of_occurrences_has_the_first_of_them() {
        let all: Vec<_> = (0..1_000)
            .map(|n| about(Some(Happening::Fire), &[&format!("P{n}")]))
            .collect();
        let claims: Vec<_> = all.iter().map(|o| told(1, "", o)).collect();
        let found = mentions(&claims);
        assert_eq!(
            (found.len(), found[49].0.occurrence.places[0].as_str()),
            (50, "P49")
        );
        assert_eq!(found[0].1, [ClaimId(Uuid::from_u128(1))]);
    }
}
