//! Commas behind which the article goes on for itself.

use super::new_saying;
use crate::lexicon::Classes as C;
use crate::statement::{cue, disputed};
use crate::text::{Doc, Sentence};

/// ", adding", ", but", ", according to", ", although", ", the minister said".
pub(super) fn comma_stops(doc: &Doc<'_>, sentence: &Sentence, next: usize) -> bool {
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
}
