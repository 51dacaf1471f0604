//! How somebody spoke: "was blunter", "disagreed".

use crate::lexicon::Classes as C;
use crate::text::{Doc, Sentence};

/// "was blunter", "was even more cautious", "disagreed": how somebody spoke.
pub(super) fn manner(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> bool {
    if matches!(
        doc.low(verb),
        "disagreed"
            | "disagrees"
            | "disagree"
            | "demurred"
            | "agreed"
            | "agrees"
            | "concurred"
            | "shrugged"
            | "laughed"
            | "demurs"
            | "bristled"
            | "conceded"
            | "protested"
    ) {
        return doc.low(verb + 1) == ".";
    }
    let be = matches!(
        doc.low(verb),
        "was" | "were" | "is" | "are" | "sounded" | "seemed"
    );
    let end = sentence.run.end - 1;
    let rest = verb + 1..end.min(verb + 4);
    let short = end <= verb + 4;
    be && short && rest.into_iter().any(|i| tone(doc, i))
}

fn tone(doc: &Doc<'_>, at: usize) -> bool {
    let more = matches!(doc.before(at, 1), "more" | "less") && !doc.is(at, C::PREPOSITION);
    more || matches!(
        doc.low(at),
        "blunter"
            | "blunt"
            | "clearer"
            | "harsher"
            | "gloomier"
            | "warier"
            | "sharper"
            | "firmer"
            | "adamant"
            | "defiant"
            | "unmoved"
            | "unrepentant"
            | "unapologetic"
            | "scathing"
            | "dismissive"
            | "sceptical"
            | "skeptical"
            | "optimistic"
            | "pessimistic"
            | "furious"
            | "emphatic"
            | "philosophical"
            | "unimpressed"
            | "unconvinced"
            | "resigned"
            | "cautious"
            | "categorical"
            | "jubilant"
            | "delighted"
            | "livid"
            | "unequivocal"
    )
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn how_somebody_spoke_brings_in_a_quotation() {
        for text in [
            "Ann Low was even blunter. “The dam is very old.”",
            "Ann Low demurred. “The dam is very old.”",
        ] {
            assert_eq!(said(text).len(), 1, "{text}");
        }
        assert!(said("Ann Low was there. “The dam is very old.”").is_empty());
    }
}
