//! What holds for every text, however broken.

use crate::read;
use factdesk_domain::{CandidateClaim, Extraction, Kind, Span, TextIndex};
use proptest::prelude::*;

/// Fragments that rules stumble over, to be put together at random.
const FRAGMENTS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "''",
    "``",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "!",
    "?",
    ";",
    ":",
    "-",
    "–",
    "—",
    "…",
    "/",
    "%",
    "$",
    "€",
    "°",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "e\u{301}",
    "\u{301}",
    "😀",
    "👩‍🚒",
    "ß",
    "日本",
    "مرحبا",
    "0",
    "7",
    "62",
    "6,200",
    "1.5",
    "07:43",
    "1987",
    "1,2",
    "99999999999999999999",
    "two",
    "one",
    "hundreds",
    "tens of thousands",
    "several",
    "half",
    "a dozen",
    "at least",
    "more than",
    "between",
    "and",
    "to",
    "or",
    "or more",
    "nearly",
    "minus",
    "½",
    "a",
    "an hour and a half",
    "a quarter of a",
    "as few as",
    "roughly a",
    "of a per cent",
    "of the",
    "of those held",
    "in 10",
    "for 77",
    "per",
    "for every",
    "$US1,000",
    "CHF500",
    "R2bn",
    "88p",
    "C",
    "bps",
    "out of",
    "all",
    "Hamas",
    "offices",
    "seats",
    "cast",
    "one in",
    "§",
    "BC",
    "million",
    "percent",
    "hours",
    "-year",
    "km",
    "points",
    "people",
    "dead",
    "wounded",
    "killed",
    "killing",
    "injured",
    "including",
    "gunmen",
    "said",
    "no such",
    "opposite directions",
    "hard to reconcile",
    "may not",
    "yet",
    "Monday",
    "overnight",
    "week ago",
    "last weekend",
    "before last",
    "majority of",
    "fifth of",
    "linked to it",
    "quoted as saying",
    "claim, repeated by",
    "says",
    "told",
    "according to",
    "claimed",
    "denied",
    "warned",
    "alleging",
    "described",
    "as",
    "that",
    "by",
    "took credit for",
    "asked",
    "whether",
    "called for",
    "criticized",
    "saying",
    "noted",
    "while",
    "after",
    "As",
    "but",
    "in 10",
    "--",
    "--",
    "The mayor",
    "he",
    "Ann Low",
    "officials",
    "reports",
    "who",
    "with",
    "reportedly",
    "may",
    "unverified",
    "no evidence",
    "this claim",
    "not",
    "clear",
    "March",
    "Monday",
    "U.S.",
    "Gov.",
    "No.",
    "F-16",
    "G20",
    "Leave a Comment",
    "#",
    "@",
    "**",
];

fn check(text: &str, found: &Extraction) {
    let index = TextIndex::new(text);
    let same = |span: Span, words: &str| assert_eq!(index.exact(span), Some(words));
    for claim in &found.claims {
        same(claim.span, &claim.text);
        assert!(text.contains(&claim.context) && !claim.text.is_empty());
        assert!((0.0..=1.0).contains(&claim.check_worthiness));
        claim
            .attributions
            .iter()
            .for_each(|a| same(a.span.unwrap(), &a.claimant));
        claim
            .cautions
            .iter()
            .for_each(|c| same(c.span.unwrap(), &c.text));
        shape(claim, &index);
        traceable(text, &claim.proposition);
        within(claim, &found.claims);
    }
    one_number_one_claim(&found.claims);
    assert!(
        found.claims.is_sorted_by_key(|c| c.span.start),
        "in the order of the text"
    );
}

/// Nothing is invented: every word of the draft stands in the text.
fn traceable(text: &str, proposition: &str) {
    let words = |t: &str| -> Vec<String> {
        let parts = t.split(|c: char| !c.is_alphanumeric());
        let words = parts.filter(|w| !w.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let own: std::collections::HashSet<String> = words(text).into_iter().collect();
    for word in words(proposition) {
        let part = || text.to_lowercase().contains(&word);
        assert!(own.contains(&word) || part(), "{word:?} of {proposition:?}");
    }
    assert!(!proposition.contains(['\n', '\r']), "{proposition:?}");
}

/// A figure on FIGURE only, with its words inside the claim's.
fn shape(claim: &CandidateClaim, index: &TextIndex<'_>) {
    assert_eq!(claim.figure.is_some(), claim.kind == Kind::Figure);
    assert!(
        claim.kind != Kind::Statement || (!claim.attributions.is_empty() && claim.stance.is_some())
    );
    assert!(claim.kind != Kind::Assertion || !claim.cautions.is_empty());
    if let Some(figure) = &claim.figure {
        let span = figure.span.unwrap();
        assert_eq!(index.exact(span), Some(figure.text.as_str()));
        assert!(claim.span.start <= span.start && span.end <= claim.span.end);
        assert!(figure.low.is_none_or(f64::is_finite) && figure.high.is_none_or(f64::is_finite));
    }
}

fn within(claim: &CandidateClaim, claims: &[CandidateClaim]) {
    let Some(outer) = claim.within.map(|w| &claims[w]) else {
        return;
    };
    let span = claim.figure.as_ref().and_then(|f| f.span).unwrap();
    assert_eq!(outer.kind, Kind::Statement);
    assert!(outer.span.start <= span.start && span.end <= outer.span.end);
    assert_eq!(
        (&claim.attributions, claim.stance),
        (&outer.attributions, outer.stance)
    );
}

fn one_number_one_claim(claims: &[CandidateClaim]) {
    let mut spans: Vec<Span> = claims
        .iter()
        .filter_map(|c| c.figure.as_ref()?.span)
        .collect();
    spans.sort();
    assert!(
        spans.windows(2).all(|w| w[0].end <= w[1].start),
        "{spans:?}"
    );
}

proptest! {
    #[test]
    fn any_unicode_text(text in "(?s).{0,400}") {
        check(&text, &read(&text));
    }

    #[test]
    fn any_order_of_tricky_fragments(parts in prop::collection::vec((0..FRAGMENTS.len(), any::<bool>()), 0..80)) {
        let text: String = parts.iter().map(|(i, blank)| format!("{}{}", FRAGMENTS[*i], if *blank { " " } else { "" })).collect();
        let found = read(&text);
        check(&text, &found);
        prop_assert_eq!(found, read(&text), "the same text gives the same claims");
    }
}

#[test]
fn line_ends_marks_and_blanks_survive() {
    let text = "\u{feff}Floods\r\n\r\nAt least\u{a0}40 people died in Cafe\u{301} Town, the mayor said.\r\n";
    let found = read(text);
    check(text, &found);
    assert!(found.claims.iter().any(|c| {
        c.figure
            .as_ref()
            .is_some_and(|f| f.text == "At least\u{a0}40")
    }));
}

#[test]
fn a_text_twice_as_long_has_twice_the_claims() {
    let piece = "“At least 7 men died,” he said. It may rain.\n\n";
    let count = |n: usize| read(&piece.repeat(n)).claims.len();
    assert_eq!(count(200), 2 * count(100));
}
