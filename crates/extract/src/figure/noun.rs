//! The counted noun after a number: "armed individuals" in "several armed individuals".

mod animals;
mod people;
mod plural;

use super::Quantity;
use crate::lexicon::Classes;
use crate::statement::is_saying;
use crate::text::{Doc, Run};
pub(super) use animals::animals;
use people::by_ending;
pub(super) use people::people;
pub(super) use plural::{plural, singular};

/// How far after the number its noun may stand.
const REACH: usize = 7;

/// The words from the number to its noun; the last is the noun.
pub(super) fn counted(doc: &Doc<'_>, quantity: &Quantity, next: usize) -> Option<Run> {
    // "magnitude 6.8 strikes": what is on a scale counts nothing.
    if matches!(
        doc.before(quantity.core.start, 1),
        "magnitude" | "magnitude-"
    ) {
        return None;
    }
    let mut start = quantity.run.end + usize::from(quoted(doc, quantity));
    if doc.low(start) == "of" {
        start += 1;
    }
    // "$4 million that analysts expected", "1 degree above old levels": nothing of the amount.
    let apart = matches!(
        doc.low(start),
        "that" | "above" | "below" | "now" | "once" | "worth" | "within" | "or"
    );
    let joined = doc.low(start) == "-" && doc.low(start + 1) == "or";
    if quantity.unit.is_some() && (apart || joined) {
        return None;
    }
    let limit = next.min(start + REACH);
    let head = head(doc, start, limit, &|at| plural(doc, at) && !named(doc, at))
        .or_else(|| head(doc, start, limit, &|at| plural(doc, at)))?;
    Some(start..head + 1)
}

fn head(doc: &Doc<'_>, start: usize, limit: usize, noun: &dyn Fn(usize) -> bool) -> Option<usize> {
    let mut head = None;
    for at in start..limit {
        let means = head.is_some() && doc.low(at) == "means";
        if means || ends(doc, at, start) || (head.is_some() && !noun(at) && !bridges(doc, at)) {
            break;
        }
        if noun(at) || hyphened(doc, at, start) {
            head = Some(at);
        }
    }
    head
}

/// A capitalised word in -s such as "Hamas" in "dozens of Hamas offices": a noun only
/// where none in small letters follows.
fn named(doc: &Doc<'_>, at: usize) -> bool {
    doc.capital(at)
        && !doc.is(at, Classes::PERSON | Classes::COUNTED)
        && !by_ending(doc.low(at), true)
}

/// "“fewer than 90” people": the number alone stands in quotation marks.
fn quoted(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.run.start, quantity.run.end);
    let closes = matches!(doc.low(end), "”" | "\"" | "’" | "''");
    closes && start.checked_sub(1).is_some_and(|i| opened(doc, i))
}

/// Whether no noun phrase goes on with this token.
fn ends(doc: &Doc<'_>, at: usize, start: usize) -> bool {
    let inner = at > start && doc.before(at, 1) == "-" && !doc.spaced(at);
    let joins = (doc.low(at) == "-" && !doc.spaced(at)) || inner;
    let known = at == start && doc.is(at, Classes::DETERMINER);
    let stop = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY | Classes::PRONOUN;
    let other = matches!(doc.low(at), "others" | "dead" | "more");
    let says = is_saying(doc, at) && !attribute(doc, at) && !thing_said(doc.low(at));
    !joins
        && !other
        && !known
        && !linked(doc, at, start)
        && (!doc.is_word(at) || doc.is(at, stop) || says)
        && doc.low(at) != "'s"
}

/// Nouns that are verbs of saying as well: "six states", "two claims".
fn thing_said(word: &str) -> bool {
    matches!(
        word,
        "states"
            | "claims"
            | "reports"
            | "charges"
            | "comments"
            | "notes"
            | "calls"
            | "remarks"
            | "questions"
            | "demands"
            | "promises"
            | "accounts"
            | "warnings"
            | "statements"
            | "estimates"
            | "complaints"
            | "accusations"
    )
}

/// Between adjectives: "military and political tests", "large, old houses", "“virtual” police".
fn linked(doc: &Doc<'_>, at: usize, start: usize) -> bool {
    let quote = opened(doc, at) && doc.is_word(at + 1);
    let free = Classes::PREPOSITION | Classes::AUXILIARY | Classes::PRONOUN | Classes::DETERMINER;
    let adjective = doc.is_word(at + 1)
        && !doc.is(
            at + 1,
            free | Classes::VERB | Classes::CONJUNCTION | Classes::ADVERB,
        )
        && !["ing", "ed"].iter().any(|e| doc.low(at + 1).ends_with(e))
        && !crate::figure::starts_number(doc, at + 1);
    let near = plural(doc, at + 2) || (plural(doc, at + 3) && doc.is_word(at + 2));
    let joins = matches!(doc.low(at), "and" | "," | "or")
        && at > start
        && (!plural(doc, at - 1) || named(doc, at - 1));
    let closes = matches!(doc.low(at), "”" | "\"" | "’" | "'" | "''") && opened(doc, start);
    (quote && at == start)
        || (closes && (plural(doc, at + 1) || plural(doc, at + 2)))
        || (joins && adjective && near)
}

fn opened(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.low(at), "“" | "\"" | "‘" | "'" | "''" | "``")
}

/// "25 reported deaths": a participle right before the noun.
fn attribute(doc: &Doc<'_>, at: usize) -> bool {
    doc.low(at).ends_with("ed") && plural(doc, at + 1)
}

/// "two Forbes staff members": a body whose members are counted.
fn bridges(doc: &Doc<'_>, at: usize) -> bool {
    let body = matches!(
        doc.low(at),
        "staff" | "team" | "crew" | "police" | "party" | "board" | "council" | "union" | "family"
    );
    body && plural(doc, at + 1)
}

/// "6,200-seat": the word behind the hyphen is counted.
fn hyphened(doc: &Doc<'_>, at: usize, start: usize) -> bool {
    at == start + 1 && doc.low(start) == "-" && !doc.spaced(start) && doc.is_word(at)
}

#[cfg(test)]
mod tests {
    use crate::figure::figures;
    use crate::text::Doc;

    fn noun(text: &str) -> Option<(String, String)> {
        let doc = Doc::new(text, false);
        let found = figures(&doc, &doc.sentences[0], None);
        let run = found.first()?.noun.clone()?;
        Some((doc.exact(&run).to_owned(), found[0].unit.clone()))
    }

    #[test]
    fn the_noun_stands_behind_its_adjectives() {
        assert_eq!(
            noun("They saw 5 large wooden boxes."),
            Some(("large wooden boxes".into(), "box".into()))
        );
        assert_eq!(
            noun("They saw dozens of the old cities."),
            Some(("the old cities".into(), "city".into()))
        );
        assert_eq!(
            noun("They met “about 90” people there."),
            Some(("people".into(), "people".into()))
        );
        assert_eq!(noun("They met “old 90” people there."), None);
        assert_eq!(
            noun("They met 5 Forbes staff members."),
            Some(("Forbes staff members".into(), "people".into()))
        );
        assert_eq!(
            noun("They saved 5 million Chinese out there."),
            Some(("Chinese".into(), "people".into()))
        );
        assert_eq!(
            noun("They met 5 Norland police officers there."),
            Some(("Norland police officers".into(), "people".into()))
        );
    }

    #[test]
    fn what_joins_adjectives_does_not_end_the_phrase() {
        for (text, last) in [
            ("They won 6 states.", "state"),
            ("They passed 6 military and political tests.", "test"),
            ("They own 6 large, wooden boxes.", "box"),
            ("They own 6 “magic” boxes.", "box"),
            ("They own 6 laid-off goats.", "goat"),
            ("They met 6 Dutch film makers.", "maker"),
            ("They closed 6 Hamas and Islamic Jihad offices.", "office"),
            ("They won 6 Oscars.", "oscar"),
        ] {
            assert_eq!(noun(text).map(|n| n.1), Some(last.to_owned()), "{text}");
        }
        for text in [
            "They won six and lost goats.",
            "She found 12, beating rivals.",
            "Quake of magnitude 6.8 strikes there.",
        ] {
            assert_eq!(noun(text).map(|n| n.0), None, "{text}");
        }
    }

    #[test]
    fn what_follows_an_amount_in_another_clause_is_not_counted() {
        for text in [
            "It made $4 million that owners wanted.",
            "It was 2 degrees above old levels.",
            "It was a 66-percent-or-better chance of it.",
        ] {
            assert_eq!(noun(text), None, "{text}");
        }
        assert_eq!(
            noun("It was 4% of voters.").map(|n| n.0),
            Some("voters".into())
        );
    }

    #[test]
    fn a_number_alone_has_none() {
        assert_eq!(noun("They counted 5 in it."), None);
    }

    #[test]
    fn singulars_and_people() {
        for (text, unit) in [
            ("They own 12 ponies.", "pony"),
            ("They own 12 boxes.", "box"),
            ("They own 12 goats.", "goat"),
            ("They own 12 glasses.", "glass"),
            ("They saw 12 women.", "people"),
            ("They saw 12 Russians.", "people"),
            ("They saw 12 florists.", "people"),
            ("They saw 12 steelworkers.", "people"),
            ("The 13-member council slept.", "people"),
            ("The 13-member alliance slept.", "member"),
            ("It counted 25 reported deaths.", "people"),
            ("They own 12 aircraft.", "aircraft"),
            ("They own 12.", ""),
        ] {
            let found = crate::figure::tests::units(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].1, unit, "{text}");
        }
    }
}
