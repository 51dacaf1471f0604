//! Whose claim it is: "the union's claim", "a claim by the union", "the union made a claim".

use crate::lexicon::Classes as C;
use crate::statement::claimant::{self, Speaker};
use crate::text::{Doc, Sentence};

/// "the union's", "his", before the noun and an adjective.
pub(super) fn owner(doc: &Doc<'_>, sentence: &Sentence, noun: usize) -> Option<Speaker> {
    let floor = sentence.run.start.max(noun.saturating_sub(3));
    let at = (floor..noun)
        .rev()
        .find(|i| doc.is(*i, C::POSSESSIVE) || matches!(doc.low(*i), "'s" | "'" | "’"))?;
    let plain =
        (at + 1..noun).all(|i| doc.is_word(i) && !doc.is(i, C::PREPOSITION | C::CONJUNCTION));
    plain.then_some(())?;
    if doc.is(at, C::POSSESSIVE) {
        return Some(Speaker {
            name: at..at + 1,
            role: None,
        });
    }
    let last = at.checked_sub(1).filter(|i| *i >= sentence.run.start)?;
    let name = claimant::noun_phrase(doc, sentence, last)?;
    let verb = doc.low(name.start).ends_with("ed") && doc.capital(name.start + 1);
    let name = name.start + usize::from(verb && name.len() > 1)..name.end;
    claimant::can_speak(doc, &name).then_some(Speaker { name, role: None })
}

/// "The army issued a warning that": whoever gave it.
pub(super) fn giver(doc: &Doc<'_>, sentence: &Sentence, noun: usize) -> Option<Speaker> {
    let floor = sentence.run.start.max(noun.saturating_sub(3));
    let article = (floor..noun)
        .rev()
        .find(|i| matches!(doc.low(*i), "a" | "an" | "the"))?;
    let plain = (article..noun).all(|i| doc.is_word(i) && !doc.is(i, C::PREPOSITION));
    let verb = article.checked_sub(1).filter(|i| *i > sentence.run.start)?;
    let gives = matches!(
        doc.low(verb),
        "issued" | "issues" | "gave" | "made" | "repeated" | "sounded" | "published" | "voiced"
    );
    (plain && gives && doc.low(noun + 1) == "that").then_some(())?;
    let who = claimant::subject(doc, sentence, verb)?;
    claimant::can_speak(doc, &who.name).then_some(who)
}

/// "a claim by the union that", "a warning from the army that".
pub(super) fn behind(doc: &Doc<'_>, sentence: &Sentence, noun: usize) -> Option<(Speaker, usize)> {
    if let Some(by) = spread(doc, noun) {
        let who = claimant::following(doc, sentence, by + 1)?;
        let limit = sentence.run.end.min(who.name.end + 8);
        let close = (who.name.end..limit).find(|i| doc.low(*i) == ",")?;
        return claimant::can_speak(doc, &who.name).then_some((who, close + 1));
    }
    matches!(doc.low(noun + 1), "by" | "from").then_some(())?;
    let who = claimant::following(doc, sentence, noun + 2)?;
    let that = who.name.end;
    claimant::can_speak(doc, &who.name).then_some((who, that))
}

/// "a claim, first made by a clerk, that": the "by" of those who spread it.
pub(in crate::statement) fn spread(doc: &Doc<'_>, noun: usize) -> Option<usize> {
    let verb = noun + 2 + usize::from(doc.is(noun + 2, C::ADVERB) || doc.low(noun + 2) == "first");
    let told = matches!(
        doc.low(verb),
        "made" | "repeated" | "shared" | "spread" | "echoed" | "aired" | "voiced" | "raised"
    );
    let by = verb + 1;
    (doc.low(noun + 1) == "," && told && doc.low(by) == "by").then_some(by)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    /// The only statement.
    fn one(text: &str) -> (String, String) {
        let mut found = said(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    #[test]
    fn or_behind_by_and_from() {
        for (text, who, what) in [
            (
                "A claim by the guild that the dam was old was wrong.",
                "the guild",
                "the dam was old",
            ),
            (
                "Nobody believes a claim, first made by a clerk in the town, that the dam was old.",
                "a clerk in the town",
                "the dam was old",
            ),
            (
                "A warning from the army that the dam was old was wrong.",
                "the army",
                "the dam was old",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }

    #[test]
    fn or_before_the_verb_that_gives_it() {
        assert_eq!(
            one("The mayor issued a stark warning that the dam was old."),
            ("The mayor".into(), "the dam was old".into())
        );
        assert!(said("The mayor heard a warning that the dam was old.").is_empty());
    }
}
