//! “…,” she said. “…,” said Ann Low. “…,” Ann Low, head of research, Low Dams said: the
//! clause of saying behind a quotation.

use crate::lexicon::Classes as C;
use crate::statement::Link;
use crate::statement::claimant::{self, Speaker as Who};
use crate::statement::cue::{self, Takes};
use crate::text::{Doc, Run, Sentence};

/// The clause of saying that begins at `from`.
pub(super) fn spoken(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> Option<Link> {
    if let Some(words) = doc
        .phrase(from, "according to")
        .or_else(|| doc.phrase(from, "as per"))
    {
        return Some(claimant::following(doc, sentence, from + words)?.link(from..from + words));
    }
    let adverb = usize::from(doc.is(from, C::ADVERB));
    if cue::cue(doc, from + adverb)
        .is_some_and(|c| c.takes.any(Takes::QUOTE) && c.form != cue::Form::Ing)
    {
        let verb = from + adverb;
        let one = |w: &Who| w.name.len() == 1 && doc.low(w.name.start) == "one";
        let who = claimant::following(doc, sentence, verb + 1)
            .filter(|w| one(w) || claimant::can_speak(doc, &w.name))?;
        return Some(who.link(verb..verb + 1)).filter(|_| doc.low(verb + 1) != "that");
    }
    let limit = sentence.run.end.min(from + 30);
    let verb = (from..limit)
        .take_while(|i| !matches!(doc.low(*i), "“" | "\"" | "''" | ";"))
        .find(|i| quotes(doc, *i) && !matches!(doc.before(*i, 1), "who" | "which"))?;
    let who = named_first(doc, from, verb).or_else(|| claimant::subject(doc, sentence, verb))?;
    let more = doc.low(verb + 1) == "that";
    let led = introduced(doc, from..who.name.start);
    let near =
        led || who.name.start <= from + 3 || who.role.as_ref().is_some_and(|r| r.start <= from + 1);
    (near && !more).then(|| who.link(verb..verb + 1))
}

/// “…,” the owner of Low Dams, Ann Low said: what she is, and a comma.
fn introduced(doc: &Doc<'_>, role: Run) -> bool {
    let opens = C::DETERMINER | C::POSSESSIVE | C::SOURCE | C::PERSON;
    let comma = role.end.checked_sub(1).filter(|i| role.contains(i));
    let commas = role.clone().filter(|i| doc.low(*i) == ",").count();
    comma.is_some_and(|i| doc.low(i) == ",")
        && commas == 1
        && doc.is(role.start, opens)
        && !role.into_iter().any(|i| clause(doc, i))
}

/// A word that no noun phrase has.
fn clause(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, C::AUXILIARY | C::PRONOUN)
        || doc.is(at, C::VERB) && !doc.capital(at)
        || cue::is_saying(doc, at)
}

/// “…,” Ann Low, head of research, Low Dams said: the name before what she is, where no
/// comma parts that from the verb.
fn named_first(doc: &Doc<'_>, from: usize, verb: usize) -> Option<Who> {
    let part =
        |i: &usize| doc.capital(*i) && doc.is_word(*i) && !doc.is(*i, C::DETERMINER | C::PRONOUN);
    let name = from..(from..from + 6).find(|i| !part(i))?;
    let role = name.end + 1..verb;
    let parted = doc.low(name.end) == "," && name.len() > 1 && !role.is_empty();
    let plain = doc.low(verb - 1) != "," && !role.clone().any(|i| clause(doc, i));
    (parted && plain).then_some(Who {
        name,
        role: Some(role),
    })
}

pub(super) fn quotes(doc: &Doc<'_>, at: usize) -> bool {
    cue::cue(doc, at).is_some_and(|c| c.takes.any(Takes::QUOTE) && c.form != cue::Form::Ing)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said as rows;

    fn pair(who: &str, what: &str) -> (String, String) {
        (who.to_owned(), what.to_owned())
    }

    #[test]
    fn the_name_stands_before_what_she_is() {
        for text in [
            "“The dam broke,” Ann Low, head of research, Low Dams said.",
            "“The dam broke,” Ann Low, VP Research, Low Dams told them.",
            "“The dam broke,” Ann Low, the head of the Dam Guild (DG) said.",
        ] {
            assert_eq!(rows(text), [pair("Ann Low", "The dam broke")], "{text}");
        }
        assert_eq!(
            rows("“The dam broke,” the owner of Low Dams, Ann Low said."),
            [pair("Ann Low", "The dam broke")]
        );
    }

    #[test]
    fn ranks_may_stand_before_the_name() {
        let text = "“The dam never broke,” spokesman Brig. Gen. Ann Low said in a statement.";
        let found = rows(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0.ends_with("Ann Low"), "{found:?}");
    }
}
