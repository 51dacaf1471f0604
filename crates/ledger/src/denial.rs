//! Which statements a denial is about.

use crate::statement::{Statement, same_speaker, stems, words};
use factdesk_domain::{ArticleId, ClaimId, Stance};
use std::collections::BTreeSet;

/// So many words that carry meaning must be shared where nobody is accused.
const SHARED: usize = 3;

/// Why one statement of an event denies another, if it does: it says what the other one
/// asserts, or the other one speaks of whoever denies. Nobody denies themselves, and what
/// already says "no" accuses nobody.
///
/// A denial by the accused makes a claim contested. It is no third party's assessment:
/// "no indication of involvement" is an assertion and denies nothing here.
pub fn denies(denial: &Statement, of: &Statement) -> Option<&'static str> {
    let stances = denial.stance == Stance::Denies && of.stance == Stance::Asserts;
    if !stances || same_speaker(&denial.speaker, &of.speaker) || says_no(&of.text) {
        return None;
    }
    if accuses(of, &denial.speaker) {
        return Some("it speaks of who denies it");
    }
    let said: BTreeSet<String> = stems(&of.text).into_iter().collect();
    let denied: BTreeSet<String> = stems(&denial.text).into_iter().collect();
    let shared = said.intersection(&denied).count();
    let enough = shared >= SHARED && 2 * shared >= said.len().min(denied.len());
    enough.then_some("it says what is denied")
}

/// The statements of an event that are denied, under the denial each: those of the article,
/// and those that the article denies. Of denials by one speaker the oldest is named, however
/// many articles tell of it.
pub fn denied(article: ArticleId, statements: &[Statement]) -> Vec<(ClaimId, ClaimId)> {
    let mut found = Vec::new();
    for of in statements {
        let denials: Vec<_> = statements
            .iter()
            .filter(|d| denies(d, of).is_some())
            .collect();
        let here = denials
            .iter()
            .filter(|d| article == d.article || article == of.article);
        found.extend(here.map(|d| (first(d, &denials).claim, of.claim)));
    }
    found.sort();
    found.dedup();
    found
}

/// The oldest of them that the same speaker says.
fn first<'a>(denial: &'a Statement, all: &[&'a Statement]) -> &'a Statement {
    let same = all
        .iter()
        .filter(|d| same_speaker(&d.speaker, &denial.speaker));
    same.copied().min_by_key(|d| d.claim).unwrap_or(denial)
}

/// Whether a statement names the speaker, in any form: "Norland", "Norlandish".
fn accuses(of: &Statement, speaker: &str) -> bool {
    let named = speaker.split_whitespace();
    let names = named.filter(|word| word.starts_with(char::is_uppercase));
    let names: BTreeSet<String> = names
        .flat_map(stems)
        .filter(|s| !OFFICES.contains(&&**s))
        .collect();
    stems(&of.text).iter().any(|stem| names.contains(stem))
}

/// Beginnings of titles, which name nobody.
const OFFICES: [&str; 16] = [
    "presid", "minist", "foreig", "genera", "direct", "spokes", "secret", "senato", "office",
    "chairm", "deputy", "depart", "commit", "govern", "counci", "nation",
];

fn says_no(text: &str) -> bool {
    let no = |w: &String| {
        matches!(w.as_str(), "no" | "not" | "nothing" | "never" | "none") || w.ends_with("n't")
    };
    words(text).iter().any(no)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn said(speaker: &str, stance: Stance, text: &str) -> Statement {
        Statement {
            claim: ClaimId(Uuid::nil()),
            article: ArticleId(Uuid::nil()),
            speaker: speaker.to_owned(),
            stance,
            text: text.to_owned(),
        }
    }

    fn is_denied(text: &str, by: &str, of: &str, from: &str) -> bool {
        let denial = said(by, Stance::Denies, text);
        denies(&denial, &said(from, Stance::Asserts, of)).is_some()
    }

    #[test]
    fn who_is_accused_denies_the_accusation() {
        let no = "any involvement in the attack";
        assert!(is_denied(
            no,
            "Korrinia",
            "the gunmen had been trained in Korrinia",
            "Senator Moll"
        ));
        assert!(is_denied(
            no,
            "Korrinia",
            "Korrinian agents were behind it",
            "Senator Moll"
        ));
        assert!(!is_denied(
            no,
            "Korrinia",
            "the gunmen came by bus",
            "Senator Moll"
        ));
        assert!(!is_denied(
            no,
            "President Anna Low",
            "the president slept",
            "Senator Moll"
        ));
    }

    #[test]
    fn a_denial_in_the_words_of_the_claim_denies_it() {
        let claim = "the company hid the reactor's broken valve from inspectors";
        let no = "the company had hidden a broken valve of its reactor from the inspectors";
        assert!(is_denied(no, "Tallow Power", claim, "the union"));
        assert!(!is_denied(
            "that it had hidden a letter",
            "Tallow Power",
            claim,
            "the union"
        ));
    }

    #[test]
    fn of_one_speakers_denials_the_oldest_is_named_and_only_where_the_article_has_a_part() {
        let told = |n: u128, article: u128, speaker: &str, stance, text: &str| Statement {
            claim: ClaimId(Uuid::from_u128(n)),
            article: ArticleId(Uuid::from_u128(article)),
            ..said(speaker, stance, text)
        };
        let no = "any involvement in the attack";
        let all = [
            told(
                1,
                1,
                "Senator Moll",
                Stance::Asserts,
                "Korrinian agents were behind it",
            ),
            told(
                2,
                1,
                "Senator Moll",
                Stance::Asserts,
                "the gunmen came by bus",
            ),
            told(3, 2, "Korrinia", Stance::Denies, no),
            told(4, 3, "the government of Korrinia", Stance::Denies, no),
            told(5, 4, "Norland", Stance::Asserts, "the harbour was closed"),
        ];
        let of = |article| -> Vec<_> {
            let found = denied(ArticleId(Uuid::from_u128(article)), &all);
            found
                .iter()
                .map(|(by, of)| (by.0.as_u128(), of.0.as_u128()))
                .collect()
        };
        assert_eq!(
            [of(1), of(2), of(3), of(4)],
            [vec![(3, 1)], vec![(3, 1)], vec![(3, 1)], vec![]]
        );
    }

    #[test]
    fn nobody_denies_themselves_nor_what_says_no() {
        let no = "any involvement in the attack";
        assert!(!is_denied(
            no,
            "Korrinia",
            "Korrinia is at peace",
            "Korrinia"
        ));
        let cleared = "there was no indication of Korrinian involvement";
        assert!(!is_denied(no, "Korrinia", cleared, "Norland"));
        let denial = said("Korrinia", Stance::Denies, no);
        let other = said("Senator Moll", Stance::Denies, "that Korrinia did it");
        assert_eq!(denies(&denial, &other), None);
    }
}
