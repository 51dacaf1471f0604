//! Sayings of more than one word: "took credit for", "pointed fingers at",
//! "released a list of".

use crate::lexicon::Classes as C;
use crate::text::Doc;

/// An idiom: its last word and where its content begins.
pub(super) struct Idiom {
    pub(super) last: usize,
    pub(super) content: usize,
}

/// The idiom whose verb stands at `verb`.
pub(super) fn idiom(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    credit(doc, verb)
        .or_else(|| fingers(doc, verb))
        .or_else(|| list(doc, verb))
}

/// "took credit for it": what is taken is what is said.
fn credit(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    let takes = matches!(
        doc.low(verb),
        "took" | "takes" | "take" | "taken" | "taking"
    );
    let taken =
        matches!(doc.low(verb + 1), "credit" | "responsibility") && doc.low(verb + 2) == "for";
    (takes && taken).then_some(Idiom {
        last: verb,
        content: verb + 1,
    })
}

fn fingers(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    let points = matches!(doc.low(verb), "pointed" | "points" | "point" | "pointing");
    let at = (verb + 1..verb + 4)
        .find(|i| doc.low(*i) == "at" && doc.low(i - 1).starts_with("finger"))?;
    points.then_some(Idiom {
        last: at,
        content: at + 1,
    })
}

fn list(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    let gives = matches!(
        doc.low(verb),
        "released"
            | "compiled"
            | "published"
            | "issued"
            | "posted"
            | "gave"
            | "releases"
            | "publishes"
    );
    let listed = doc.is(verb + 1, C::DETERMINER)
        && (verb + 2..verb + 4)
            .any(|i| matches!(doc.low(i), "list" | "tally" | "toll" | "estimate"));
    (gives && listed).then_some(Idiom {
        last: verb,
        content: verb + 1,
    })
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn idioms_of_saying() {
        assert_eq!(
            said("The guild took credit for the fire."),
            [("The guild".into(), "credit for the fire".into())]
        );
        assert_eq!(
            said("Farmers pointed the finger at Norland."),
            [("Farmers".into(), "Norland".into())]
        );
        assert_eq!(
            said("The ministry released a list of 12 closed wells."),
            [("The ministry".into(), "a list of 12 closed wells".into())]
        );
    }

    #[test]
    fn other_uses_of_their_verbs_are_none() {
        assert!(said("The guild took a train.").is_empty());
        assert!(said("The ministry released a dove.").is_empty());
    }
}
