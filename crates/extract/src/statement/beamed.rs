//! “It is ours,” beamed the winner. A verb that no list has, between a quotation and who
//! it can only belong to.

use super::Link;
use super::claimant::{self, Speaker};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Sentence};

/// The words of saying that begin at `from`, behind a closed quotation with a comma, and
/// are all that follows it.
pub(super) fn beamed(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> Option<Link> {
    inverted(doc, sentence, from).or_else(|| straight(doc, sentence, from))
}

/// "beamed the winner, Ann Low."
fn inverted(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Link> {
    let next = verb + 1;
    let named =
        doc.capital(next) || matches!(doc.low(next), "the" | "a" | "an" | "one" | "her" | "his");
    (past(doc, verb) && named).then_some(())?;
    let who = claimant::following(doc, sentence, next)?;
    let end = who.name.end.max(who.role.as_ref().map_or(0, |r| r.end));
    let speaks = claimant::can_speak(doc, &who.name) && closes(doc, sentence, end);
    speaks.then(|| who.link(verb..next))
}

/// "she beamed.", "Ann Low beamed."
fn straight(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> Option<Link> {
    let pronoun = matches!(doc.low(from), "he" | "she" | "they" | "i");
    let capitals = (from..from + 4).take_while(|i| doc.capital(*i) && doc.is_word(*i));
    let verb = if pronoun {
        from + 1
    } else {
        from + capitals.count()
    };
    let subject = verb > from && past(doc, verb) && closes(doc, sentence, verb + 1);
    let who = Speaker {
        name: from..verb,
        role: None,
    };
    subject.then(|| who.link(verb..verb + 1))
}

fn past(doc: &Doc<'_>, at: usize) -> bool {
    let small = C::PREPOSITION | C::CONJUNCTION | C::ADVERB | C::AUXILIARY;
    let word = doc.low(at);
    word.len() > 4 && word.ends_with("ed") && !doc.capital(at) && !doc.is(at, small)
}

fn closes(doc: &Doc<'_>, sentence: &Sentence, end: usize) -> bool {
    end >= sentence.run.end || matches!(doc.low(end), "." | ",")
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn whatever_the_verb_a_quotation_and_a_speaker_belong_together() {
        for (text, who) in [
            ("“It is ours at last,” beamed the winner.", "the winner"),
            (
                "“It is ours at last,” thundered Ann Low, the mayor.",
                "Ann Low",
            ),
            ("“It is ours at last,” she beamed.", "she"),
            (
                "“It is ours at last,” Ann Low beamed, to cheers.",
                "Ann Low",
            ),
        ] {
            assert_eq!(
                said(text),
                [(who.into(), "It is ours at last".into())],
                "{text}"
            );
        }
    }

    #[test]
    fn verbs_with_more_behind_them_say_nothing() {
        for text in [
            "The play, “It is ours,” opened the season in Norland.",
            "“It is ours at last,” painted on the wall, is old.",
            "The song “It is ours at last,” recorded by Ann Low, won.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
