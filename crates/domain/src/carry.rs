//! Which claims of the revision before stand in the new one.

use crate::ClaimId;
use std::collections::{HashMap, HashSet, VecDeque};

/// A claim whose sentence stands in the revision before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its identity.
    pub id: ClaimId,
    /// Its [`carry_key`].
    pub key: String,
    /// A person put other claims in its place, which still stand.
    pub displaced: bool,
}

/// What a candidate of the new revision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A claim that nobody knew.
    New,
    /// A claim that stands, too.
    Continues(ClaimId),
    /// One that a person put others in the place of: it does not come back.
    Displaced(ClaimId),
}

/// What becomes of the old claims and the new candidates.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// For each candidate, in order: what it is.
    pub fates: Vec<Fate>,
    /// Claims whose sentence left the article.
    pub gone: Vec<ClaimId>,
}

/// What must be equal for a claim to be the same claim in a new revision: who
/// says what sort of thing (which the copy key tells), and every character of
/// the sentence, the claim's words and its figure. Copies may differ in
/// typography; a verdict goes on only with the very text it was given on.
pub fn carry_key(copy_key: &str, context: &str, text: &str, figure: Option<&str>) -> String {
    [copy_key, context, text, figure.unwrap_or_default()].join("\n")
}

/// Pairs the claims that stand (in the order of their text) with the candidates
/// of a new revision, given by their keys. A candidate continues a claim of the
/// same key; among several of one key, the first continues the first. Nothing is
/// ever re-anchored to other words.
pub fn carry(standing: &[Standing], candidates: &[String]) -> Carried {
    let mut by_key: HashMap<&str, VecDeque<&Standing>> = HashMap::new();
    for old in standing {
        by_key.entry(&old.key).or_default().push_back(old);
    }
    let fates: Vec<_> = candidates
        .iter()
        .map(|key| by_key.get_mut(key.as_str()).and_then(VecDeque::pop_front))
        .map(|old| match old {
            None => Fate::New,
            Some(old) if old.displaced => Fate::Displaced(old.id),
            Some(old) => Fate::Continues(old.id),
        })
        .collect();
    let left: HashSet<_> = by_key.into_values().flatten().map(|s| s.id).collect();
    let gone = standing.iter().filter(|s| left.contains(&s.id));
    let gone = gone.filter(|s| !s.displaced).map(|s| s.id).collect();
    Carried { fates, gone }
}

/// The claims that stand in the place of one that was replaced: those that replaced
/// it, those that replaced these, and so on, as far as `stands` has them.
pub fn in_place(
    of: ClaimId,
    replaced_by: &HashMap<ClaimId, Vec<ClaimId>>,
    stands: &HashSet<ClaimId>,
) -> Vec<ClaimId> {
    let (mut seen, mut next) = (HashSet::from([of]), vec![of]);
    let mut found = Vec::new();
    while let Some(id) = next.pop() {
        let after = replaced_by.get(&id).into_iter().flatten();
        let fresh: Vec<_> = after.filter(|id| seen.insert(**id)).copied().collect();
        found.extend(fresh.iter().filter(|id| stands.contains(id)));
        next.extend(fresh);
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    /// An old key that ends with `!` is displaced.
    fn carried(old: &[&str], new: &[&str]) -> Carried {
        let standing = old.iter().enumerate().map(|(i, key)| Standing {
            id: id(i as u128),
            key: key.trim_end_matches('!').to_owned(),
            displaced: key.ends_with('!'),
        });
        let keys: Vec<_> = new.iter().map(|key| (*key).to_owned()).collect();
        carry(&standing.collect::<Vec<_>>(), &keys)
    }

    fn id(n: u128) -> ClaimId {
        ClaimId(Uuid::from_u128(n))
    }

    fn ids(list: &[u128]) -> Vec<ClaimId> {
        list.iter().copied().map(id).collect()
    }

    #[test]
    fn equal_keys_go_on_in_order_and_the_rest_is_gone() {
        let got = carried(&["a", "b", "a"], &["a", "c", "a", "a"]);
        let (first, third) = (Fate::Continues(id(0)), Fate::Continues(id(2)));
        assert_eq!(got.fates, [first, Fate::New, third, Fate::New]);
        assert_eq!(got.gone, ids(&[1]));
    }

    #[test]
    fn nothing_is_carried_to_other_words() {
        let got = carried(&["a"], &["b"]);
        assert_eq!((got.fates, got.gone), (vec![Fate::New], ids(&[0])));
    }

    #[test]
    fn what_a_person_replaced_neither_comes_back_nor_goes_again() {
        let got = carried(&["a!", "b!", "a"], &["a", "a", "a"]);
        let second = Fate::Continues(id(2));
        assert_eq!(got.fates, [Fate::Displaced(id(0)), second, Fate::New]);
        assert_eq!(got.gone, []);
    }

    #[test]
    fn what_stands_in_place_of_a_claim_is_found_through_others() {
        let after = HashMap::from([
            (id(1), ids(&[2, 3])),
            (id(2), ids(&[4])),
            // No cycle comes about; and none would hang.
            (id(4), ids(&[1, 5])),
        ]);
        let stands = |list: &[u128]| list.iter().copied().map(id).collect::<HashSet<_>>();
        assert_eq!(in_place(id(1), &after, &stands(&[3, 5, 6])), ids(&[3, 5]));
        assert_eq!(in_place(id(4), &after, &stands(&[3])), ids(&[3]));
        assert_eq!(in_place(id(6), &after, &stands(&[6])), []);
    }

    proptest! {
        #[test]
        fn every_old_claim_goes_on_once_or_is_gone(old in prop::collection::vec("[a-c]!?", 0..12), new in prop::collection::vec("[a-c]", 0..12)) {
            let borrowed = |v: &[String]| v.iter().map(|s| s.clone().leak() as &str).collect::<Vec<_>>();
            let (old, new) = (borrowed(&old), borrowed(&new));
            let got = carried(&old, &new);
            prop_assert_eq!(got.fates.len(), new.len());
            let mut seen = got.gone.clone();
            for (key, fate) in new.iter().zip(&got.fates) {
                let (from, displaced) = match fate {
                    Fate::New => continue,
                    Fate::Continues(from) => (from, false),
                    Fate::Displaced(from) => (from, true),
                };
                seen.push(*from);
                let was = old[from.0.as_u128() as usize];
                prop_assert_eq!((*key, displaced), (was.trim_end_matches('!'), was.ends_with('!')));
            }
            // Displaced ones without a candidate are no business of this revision.
            let silent = (0..old.len()).filter(|i| old[*i].ends_with('!') && !seen.contains(&id(*i as u128)));
            let silent: Vec<_> = silent.map(|i| id(i as u128)).collect();
            seen.extend(silent);
            seen.sort();
            prop_assert_eq!(seen, ids(&(0..old.len() as u128).collect::<Vec<_>>()));
        }
    }
}
