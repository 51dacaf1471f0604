//! One utterance of one speaker, as several articles have it.

use crate::statement::{Statement, same_speaker};
use crate::{Wording, denies, wording};
use factdesk_domain::{ClaimId, Stance};
use std::cmp::Reverse;

/// What somebody said once, and how each article words it.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// The statement in the fullest words.
    pub fullest: ClaimId,
    /// The others, and how they differ from it.
    pub others: Vec<(ClaimId, Wording)>,
    /// The statements that it denies, in order.
    pub denies: Vec<ClaimId>,
    /// The statements that deny it, in order: one makes it contested.
    pub denied_by: Vec<ClaimId>,
}

impl Utterance {
    fn has(&self, claim: ClaimId) -> bool {
        self.fullest == claim || self.others.iter().any(|other| other.0 == claim)
    }
}

/// What was said, each utterance once, in the order of their claims: the same for every
/// order of arrival. The fullest words lead, of equally full ones the first by its
/// letters; who is like none that leads begins an utterance of their own. What nobody
/// named said is left out.
pub fn utterances(statements: &[Statement]) -> Vec<Utterance> {
    let mut told = wordings(statements);
    for (from, to) in denials(statements) {
        for utterance in &mut told {
            if utterance.has(from) {
                utterance.denies.push(to);
            }
            if utterance.has(to) {
                utterance.denied_by.push(from);
            }
        }
    }
    for utterance in &mut told {
        for claims in [&mut utterance.denies, &mut utterance.denied_by] {
            claims.sort();
            claims.dedup();
        }
    }
    told
}

/// Each denial with what it denies.
fn denials(statements: &[Statement]) -> Vec<(ClaimId, ClaimId)> {
    let mut found = Vec::new();
    for denial in statements.iter().filter(|s| s.stance == Stance::Denies) {
        let of = statements.iter().filter(|of| denies(denial, of).is_some());
        found.extend(of.map(|of| (denial.claim, of.claim)));
    }
    found
}

fn wordings(statements: &[Statement]) -> Vec<Utterance> {
    let mut sorted: Vec<&Statement> = statements
        .iter()
        .filter(|s| !s.speaker.is_empty())
        .collect();
    sorted.sort_by_key(|s| (Reverse(s.text.chars().count()), &s.text, s.claim));
    let mut found: Vec<(&Statement, Utterance)> = Vec::new();
    for statement in sorted {
        let alike = |lead: &Statement| {
            let one = same_speaker(&lead.speaker, &statement.speaker);
            one.then(|| wording(&lead.text, &statement.text)).flatten()
        };
        let home = found
            .iter_mut()
            .find_map(|(lead, of)| Some((alike(lead)?, of)));
        match home {
            Some((worded, utterance)) => utterance.others.push((statement.claim, worded)),
            None => found.push((statement, alone(statement))),
        }
    }
    let mut told: Vec<_> = found.into_iter().map(|(_, utterance)| utterance).collect();
    told.sort_by_key(|u| u.fullest);
    told
}

fn alone(statement: &Statement) -> Utterance {
    Utterance {
        fullest: statement.claim,
        others: Vec::new(),
        denies: Vec::new(),
        denied_by: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::ArticleId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(n: usize) -> ClaimId {
        ClaimId(Uuid::from_u128(n as u128))
    }

    fn said(n: usize, speaker: &str, text: &str) -> Statement {
        Statement {
            claim: id(n),
            article: ArticleId(Uuid::from_u128(n as u128)),
            speaker: speaker.to_owned(),
            stance: Stance::Asserts,
            text: text.to_owned(),
        }
    }

    #[test]
    fn one_utterance_in_three_wordings_stands_side_by_side() {
        let all = [
            said(
                1,
                "Mayor Anna Low",
                "we will rebuild the old hall stone by stone",
            ),
            said(
                2,
                "Anna Low",
                "We will rebuild the old hall, stone by stone",
            ),
            said(3, "Low", "rebuild the old hall"),
            said(4, "Low", "we shall rebuild that old hall stone by stone"),
            said(
                5,
                "Carl High",
                "we will rebuild the old hall stone by stone",
            ),
        ];
        let found = utterances(&all);
        let one = found.iter().find(|u| u.fullest == id(4)).unwrap();
        let worded: Vec<_> = one.others.iter().map(|o| o.0).collect();
        assert_eq!(worded, [id(2), id(1)]);
        assert!(
            found
                .iter()
                .any(|u| u.fullest == id(5) && u.others.is_empty())
        );
    }

    #[test]
    fn a_denial_stands_beside_what_it_denies() {
        let denial = Statement {
            stance: Stance::Denies,
            ..said(3, "Korrinia", "any role in the raid")
        };
        let all = [
            said(1, "Senator Moll", "Korrinian agents led the raid"),
            said(2, "Senator Moll", "the raid lasted an hour"),
            denial,
        ];
        let found = utterances(&all);
        let of = |n| found.iter().find(|u| u.fullest == id(n)).unwrap();
        assert_eq!(of(1).denied_by, [id(3)]);
        assert_eq!(of(3).denies, [id(1)]);
        assert!(of(2).denied_by.is_empty());
    }

    proptest! {
        #[test]
        fn utterances_do_not_depend_on_the_order_of_arrival(
            (all, shuffled) in prop::collection::vec("([ab] ){3,7}", 0..7)
                .prop_map(|texts| texts.iter().enumerate()
                    .map(|(n, text)| said(n, "Low", text)).collect::<Vec<_>>())
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            prop_assert_eq!(utterances(&all), utterances(&shuffled));
        }
    }
}
