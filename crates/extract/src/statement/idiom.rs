//! Sayings of more than one word: "took credit for", "pointed fingers at",
//! "released a list of".

use super::content::Extent;
use crate::lexicon::Classes as C;
use crate::text::Doc;

/// An idiom: its last word and where its content begins.
pub(super) struct Idiom {
    pub(super) last: usize,
    pub(super) content: usize,
    pub(super) extent: Extent,
}

/// The idiom whose verb stands at `verb`.
pub(super) fn idiom(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    credit(doc, verb)
        .or_else(|| fingers(doc, verb))
        .or_else(|| list(doc, verb))
        .or_else(|| estimate(doc, verb))
        .or_else(|| attribution(doc, verb))
        .or_else(|| pointing_to(doc, verb))
        .or_else(|| pointing(doc, verb))
        .or_else(|| plea(doc, verb))
        .or_else(|| speaking(doc, verb))
}

/// "took credit for it": what is taken is what is said.
fn credit(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    let takes = matches!(
        doc.low(verb),
        "took" | "takes" | "take" | "taken" | "taking"
    );
    let taken = takes
        && matches!(doc.low(verb + 1), "credit" | "responsibility")
        && doc.low(verb + 2) == "for";
    taken.then_some(Idiom {
        last: verb,
        content: verb + 1,
        extent: Extent::Object,
    })
}

/// "spoke of three gunmen", "talked of a cover-up".
fn speaking(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    let speaks = matches!(
        doc.low(verb),
        "spoke" | "speaks" | "speak" | "talked" | "talks"
    );
    (speaks && doc.low(verb + 1) == "of").then_some(Idiom {
        last: verb,
        content: verb + 2,
        extent: Extent::Object,
    })
}

/// "point to “a wall of doubt”": words in quotation marks are somebody's.
fn pointing_to(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    let points =
        matches!(doc.low(verb), "pointed" | "points" | "point") && doc.low(verb + 1) == "to";
    let quoted = !doc.is_word(verb + 2) && doc.quotation(verb + 3).is_some();
    (points && quoted && doc.quotation(verb).is_none()).then_some(Idiom {
        last: verb + 1,
        content: verb + 2,
        extent: Extent::Object,
    })
}

/// "pointed out that", "made clear that", "hit back that".
fn pointing(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    match doc.low(verb) {
        "pointed" | "points" | "point" | "pointing" => doc.low(verb + 1) == "out",
        "made" | "makes" | "making" => doc.low(verb + 1) == "clear",
        "shot" | "hit" | "fired" | "shoots" | "hits" | "fires" => doc.low(verb + 1) == "back",
        _ => false,
    }
    .then_some(())?;
    let reach = if doc.low(verb + 1) == "back" { 3 } else { 6 };
    let that = (verb + 2..verb + reach).find(|i| doc.low(*i) == "that")?;
    let quiet = (verb + 2..that).all(|i| doc.is_word(i));
    quiet.then_some(Idiom {
        last: verb + 1,
        content: that + 1,
        extent: Extent::Clause,
    })
}

/// "pleaded not guilty to fraud": the charge is what is denied.
fn plea(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    let pleads = matches!(doc.low(verb), "pleaded" | "pleads" | "pled" | "pleading");
    let not = usize::from(doc.low(verb + 1) == "not");
    let guilty = verb + 1 + not;
    let charge = pleads && doc.low(guilty) == "guilty" && doc.low(guilty + 1) == "to";
    charge.then_some(Idiom {
        last: guilty,
        content: guilty + 2,
        extent: Extent::Object,
    })
}

fn fingers(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    matches!(doc.low(verb), "pointed" | "points" | "point" | "pointing").then_some(())?;
    let at = (verb + 1..verb + 4)
        .find(|i| doc.low(*i) == "at" && doc.low(i - 1).starts_with("finger"))?;
    Some(Idiom {
        last: at,
        content: at + 1,
        extent: Extent::Object,
    })
}

/// "put the losses at 5 million": an estimate.
fn estimate(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    matches!(
        doc.low(verb),
        "put" | "puts" | "putting" | "measured" | "measures"
    )
    .then_some(())?;
    let bound = |i: &usize| {
        doc.is(*i, C::PREPOSITION | C::ADVERB)
            || matches!(
                doc.low(*i),
                "less" | "more" | "fewer" | "least" | "most" | "no" | "close" | "somewhere"
            )
    };
    let amount = |i: usize| {
        let mark = usize::from(matches!(doc.low(i + 1), "“" | "\"" | "''" | "‘" | "'"));
        let first = i + 1 + mark;
        let words = (first..first + 3).take_while(bound).count();
        (0..=words).any(|skip| crate::figure::starts_amount(doc, first + skip))
    };
    let pointed = matches!(doc.low(verb + 1), "it" | "them") && doc.low(verb + 2) == "at";
    let clause = (verb + 2..verb + 12).take_while(|i| doc.is_word(*i) || doc.low(*i) == "-");
    let at = clause.into_iter().find(|i| doc.low(*i) == "at")?;
    let rated = matches!(
        doc.low(verb + 1),
        "support"
            | "turnout"
            | "losses"
            | "damage"
            | "growth"
            | "inflation"
            | "unemployment"
            | "costs"
    );
    let object = rated || pointed || doc.is(verb + 1, C::DETERMINER);
    (amount(at) && object).then_some(Idiom {
        last: verb,
        content: verb + 1,
        extent: Extent::Object,
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
    (gives && (listed || numbered(doc, verb))).then_some(Idiom {
        last: verb,
        content: verb + 1,
        extent: Extent::Object,
    })
}

/// "gave the number of those hurt as 57".
fn numbered(doc: &Doc<'_>, verb: usize) -> bool {
    let number = matches!(doc.low(verb + 1), "the" | "their" | "its")
        && matches!(doc.low(verb + 2), "number" | "figure" | "total" | "toll");
    let clause = (verb + 3..verb + 11).take_while(|i| doc.is_word(*i));
    let mut ends = clause.filter(|i| matches!(doc.low(*i), "as" | "at"));
    number && ends.any(|i| crate::figure::starts_amount(doc, i + 1))
}

/// "attributed the rise to old pipes": why it is so.
fn attribution(doc: &Doc<'_>, verb: usize) -> Option<Idiom> {
    let attributes = matches!(
        doc.low(verb),
        "attributed" | "attributes" | "attributing" | "attribute"
    );
    let passive = verb.checked_sub(1).is_some_and(|i| {
        doc.is(i, C::AUXILIARY)
            && matches!(doc.low(i), "be" | "been" | "was" | "were" | "is" | "are")
    });
    let clause = (verb + 2..verb + 14).take_while(|i| doc.is_word(*i) || doc.low(*i) == "-");
    let to = clause.into_iter().any(|i| doc.low(i) == "to");
    let object = doc.is(verb + 1, C::DETERMINER | C::POSSESSIVE);
    (attributes && !passive && object && to).then_some(Idiom {
        last: verb,
        content: verb + 1,
        extent: Extent::Object,
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

    #[test]
    fn further_idioms() {
        for (text, what) in [
            (
                "The mayor put the losses at 5 million.",
                "the losses at 5 million",
            ),
            (
                "The mayor puts the toll at about 40.",
                "the toll at about 40",
            ),
            (
                "The mayor put the chance of rain at less than 10%.",
                "the chance of rain at less than 10%",
            ),
            (
                "The mayor put support for it at 22.8 percent.",
                "support for it at 22.8 percent",
            ),
            ("The mayor put it at “about 40”.", "it at “about 40”"),
            ("The mayor measured it at 6.9.", "it at 6.9"),
            (
                "The mayor gave the number of those hurt as 57.",
                "the number of those hurt as 57",
            ),
            (
                "The mayor attributed the rise to old pipes.",
                "the rise to old pipes",
            ),
            (
                "The mayor pointed to “a wall of real doubt”.",
                "a wall of real doubt",
            ),
            ("The mayor pointed out that it was old.", "it was old"),
            ("The mayor made clear that it was old.", "it was old"),
            ("The mayor hit back that it was old.", "it was old"),
            (
                "The mayor pleaded not guilty to two counts of theft.",
                "two counts of theft",
            ),
            (
                "The mayor pleaded guilty to theft of a goat.",
                "theft of a goat",
            ),
            ("The mayor spoke of three gunmen.", "three gunmen"),
            (
                "The mayor released a list of old dams.",
                "a list of old dams",
            ),
        ] {
            assert_eq!(said(text), [("The mayor".into(), what.into())], "{text}");
        }
        for text in [
            "The mayor put the goats at the gate.",
            "The mayor put it off.",
            "The mayor put it at the gate.",
            "The mayor measured it at noon.",
            "The mayor gave the number to a clerk.",
            "The rise was attributed to old pipes.",
            "The mayor pointed out a bird.",
            "The mayor pointed to a bird.",
            "The mayor hit back at the goats that came.",
            "The mayor spoke at noon.",
            "The mayor pleaded with the goats.",
            "The mayor pleaded not guilty on Monday.",
            "The mayor made clear soup.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
