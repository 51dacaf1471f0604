//! Where what is said ends.

use super::{Extent, medium};
use crate::lexicon::Classes as C;
use crate::statement::{claimant, cue, disputed};
use crate::text::{Doc, Sentence};

/// The end of a content that begins at `start`.
pub(in crate::statement) fn end(
    doc: &Doc<'_>,
    sentence: &Sentence,
    start: usize,
    extent: Extent,
) -> usize {
    let home = doc.quotation(start);
    let outer = start.checked_sub(1).and_then(|b| doc.quotation(b));
    let mut at = start;
    while at < sentence.run.end {
        let left = home.is_some() && outer == home && doc.quotation(at) != home;
        let quoted = doc.quotation(at) != outer;
        if left
            || (!quoted
                && (stops(doc, sentence, at, start)
                    || (extent == Extent::Object && object_stops(doc, sentence, at, start))))
        {
            break;
        }
        at += 1;
        if at > start + 1 && outer.is_none() && closes(doc, at - 1) {
            break;
        }
    }
    at
}

/// “… a “disgrace,” …”: the mark behind a stop or comma closes quoted words that
/// end the content.
fn closes(doc: &Doc<'_>, at: usize) -> bool {
    let inner = at.checked_sub(1).filter(|i| doc.quotation(*i).is_some());
    inner.is_some_and(|i| {
        doc.quotation(at).is_none()
            && !doc.is_word(at)
            && match doc.low(i) {
                "," => !list_of_quoted(doc, at + 1),
                "." | "!" | "?" => doc.low(at) != ".",
                _ => false,
            }
    })
}

/// “… is “angry,” tired and old”: the comma parts a list or a clause within.
fn list_of_quoted(doc: &Doc<'_>, next: usize) -> bool {
    let subject = C::DETERMINER | C::PRONOUN | C::POSSESSIVE;
    let apart = doc.is(next, subject)
        || doc.capital(next)
        || doc.low(next).ends_with("ing")
        || matches!(
            doc.low(next),
            "as" | "in" | "according" | "while" | "although" | "though"
        )
        || (matches!(doc.low(next), "and" | "but")
            && (doc.is(next + 1, subject) || doc.capital(next + 1)));
    !apart
}

/// What ends every content: the article's aside, another saying, a semicolon.
fn stops(doc: &Doc<'_>, sentence: &Sentence, at: usize, start: usize) -> bool {
    let next = at + 1;
    match doc.low(at) {
        ";" => true,
        "," => comma_stops(doc, sentence, next),
        "as" if compares(doc, at) => false,
        "and" | "but" | "while" | "as" => {
            at > start && (new_saying(doc, sentence, next) || declines(doc, at))
        }
        "–" | "—" => doc.spaced(at) && doc.phrase(next, "according to").is_some(),
        "." | "!" | "?" => at > start && doc.spaced(next),
        ":" => at > start + 2 && doc.spaced(next) && speaks(doc, sentence, next),
        "according" => doc.low(next) == "to",
        "although" | "though" | "whereas" => at > start + 2,
        _ => false,
    }
}

/// ", adding", ", but", ", according to", ", although", ", the minister said".
fn comma_stops(doc: &Doc<'_>, sentence: &Sentence, next: usize) -> bool {
    let saying = cue::cue(doc, next).is_some_and(|c| c.form == cue::Form::Ing);
    let with = doc.low(next) == "with"
        && (next + 1..next + 8).any(|i| cue::cue(doc, i).is_some_and(|c| c.form == cue::Form::Ing));
    let and = doc.low(next) == "and" && new_saying(doc, sentence, next + 1);
    let but = doc.low(next) == "but" && !shares_subject(doc, next + 1);
    saying
        || with
        || heard(doc, next)
        || but
        || disputed::charge(doc, next + 1)
        || contradicted(doc, sentence, next)
        || and
        || matches!(
            doc.low(next),
            "according"
                | "although"
                | "though"
                | "while"
                | "whereas"
                | "compared"
                | "underscoring"
                | "highlighting"
                | "despite"
        )
        || (doc.low(next) == "as" && (cue::is_saying(doc, next + 1) || doc.low(next + 1) == "per"))
        || (doc.low(next) == "with" && matches!(doc.low(next + 1), "fears" | "some" | "many"))
}

/// ", an inquest heard on Tuesday", ", jurors were told": the court where it was said.
fn heard(doc: &Doc<'_>, at: usize) -> bool {
    let court = |i: &usize| {
        matches!(
            doc.low(*i),
            "court"
                | "inquest"
                | "jury"
                | "jurors"
                | "tribunal"
                | "hearing"
                | "inquiry"
                | "trial"
                | "committee"
                | "judge"
                | "magistrates"
        )
    };
    let words = (at..at + 4).take_while(|i| doc.is_word(*i));
    words.into_iter().find(court).is_some_and(|i| {
        let verb = i + 1 + usize::from(doc.is(i + 1, C::AUXILIARY));
        matches!(doc.low(verb), "heard" | "told" | "been")
            && (verb > i + 1 || doc.low(verb) == "heard")
    })
}

/// "which the army denied": the article's own words on what was said.
fn contradicted(doc: &Doc<'_>, sentence: &Sentence, which: usize) -> bool {
    let end = sentence.run.end.min(which + 8);
    let denies = |i: &usize| cue::cue(doc, *i).is_some_and(|c| disputed::denies(c.lemma));
    matches!(doc.low(which), "which" | "something")
        && (which + 2..end)
            .take_while(|i| doc.is_word(*i))
            .find(denies)
            .is_some_and(|verb| !doc.is_word(verb + 1))
}

/// "but would not leave", "but not at night", "but that it held": the speaker's clause goes on.
fn shares_subject(doc: &Doc<'_>, at: usize) -> bool {
    // "but “not by enough”".
    let mark = matches!(doc.low(at), "“" | "\"" | "''" | "``" | "‘");
    let at = at + usize::from(mark);
    let verb = doc.is(at, C::AUXILIARY | C::VERB)
        || (doc.low(at).len() > 4 && doc.low(at).ends_with("ed"));
    let saying = cue::is_saying(doc, at) || cue::is_saying(doc, at + 1);
    !saying
        && (verb
            || doc.is(at, C::PREPOSITION | C::ADVERB)
            || matches!(doc.low(at), "that" | "rather" | "more"))
}

/// "and stated", "while others mentioned", "and Ann Low, the mayor, said".
fn new_saying(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> bool {
    let finite = |i: usize| {
        cue::cue(doc, i).is_some_and(|c| matches!(c.form, cue::Form::Past | cue::Form::Third))
    };
    let adverb = usize::from(doc.is(at, C::ADVERB));
    let later = (at..at + 3).find(|i| matches!(doc.low(*i), "after" | "when" | "before"));
    let apart = later.is_some_and(|l| (l + 2..l + 9).any(finite));
    let also = cue::is_saying(doc, at) && doc.low(at).ends_with("ing");
    apart || also || finite(at + adverb) || speaks(doc, sentence, at)
}

/// "twice as many as the guard said": what it is compared with.
fn compares(doc: &Doc<'_>, at: usize) -> bool {
    doc.before(at, 2) == "as"
        && matches!(
            doc.before(at, 1),
            "many" | "much" | "high" | "large" | "long" | "often"
        )
}

/// "but declined to say": what the speaker would not say is the article's.
fn declines(doc: &Doc<'_>, but: usize) -> bool {
    let verb = but + 1 + usize::from(doc.is(but + 1, C::ADVERB));
    doc.low(but) == "but"
        && matches!(
            doc.low(verb),
            "declined" | "refused" | "declines" | "refuses" | "would"
        )
        && (doc.low(verb) != "would" || doc.low(verb + 1) == "not" && doc.low(verb + 2) == "say")
}

/// A speaker of their own stands behind the conjunction.
fn speaks(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> bool {
    let limit = sentence.run.end.min(at + 14);
    let near = (at + 1..limit).take_while(|i| !matches!(doc.low(*i), ";" | "." | "that"));
    let says = |i: &usize| cue::cue(doc, *i).is_some_and(|c| c.form != cue::Form::Ing);
    let Some(verb) = near.into_iter().find(says) else {
        return false;
    };
    claimant::subject(doc, sentence, verb).is_some_and(|who| {
        let first = who
            .role
            .as_ref()
            .map_or(who.name.start, |r| r.start.min(who.name.start));
        first == at && claimant::can_speak(doc, &who.name)
    })
}

fn object_stops(doc: &Doc<'_>, sentence: &Sentence, at: usize, start: usize) -> bool {
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
        "in" | "on" | "at" | "during" => at > start && medium(doc, at + 1),
        "–" | "—" => doc.spaced(at),
        _ => false,
    }
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
    fn the_article_goes_on_behind_the_content() {
        for text in [
            "The mayor said the dam was old; nobody had looked.",
            "The mayor said the dam was old, but nobody had looked.",
            "The mayor said the dam was old, although nobody had looked.",
            "The mayor said the dam was old, despite the new wall.",
            "The mayor said the dam was old, which the guild denied.",
            "The mayor said the dam was old, something the guild has denied.",
            "The mayor said the dam was old, an inquest heard.",
            "The mayor said the dam was old, jurors were told on Monday.",
            "The mayor said the dam was old, underscoring the need.",
            "The mayor said the dam was old, with some in doubt.",
            "The mayor said the dam was old but declined to say how old.",
            "The mayor said the dam was old but would not say how old.",
            "The mayor said the dam was old, a view that others share.",
            "The mayor said the dam was old, a claim that the town heard.",
        ] {
            assert_eq!(what(text), ["the dam was old"], "{text}");
        }
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
                "The mayor put turnout at 44%, down six points on May.",
                "turnout at 44%, down six points on May",
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
    fn another_saying_ends_it() {
        assert_eq!(
            what("The mayor said the dam was old, adding that it leaked."),
            ["the dam was old", "it leaked"]
        );
        assert_eq!(
            what("The mayor said the dam was old: the guild said in May that it leaked."),
            ["the dam was old", "it leaked"]
        );
        assert_eq!(
            what("The mayor said the dam was old and claimed that it leaked."),
            ["the dam was old", "it leaked"]
        );
        assert_eq!(
            what("The mayor wrote that the dam was old but warning that it leaked."),
            ["the dam was old"]
        );
        assert_eq!(
            what("Some said the dam was old while others said it was new."),
            ["the dam was old", "it was new"]
        );
    }
}
