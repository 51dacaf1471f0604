//! Which claims of the revision before stand in the new one.

use crate::ClaimId;
use std::collections::{HashMap, VecDeque};

/// A claim that stands in the revision before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its identity.
    pub id: ClaimId,
    /// Its [`carry_key`].
    pub key: String,
}

/// What becomes of the old claims and the new candidates.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// For each candidate, in order: the claim that it continues, if any.
    pub continues: Vec<Option<ClaimId>>,
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
    let mut by_key: HashMap<&str, VecDeque<ClaimId>> = HashMap::new();
    for old in standing {
        by_key.entry(&old.key).or_default().push_back(old.id);
    }
    let continues: Vec<_> = candidates
        .iter()
        .map(|key| by_key.get_mut(key.as_str()).and_then(VecDeque::pop_front))
        .collect();
    let left: std::collections::HashSet<_> = by_key.into_values().flatten().collect();
    let gone = standing.iter().map(|s| s.id).filter(|id| left.contains(id));
    Carried {
        continues,
        gone: gone.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn carried(old: &[&str], new: &[&str]) -> Carried {
        let id = |i| ClaimId(Uuid::from_u128(i as u128));
        let standing = old.iter().enumerate().map(|(i, key)| Standing {
            id: id(i),
            key: (*key).to_owned(),
        });
        let keys: Vec<_> = new.iter().map(|key| (*key).to_owned()).collect();
        carry(&standing.collect::<Vec<_>>(), &keys)
    }

    fn ids(list: &[u128]) -> Vec<ClaimId> {
        list.iter().map(|n| ClaimId(Uuid::from_u128(*n))).collect()
    }

    #[test]
    fn equal_keys_go_on_in_order_and_the_rest_is_gone() {
        let got = carried(&["a", "b", "a"], &["a", "c", "a", "a"]);
        let want = [Some(0), None, Some(2), None];
        assert_eq!(
            got.continues,
            want.map(|n| n.map(|n| ClaimId(Uuid::from_u128(n))))
        );
        assert_eq!(got.gone, ids(&[1]));
    }

    #[test]
    fn nothing_is_carried_to_other_words() {
        let got = carried(&["a"], &["b"]);
        assert_eq!((got.continues, got.gone), (vec![None], ids(&[0])));
    }

    proptest! {
        #[test]
        fn every_old_claim_goes_on_once_or_is_gone(old in prop::collection::vec("[a-c]", 0..12), new in prop::collection::vec("[a-c]", 0..12)) {
            let borrowed = |v: &[String]| v.iter().map(|s| s.clone().leak() as &str).collect::<Vec<_>>();
            let (old, new) = (borrowed(&old), borrowed(&new));
            let got = carried(&old, &new);
            prop_assert_eq!(got.continues.len(), new.len());
            let mut seen: Vec<_> = got.continues.iter().flatten().chain(&got.gone).copied().collect();
            seen.sort();
            prop_assert_eq!(seen, ids(&(0..old.len() as u128).collect::<Vec<_>>()));
            for (key, from) in new.iter().zip(&got.continues) {
                if let Some(from) = from {
                    prop_assert_eq!(key, &old[from.0.as_u128() as usize]);
                }
            }
        }
    }
}
