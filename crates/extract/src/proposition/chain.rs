//! Who says it and how: "According to the Ledger, the mayor said it rained."

use super::named::Named;
use super::{capitalised, line, one_line};
use crate::lexicon::Classes as C;
use crate::statement::{self, Link, Said};
use crate::text::{Doc, Run};

/// What may stand between the verb and what is said: a hearer, a day, "that".
const BETWEEN: usize = 14;

/// The words with their speaker and whoever passed them on, as one sentence.
pub(super) fn told<'d>(doc: &Doc<'d>, said: &Said, words: Words, named: &Named<'d>) -> String {
    let Some(inner) = said.links.first() else {
        return stopped(&words.text);
    };
    let name = |link: &Link| one_line(&named.name(doc, &link.claimant));
    let mut text = own(doc, said, inner, &name(inner), &words);
    for outer in said.links.iter().skip(1) {
        text = match cue(doc, said, outer) {
            Cue::Source => format!("{} {}, {}", doc.exact(&outer.cue), name(outer), small(text)),
            Cue::Verb => format!("{} {}: {text}", name(outer), doc.exact(&outer.cue)),
            Cue::Other => format!("{}: {text}", name(outer)),
        };
    }
    stopped(&capitalised(&text))
}

/// What is said, and whether it is the content as it stands behind the cue.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) whole: bool,
}

fn own(doc: &Doc<'_>, said: &Said, link: &Link, name: &str, words: &Words) -> String {
    match cue(doc, said, link) {
        Cue::Source => [
            doc.exact(&link.cue),
            " ",
            name,
            ", ",
            &small(words.text.clone()),
        ]
        .concat(),
        Cue::Other => [name, ": ", &words.text].concat(),
        Cue::Verb => match behind(doc, said, link).filter(|_| words.whole) {
            Some(clause) => format!("{name} {}", line(doc, &clause)),
            // "The report was denied by the guild": what was denied is the verb's object.
            None if matches!(said.rules.first(), Some(&"disputed charge" | &"passive")) => {
                let words = small(words.text.clone());
                format!("{name} {} {words}", told_by(doc, said, link))
            }
            None => format!("{name} {}: {}", told_by(doc, said, link), words.text),
        },
    }
}

/// From the verb, with its auxiliaries where they stand beside the speaker, to the
/// end of what is said, where that follows without quotation marks.
fn behind(doc: &Doc<'_>, said: &Said, link: &Link) -> Option<Run> {
    let group = link.claimant.end..link.cue.start;
    let beside =
        group.start <= group.end && group.len() <= 4 && group.clone().all(|i| doc.is_word(i));
    // "a court, which said": the relative pronoun goes with its clause.
    let relative = usize::from(beside && matches!(doc.low(group.start), "which" | "who" | "that"));
    let from = match beside {
        true => (group.start + relative).min(link.cue.start),
        false => link.cue.start,
    };
    let between = link.cue.end..said.content.start;
    let near = between.start <= between.end && between.len() <= BETWEEN;
    let plain = doc.quotation(said.content.start).is_none()
        && between
            .clone()
            .all(|i| doc.is_word(i) || doc.is_number(i) || doc.low(i) == "-")
        && !between.clone().any(|i| link.claimant.contains(&i));
    (near && plain).then_some(from..said.content.end)
}

/// The verb in small letters where it opens the sentence: "Insisted Ann Low: …".
fn told_by(doc: &Doc<'_>, said: &Said, link: &Link) -> String {
    let words = line(doc, &verb(doc, said, link));
    let opens = link.cue.start < link.claimant.start && doc.capital(link.cue.start);
    match opens {
        true => words.to_lowercase(),
        false => words,
    }
}

/// The verb; of "told" with whom it was told.
fn verb(doc: &Doc<'_>, said: &Said, link: &Link) -> Run {
    let tells = matches!(doc.low(link.cue.start), "told" | "tells" | "tell");
    let limit = link.cue.end + BETWEEN / 2;
    // The verb that interrupts a quotation stands within what is said.
    let interrupts = said.content.contains(&link.cue.start);
    let words = if interrupts {
        0..0
    } else {
        said.content.clone()
    };
    let hearer = (link.cue.end..limit).take_while(|i| {
        doc.is_word(*i)
            && !matches!(doc.low(*i), "that" | "as" | "when" | "while")
            && !link.claimant.contains(i)
            && !words.contains(i)
    });
    let words = if tells { hearer.count() } else { 0 };
    link.cue.start..link.cue.end + words
}

/// Without the capital that only begins sentences.
fn small(text: String) -> String {
    let word: &str = text
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let class = crate::lexicon::classes(&*word.to_lowercase());
    let opens = C::DETERMINER | C::PREPOSITION | C::PRONOUN | C::CONJUNCTION | C::POSSESSIVE;
    let rest = text.get(word.len()..).unwrap_or("");
    match (class.any(opens) || word == "There") && word != "I" && word != "US" && !word.is_empty() {
        true => word.to_lowercase() + rest,
        false => text,
    }
}

enum Cue {
    /// "according to": the speaker stands behind.
    Source,
    /// A finite verb.
    Verb,
    /// A participle, a noun, a colon.
    Other,
}

fn cue(doc: &Doc<'_>, said: &Said, link: &Link) -> Cue {
    let first = link.cue.start;
    let found = said.rules.first().copied();
    if matches!(doc.low(first), "according" | "as" | "per") {
        return Cue::Source;
    }
    let participle = doc.low(first).ends_with("ing");
    let verb = statement::is_saying(doc, first) || found == Some("idiom");
    match verb && !participle && found != Some("noun of saying") {
        true => Cue::Verb,
        false => Cue::Other,
    }
}

/// Ends like a sentence.
fn stopped(text: &str) -> String {
    let marks = ['”', '"', '’', '\'', '»'];
    let bare = text.trim_end_matches(marks);
    let closing = text.get(bare.len()..).unwrap_or("");
    let cut = bare.trim_end_matches([',', ';', ':', ' ', '–', '—', '-']);
    match cut.ends_with(['.', '!', '?', '…']) {
        true => [cut, closing].concat(),
        false => [cut, closing, "."].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::drafts;

    #[test]
    fn the_verb_keeps_what_belongs_to_it() {
        for (text, expected) in [
            (
                "The mayor has also said that it was old.",
                "The mayor has also said that it was old.",
            ),
            (
                "The mayor told the Ledger on Monday that it was old, but nobody heard.",
                "The mayor told the Ledger on Monday that it was old.",
            ),
            ("The mayor vowed to mend it.", "The mayor vowed to mend it."),
            (
                "They met the mayor, who said that it was old.",
                "The mayor said that it was old.",
            ),
            (
                "“It was old,” the mayor told the men as it rained.",
                "The mayor told the men: It was old.",
            ),
            (
                "There was a dam, according to the mayor.",
                "According to the mayor, there was a dam.",
            ),
            (
                "The mayor called the fire a “disgrace,” a day later.",
                "The mayor called the fire a “disgrace”.",
            ),
            (
                "The mayor spoke of three gunmen.",
                "The mayor spoke of three gunmen.",
            ),
            (
                "Of these men, 12 were old, according to the mayor.",
                "According to the mayor, of these men, 12 were old.",
            ),
            (
                "“It was old,” the mayor told the Ledger.",
                "The mayor told the Ledger: It was old.",
            ),
            (
                "“The dam,” the mayor told the Ledger, “was old.”",
                "The mayor told the Ledger: The dam was old.",
            ),
            (
                "The mayor told the Ledger that “it was old and it had leaked for years.”",
                "The mayor told the Ledger: it was old and it had leaked for years.",
            ),
            (
                "The dam was old, a charge the guild denied.",
                "The guild denied a charge.",
            ),
            (
                "The report was denied by the guild.",
                "The guild denied the report.",
            ),
            (
                "Insisted Ann Low: “It was old.”",
                "Ann Low insisted: It was old.",
            ),
            (
                "The dam had been old, the mayor said.",
                "The mayor said: The dam had been old.",
            ),
            (
                "The mayor left the town, adding that it leaked.",
                "The mayor: it leaked.",
            ),
            (
                "The mayor’s claim that it had leaked surprised them.",
                "The mayor: it had leaked.",
            ),
        ] {
            assert_eq!(drafts(text)[0], expected, "{text}");
        }
    }

    #[test]
    fn whoever_passed_it_on_comes_first() {
        assert_eq!(
            drafts("The Ledger, citing a police report, said that the dam was old.")[0],
            "The Ledger said: A police report: the dam was old.".replace("A police", "a police")
        );
    }
}
