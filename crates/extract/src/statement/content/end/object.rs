//! Where an object ends: at a comma that opens no list, and before the speaker's next act.

use super::compares;
use crate::lexicon::Classes as C;
use crate::statement::content::medium;
use crate::statement::cue;
use crate::text::{Doc, Sentence};

pub(super) fn object_stops(doc: &Doc<'_>, sentence: &Sentence, at: usize, start: usize) -> bool {
    match doc.low(at) {
        "," if counts(doc, at + 1) || told_of(doc, at + 1) || named(doc, at) => false,
        // "Guild warns of floods as rain goes on"
        "as" if sentence.headline && at > start + 1 => {
            matches!(doc.before(start, 1), "of" | "about") && !compares(doc, at)
        }
        "," => {
            !doc.is_number(at + 1) && doc.low(at + 1) != "which" && !list_goes_on(doc, at, start)
        }
        "and" | "but" => acts(doc, at + 1) || says(doc, at + 1, start),
        "through" | "via" => medium(doc, at + 1),
        "on" if posted(doc, at + 1) => at > start,
        "in" | "on" | "at" | "during" => at > start && medium(doc, at + 1),
        "–" | "—" => doc.spaced(at),
        _ => false,
    }
}

/// "on its leak site", "on his page": where it was said.
fn posted(doc: &Doc<'_>, at: usize) -> bool {
    let own = matches!(doc.low(at), "its" | "their" | "his" | "her" | "my" | "our");
    let place = |i: usize| {
        matches!(
            doc.low(i),
            "site" | "website" | "blog" | "page" | "account" | "feed" | "podcast"
        )
    };
    own && (at + 1..at + 4).take_while(|i| doc.is_word(*i)).any(place)
}

/// ", with 115 of them hurt", ", including 5 children": a part of what was counted.
fn counts(doc: &Doc<'_>, at: usize) -> bool {
    let moved = matches!(doc.low(at), "up" | "down") && crate::figure::starts_amount(doc, at + 1);
    let part = doc.low(at) == "with" && crate::figure::starts_number(doc, at + 1);
    moved || part || doc.low(at) == "including"
}

/// "accused its head, Ann Low, of theft": either comma around a name.
fn named(doc: &Doc<'_>, at: usize) -> bool {
    let capitals = |run: std::ops::Range<usize>| {
        (1..=4).contains(&run.len()) && run.into_iter().all(|i| doc.capital(i))
    };
    let of = |comma: usize| doc.low(comma + 1) == "of";
    let comma = |i: &usize| doc.low(*i) == ",";
    let close = (at + 1..at + 6).find(comma);
    let open = (at.saturating_sub(5)..at).rev().find(comma);
    close.is_some_and(|c| of(c) && capitals(at + 1..c))
        || of(at) && open.is_some_and(|o| capitals(o + 1..at))
}

/// ", who “will not wait”": the speaker's words go on.
fn told_of(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.low(at), "who" | "which")
        && !doc.is_word(at + 1)
        && doc.quotation(at + 2).is_some()
}

/// "and handed it over", "and calling him": the speaker's next act, not a part of the object.
fn acts(doc: &Doc<'_>, at: usize) -> bool {
    let verb = at + usize::from(doc.is(at, C::ADVERB));
    let past = doc.low(verb).len() > 4 && doc.low(verb).ends_with("ed") && !doc.capital(verb);
    let ing = doc.low(verb).len() > 5 && doc.low(verb).ends_with("ing") && !doc.capital(verb);
    let object = |i: usize| {
        doc.is(
            i,
            C::DETERMINER | C::PRONOUN | C::POSSESSIVE | C::PREPOSITION,
        ) || doc.capital(i)
            || matches!(doc.low(i), "to" | "that" | "him" | "them")
    };
    doc.is(verb, C::AUXILIARY) || ((past || ing || doc.is(verb, C::VERB)) && object(verb + 1))
}

/// "call them thieves and describe it as theft"; "asked them to rise and say it" goes on.
fn says(doc: &Doc<'_>, at: usize, start: usize) -> bool {
    let base = cue::cue(doc, at).is_some_and(|c| c.form == cue::Form::Base);
    let object =
        doc.is(at + 1, C::DETERMINER | C::PRONOUN | C::POSSESSIVE) || doc.low(at + 1) == "that";
    base && object && !(start..at).any(|i| doc.low(i) == "to")
}

/// "raids, arrests and fines": a comma in a short list, or before its last member.
fn list_goes_on(doc: &Doc<'_>, at: usize, start: usize) -> bool {
    let and = |i: usize| matches!(doc.low(i), "and" | "or");
    let earlier = (start.max(at.saturating_sub(6))..at).any(|i| doc.low(i) == ",");
    if and(at + 1) {
        return earlier && !acts(doc, at + 2) && doc.is_word(at + 2) && !doc.is(at + 2, C::PRONOUN);
    }
    (at + 1..at + 4).any(and)
        && !doc.is(at + 1, C::CONJUNCTION)
        && doc.low(at + 1) != "which"
        && doc.is_word(at + 1)
        && !cue::is_saying(doc, at + 1)
        && !doc.low(at + 2).ends_with("ed")
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn what(text: &str) -> Vec<String> {
        said(text).into_iter().map(|s| s.1).collect()
    }

    #[test]
    fn a_clause_goes_on_over_commas_and_an_object_does_not() {
        assert_eq!(
            what("The mayor said the dam, built by the guild, was old."),
            ["the dam, built by the guild, was old"]
        );
        assert_eq!(
            what("The mayor said the dam, a court house then, was old."),
            ["the dam, a court house then, was old"]
        );
        for (text, whole) in [
            (
                "The mayor announced new tolls, including those on the dam.",
                "new tolls, including those on the dam",
            ),
            (
                "The mayor put turnout at 61%, up nine points on May.",
                "turnout at 61%, up nine points on May",
            ),
            (
                "The mayor accused the guild’s head, Ann Low, of theft.",
                "the guild’s head, Ann Low, of theft",
            ),
            (
                "The mayor warned people not to feed the bears, who “do not share”.",
                "not to feed the bears, who “do not share”",
            ),
            (
                "The mayor added that it had sunk, but “not by much, and not for long”.",
                "it had sunk, but “not by much, and not for long”",
            ),
        ] {
            assert_eq!(what(text), [whole], "{text}");
        }
        let rows = what("Guild Warns of More Rain as Rivers Rise\n\nIt rained.");
        assert_eq!(rows, ["More Rain"]);
        assert_eq!(
            what("Farmers call them “old bears” and describe their walks as a plague."),
            ["them “old bears”", "their walks as a plague"]
        );
        assert_eq!(
            what("The mayor asked farmers to come and report their walks."),
            ["farmers to come and report their walks"]
        );
        assert_eq!(
            what("The mayor warned people not to feed the bears, who live there."),
            ["not to feed the bears"]
        );
        for whole in [
            "it held twice as many as the guild said",
            "it was old but would not fall",
        ] {
            assert_eq!(what(&format!("The mayor said that {whole}.")), [whole]);
        }
        assert_eq!(
            what("The mayor announced a new dam, the second one."),
            ["a new dam"]
        );
        assert_eq!(
            what("The mayor announced raids, arrests and fines."),
            ["raids, arrests and fines"]
        );
    }

    #[test]
    fn the_page_where_it_was_said_stays_outside() {
        assert_eq!(
            what("The guild claimed credit for the fire on its leak site last week."),
            ["credit for the fire"]
        );
        assert_eq!(
            what("The guild announced work on the old site."),
            ["work on the old site"]
        );
    }
}
