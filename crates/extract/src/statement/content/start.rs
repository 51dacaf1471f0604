//! Where what is said begins: behind "that", the hearer, and adverbials.

use super::medium;
use crate::lexicon::Classes as C;
use crate::statement::cue;
use crate::text::{Doc, Sentence};

/// Behind the cue: adverbials, the hearer, "that", a colon. The place where the content begins.
pub(in crate::statement) fn start(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    hearer: bool,
) -> Option<usize> {
    let first = verb + 1;
    if let Some(that) = that_near(doc, sentence, first, hearer) {
        return Some(that + 1);
    }
    let mut at = first;
    if hearer {
        at = hearer_end(doc, sentence, at)?;
    }
    at = adverbials(doc, sentence, at);
    if doc.low(at) == ":" {
        at += 1;
    }
    (at < sentence.run.end).then_some(at)
}

/// A "that" close behind, with only adverbials or the hearer between.
fn that_near(doc: &Doc<'_>, sentence: &Sentence, first: usize, hearer: bool) -> Option<usize> {
    let limit = sentence.run.end.min(first + 20);
    let that = (first..limit).find(|i| doc.low(*i) == "that")?;
    let between = first..that;
    // "said on Norland's “Early Hour” that": the name of a broadcast.
    let title = |i: usize| doc.capital(i) || !doc.is_word(i);
    let on_air = matches!(doc.low(first), "on" | "in")
        && (first + 1..that).all(|i| doc.quotation(i).is_none() || title(i));
    let quiet = !between.clone().any(|i| {
        !on_air && matches!(doc.low(i), "\"" | "“")
            || matches!(
                doc.low(i),
                "." | ";" | "is" | "was" | "are" | "were" | "has" | "had" | "have"
            )
            || cue::is_saying(doc, i)
    });
    let adverbial = doc.is(first, C::PREPOSITION | C::WEEKDAY | C::ADVERB)
        || matches!(doc.low(first), "," | "late" | "early" | "last" | "this")
        || adverbials(doc, sentence, first) == that
        || hearer;
    // "vowed to block it, meaning that": an infinitive has a clause of its own.
    let infinitive = doc.low(first) == "to"
        && !doc.capital(first + 1)
        && !doc.is(
            first + 1,
            C::DETERMINER | C::PRONOUN | C::PERSON | C::COUNTED | C::SOURCE,
        );
    let adverbial = adverbial && !infinitive;
    let pronoun = hearer && (first + 2..that).any(|i| doc.is(i, C::PRONOUN));
    let demonstrative = between.is_empty() && verb(doc, that + 1);
    // "alleged last month that banned boats": a month is nothing that bans.
    let dated = adverbials(doc, sentence, first) == that;
    let relative = !between.is_empty() && !hearer && !dated && verb(doc, that + 1);
    (quiet && !relative && !pronoun && !demonstrative && (between.is_empty() || adverbial))
        .then_some(that)
}

/// A finite verb: "that" before it is a pronoun.
fn verb(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, C::AUXILIARY | C::VERB) || (doc.low(at).len() > 4 && doc.low(at).ends_with("ed"))
}

/// The end of who is told: "the court", "Reuters", "us".
fn hearer_end(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> Option<usize> {
    if !doc.capital(from)
        && matches!(
            doc.low(from),
            "me" | "us" | "him" | "her" | "them" | "you" | "it"
        )
    {
        return Some(from + 1);
    }
    let limit = sentence.run.end.min(from + 10);
    let mut at = from;
    while at < limit && (doc.is_word(at) || doc.low(at) == "-") && !hearer_stops(doc, at, from) {
        at += 1;
    }
    (at > from).then_some(at)
}

fn hearer_stops(doc: &Doc<'_>, at: usize, from: usize) -> bool {
    let named = at > from
        && doc.capital(at - 1)
        && !doc.capital(at)
        && doc.low(at) != "'s"
        && doc.low(at - 1) != "the";
    let new_phrase =
        at > from && doc.is(at, C::DETERMINER | C::PRONOUN) && !doc.is(at - 1, C::PREPOSITION);
    doc.is(at, C::AUXILIARY | C::PRONOUN | C::CONJUNCTION | C::WEEKDAY)
        && at > from
        && doc.low(at) != "'s"
        && doc.low(at) != "and"
        || matches!(
            doc.low(at),
            "about" | "of" | "in" | "to" | "on" | "during" | "against" | "at"
        )
        || at > from && doc.low(at) == "there" && doc.is(at + 1, C::AUXILIARY)
        || (named && !doc.is(at, C::SOURCE | C::PERSON))
        || new_phrase
}

/// "on Tuesday", "in a statement", "earlier", "to Reuters".
pub(in crate::statement) fn adverbials(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> usize {
    let mut at = from;
    for _ in 0..4 {
        let next = if doc.is(at, C::WEEKDAY)
            || (doc.is(at, C::ADVERB)
                && !matches!(
                    doc.low(at),
                    "only" | "even" | "not" | "so" | "just" | "then" | "almost" | "further"
                )) {
            at + 1
        } else if matches!(doc.low(at), "on" | "late" | "early")
            && (doc.is(at + 1, C::WEEKDAY) || doc.is(at + 2, C::WEEKDAY))
        {
            at + if doc.is(at + 1, C::WEEKDAY) { 2 } else { 3 }
        } else if let Some(words) = time(doc, at).or_else(|| date(doc, at)) {
            at + words
        } else if doc.low(at) == "to" && doc.capital(at + 1) {
            (at + 1..sentence.run.end.min(at + 7))
                .find(|i| !doc.capital(*i))
                .unwrap_or(at)
        } else if matches!(doc.low(at), "in" | "on" | "during" | "at") && medium(doc, at + 1) {
            medium_end(doc, sentence, at)
        } else {
            at
        };
        if next == at || next >= sentence.run.end {
            break;
        }
        at = next;
    }
    at
}

/// "last week", "earlier this month", "a few days later", "two years ago".
fn time(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let unit = |i: usize| {
        matches!(
            doc.low(i),
            "week"
                | "month"
                | "year"
                | "weekend"
                | "night"
                | "morning"
                | "afternoon"
                | "evening"
                | "fall"
                | "spring"
                | "summer"
                | "winter"
        )
    };
    let units = |i: usize| {
        matches!(
            doc.low(i),
            "days" | "weeks" | "months" | "years" | "hours" | "minutes"
        )
    };
    if matches!(doc.low(at), "last" | "this" | "earlier" | "late" | "early") {
        let this = usize::from(doc.low(at) != "last" && matches!(doc.low(at + 1), "this" | "last"));
        return (unit(at + this + 1) || doc.is(at + this + 1, C::MONTH | C::WEEKDAY))
            .then_some(this + 2);
    }
    let later = |i: usize| matches!(doc.low(i), "later" | "ago" | "earlier" | "before");
    (1..4)
        .find(|n| (units(at + n) || unit(at + n)) && later(at + n + 1))
        .map(|n| n + 2)
}

/// "Oct. 6", "on 6 October".
fn date(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let on = usize::from(doc.low(at) == "on");
    let first = at + on;
    let month = |i: usize| doc.is(i, C::MONTH) && doc.capital(i);
    let stop = usize::from(doc.low(first + 1) == ".");
    let day = |i: usize| {
        doc.is_number(i)
            && doc.low(i).len() <= 2
            && !matches!(doc.low(i + 1), "%" | "percent" | "." | "-")
    };
    if month(first) && day(first + 1 + stop) {
        return Some(on + 2 + stop);
    }
    (on == 1 && day(first) && month(first + 1)).then_some(3)
}

fn medium_end(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> usize {
    let limit = sentence.run.end.min(from + 12);
    let end = (from..limit).find(|i| {
        matches!(doc.low(*i), "," | ":" | "." | "“" | "\"" | "''") || doc.is(*i, C::PRONOUN)
    });
    end.map_or(from, |e| if doc.low(e) == "," { e + 1 } else { e })
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn day_place_medium_and_hearer_stay_outside() {
        for before in [
            "said",
            "said that",
            "said on Tuesday that",
            "said late Tuesday that",
            "said Oct. 6 that",
            "said on 6 October that",
            "said last month that",
            "said in a statement that",
            "said in a long talk on the old radio in the town that",
            "said again that",
            "told Reuters that",
            "told us",
            "said on Norland Radio’s “Early Hour” that",
            "told the court on Tuesday that",
            "told a crowd in the town that",
            "informed them that",
        ] {
            let text = format!("The mayor {before} the dam was old.");
            let found = said(&text);
            assert_eq!(
                found,
                [("The mayor".into(), "the dam was old".into())],
                "{text}"
            );
        }
    }

    #[test]
    fn a_participle_behind_a_day_and_that_opens_the_clause() {
        let found = said("The guild alleged last week that retired pilots flew the boats.");
        assert_eq!(found[0].1, "retired pilots flew the boats");
    }

    #[test]
    fn that_may_be_a_pronoun() {
        for text in [
            "The flood adds to the drama that has held the town.",
            "The guild claims a part of the land that was given to the mayor.",
        ] {
            let found = said(text);
            assert!(
                found
                    .iter()
                    .all(|s| !s.1.starts_with("was") && !s.1.starts_with("has")),
                "{text}: {found:?}"
            );
        }
        assert_eq!(
            said("Some said that was old news.")[0].1,
            "that was old news"
        );
    }
}
