//! Which of a text's terms are looked up.

/// How often terms were seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// How many documents there are, about.
    pub documents: u64,
    /// In how many of them each term of the query stands, about.
    pub counts: Vec<u64>,
}

/// What is looked up in the index, as places in the query: documents that have any of
/// the `rare` terms, and those that have all terms of any set in `together`.
///
/// The work is bounded by constants: what is looked up has at most so many documents as
/// far as one can tell, and of what cannot be told the reader stops at its limit. A term
/// that many documents have is looked up where there is nothing better; one that very many
/// have not at all: it only scores what others found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Terms that few documents have.
    pub rare: Vec<usize>,
    /// Terms that many have, which only together are in few.
    pub together: Vec<Vec<usize>>,
}

impl Plan {
    /// The most documents that are expected of the rare terms, and of those together.
    pub const RARE: u64 = 1_500;
    /// As above.
    pub const TOGETHER: u64 = 600;
    /// The most terms that are tried together, and sets of them.
    pub const SETS: usize = 6;
    /// A term that more documents have is not even looked up together with others: that
    /// would cost as much as it has documents.
    pub const COMMON: u64 = 300_000;

    /// Chooses: the rarest terms first, as many as fit.
    pub fn of(seen: &Seen) -> Plan {
        let mut terms: Vec<usize> = (0..seen.counts.len()).collect();
        terms.sort_by_key(|i| (seen.counts[*i], *i));
        let mut left = Plan::RARE;
        let few = terms
            .iter()
            .take_while(|i| match left.checked_sub(seen.counts[**i]) {
                Some(rest) => {
                    left = rest;
                    true
                }
                None => false,
            });
        let rare: Vec<usize> = few.copied().collect();
        let common = terms[rare.len()..].iter().copied();
        let common: Vec<usize> = common.filter(|i| seen.counts[*i] <= Plan::COMMON).collect();
        let common = &common[..common.len().min(4)];
        let mut together = together(seen, common);
        if rare.is_empty() && together.is_empty() && !common.is_empty() {
            // More documents than can be looked at: better some of them than none.
            together.push(common.to_vec());
        }
        Plan { rare, together }
    }
}

/// Of up to four terms the pairs that few documents should have; where there is none, the
/// threes, or all four.
fn together(seen: &Seen, terms: &[usize]) -> Vec<Vec<usize>> {
    (2..=terms.len())
        .map(|size| fitting(seen, sets(terms, size)))
        .find(|sets| !sets.is_empty())
        .unwrap_or_default()
}

fn fitting(seen: &Seen, mut sets: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut left = Plan::TOGETHER as f64;
    sets.sort_by(|a, b| expected(seen, a).total_cmp(&expected(seen, b)));
    sets.retain(|set| {
        left -= expected(seen, set);
        left >= 0.0
    });
    sets.truncate(Plan::SETS);
    sets
}

/// How many documents have all of the terms, if they came independently.
fn expected(seen: &Seen, set: &[usize]) -> f64 {
    let all = seen.documents.max(1) as f64;
    set.iter()
        .fold(all, |n, i| n * (seen.counts[*i] as f64 / all).min(1.0))
}

/// All sets of that size, in order.
fn sets(terms: &[usize], size: usize) -> Vec<Vec<usize>> {
    match (size, terms) {
        (0, _) => vec![vec![]],
        (_, []) => vec![],
        (_, [first, rest @ ..]) => {
            let with = sets(rest, size - 1).into_iter();
            let with = with.map(|set| [vec![*first], set].concat());
            with.chain(sets(rest, size)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plan(documents: u64, counts: &[u64]) -> Plan {
        Plan::of(&Seen {
            documents,
            counts: counts.to_vec(),
        })
    }

    #[test]
    fn the_rarest_come_first_as_far_as_they_fit() {
        let plan = plan(1_000_000, &[900, 3, 50_000, 700, 0]);
        assert_eq!(plan.rare, [4, 1, 3]);
        // 900 and 50,000 of a million share some 45.
        assert_eq!(plan.together, [[0, 2]]);
    }

    #[test]
    fn common_words_are_looked_up_together() {
        let pairs = plan(10_000_000, &[200_000, 20_000, 30_000]);
        assert_eq!(pairs.rare, [] as [usize; 0]);
        assert_eq!(pairs.together, [vec![1, 2], vec![1, 0]]);
        let threes = plan(10_000_000, &[200_000, 200_000, 100_000]);
        assert_eq!(threes.together, [[2, 0, 1]]);
    }

    #[test]
    fn where_there_is_nothing_better_many_are_looked_up() {
        assert_eq!(plan(4_000, &[2_000, 2_000]).together, [[0, 1]]);
        assert_eq!(plan(4_000, &[2_000]).together, [[0]]);
        assert_eq!(
            plan(4_000, &[2_000, 5]),
            Plan {
                rare: vec![1],
                together: vec![]
            }
        );
    }

    #[test]
    fn words_that_are_everywhere_find_nothing() {
        let plan = plan(10_000_000, &[3_000_000, 2_000_000]);
        assert_eq!(plan, Plan::default());
    }

    proptest! {
        #[test]
        fn what_is_looked_up_is_bounded(counts in prop::collection::vec(0_u64..20_000_000, 0..40), documents in 0_u64..20_000_000) {
            let seen = Seen { documents, counts };
            let plan = Plan::of(&seen);
            let rare: u64 = plan.rare.iter().map(|i| seen.counts[*i]).sum();
            prop_assert!(rare <= Plan::RARE);
            prop_assert!(plan.together.len() <= Plan::SETS);
            let sum: f64 = plan.together.iter().map(|set| expected(&seen, set)).sum();
            let last = plan.rare.is_empty() && plan.together.len() == 1;
            prop_assert!(sum <= Plan::TOGETHER as f64 + 0.001 || last);
            for set in &plan.together {
                prop_assert!(set.iter().all(|i| !plan.rare.contains(i)));
                prop_assert!(set.iter().all(|i| seen.counts[*i] <= Plan::COMMON));
            }
        }

        #[test]
        fn no_rarer_term_is_left_out(counts in prop::collection::vec(0_u64..3_000, 1..20)) {
            let seen = Seen { documents: 100_000, counts };
            let plan = Plan::of(&seen);
            let most = plan.rare.iter().map(|i| seen.counts[*i]).max().unwrap_or_default();
            let missing = (0..seen.counts.len()).filter(|i| !plan.rare.contains(i));
            prop_assert!(missing.into_iter().all(|i| seen.counts[i] >= most));
        }
    }
}
