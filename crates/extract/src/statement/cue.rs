//! Verbs that say something, with their forms and what may follow them.

mod noun;

use crate::lexicon::{Classes, WordMap};
use crate::text::Doc;
use noun::is_noun;
use std::sync::OnceLock;

/// What a verb of saying takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Takes(u16);

impl Takes {
    /// Introduces a quotation.
    pub(crate) const QUOTE: Takes = Takes(1);
    /// A clause, with or without "that".
    pub(crate) const CLAUSE: Takes = Takes(2);
    /// A clause, only with "that".
    pub(crate) const THAT: Takes = Takes(4);
    /// A noun phrase as its object.
    pub(crate) const OBJECT: Takes = Takes(8);
    /// Somebody who is told, before what is said.
    pub(crate) const HEARER: Takes = Takes(16);
    /// An object behind "of", "about", "against" or "for".
    pub(crate) const ABOUT: Takes = Takes(32);
    /// "to" and a verb.
    pub(crate) const INFINITIVE: Takes = Takes(64);
    /// An object, only with "as" or a quotation behind it.
    pub(crate) const LABEL: Takes = Takes(128);
    /// A reported question: "whether", "if", "why", "how".
    pub(crate) const QUESTION: Takes = Takes(256);
    /// A wish behind "for" or "on": "called for a vote", "called on them to leave".
    pub(crate) const WISH: Takes = Takes(512);
    /// Blame or praise, only with "for" and its reason.
    pub(crate) const REASON: Takes = Takes(1024);

    pub(crate) const fn or(self, other: Takes) -> Takes {
        Takes(self.0 | other.0)
    }

    pub(crate) fn any(self, of: Takes) -> bool {
        self.0 & of.0 != 0
    }
}

/// The shape in which a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    Past,
    Ing,
}

/// A verb of saying as it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    pub(crate) lemma: &'static str,
    pub(crate) takes: Takes,
    pub(crate) form: Form,
}

const QC: Takes = Takes::QUOTE.or(Takes::CLAUSE);

const QCO: Takes = QC.or(Takes::OBJECT);

const TOLD: Takes = QC.or(Takes::HEARER);

/// Lemmas by what they take; irregular ones with all their forms.
const VERBS: &[(Takes, &str)] = &[
    (
        QC,
        "say/says/said/saying add/adds/added/adding argue insist explain suggest note remark conclude contend \
        testify/testifies/testified/testifying complain respond reply/replies/replied/replying concede joke \
        quip/quips/quipped/quipping \
        write/writes/wrote/writing/written tweet stress emphasize emphasise recount recall reiterate \
        declare counter opine caution observe proclaim boast lament posit theorize",
    ),
    (
        QCO,
        "announce report claim state confirm reveal disclose assert allege acknowledge admit/admits/admitted/admitting \
        mention predict estimate deny/denies/denied/denying recount reiterate declare",
    ),
    (TOLD, "tell/tells/told/telling"),
    (TOLD.or(Takes::ABOUT).or(Takes::INFINITIVE), "warn"),
    (TOLD.or(Takes::ABOUT), "caution"),
    (
        Takes::HEARER.or(Takes::CLAUSE).or(Takes::ABOUT),
        "inform remind assure notify/notifies/notified/notifying",
    ),
    (
        Takes::CLAUSE,
        "indicate maintain hint forecast/forecasts/forecast/forecasting \
        signal/signals/signaled/signaling/signalled/signalling",
    ),
    (Takes::THAT.or(Takes::QUOTE), "brag/brags/bragged/bragging"),
    (
        Takes::THAT,
        "show/shows/showed/showing/shown find/finds/found/finding agree imply/implies/implied/implying \
        demonstrate determine underscore calculate specify/specifies/specified/specifying \
        clarify/clarifies/clarified/clarifying reckon",
    ),
    (
        Takes::OBJECT,
        "forecast/forecasts/forecast/forecasting note suggest recall tout repeat explain emphasize stress decry/decries/decried/decrying boast",
    ),
    (Takes::ABOUT, "boast"),
    (Takes::INFINITIVE, "ask"),
    (Takes::OBJECT.or(Takes::INFINITIVE), "pledge promise vow"),
    (Takes::CLAUSE, "comment blog/blogs/blogged/blogging"),
    (QC, "text"),
    (
        Takes::QUOTE.or(Takes::THAT),
        "post answer submit/submits/submitted/submitting",
    ),
    (
        Takes::THAT,
        "demand propose share rule hold/holds/held/holding",
    ),
    (QC, "aver/avers/averred/averring"),
    (
        Takes::OBJECT,
        "refute dismiss reject dispute cite rebut/rebuts/rebutted/rebutting bemoan debunk rubbish/rubbishes/rubbished/rubbishing",
    ),
    (
        Takes::LABEL,
        "describe characterize characterise label/labels/labeled/labeling/labelled/labelling call interpret brand \
        criticize criticise denounce decry/decries/decried/decrying condemn slam/slams/slammed/slamming classify/classifies/classified/classifying blast term",
    ),
    (Takes::OBJECT, "accuse blame"),
    (Takes::INFINITIVE.or(QC), "vow pledge promise threaten"),
    (Takes::INFINITIVE.or(Takes::QUOTE), "urge"),
    (Takes::INFINITIVE.or(Takes::THAT), "request"),
    (
        Takes::INFINITIVE.or(Takes::QUOTE).or(Takes::THAT),
        "advise recommend",
    ),
    (Takes::ABOUT, "advocate"),
    (
        Takes::QUOTE.or(Takes::QUESTION).or(Takes::INFINITIVE),
        "ask",
    ),
    (Takes::QUESTION, "wonder explain"),
    (Takes::WISH, "call appeal"),
    (
        Takes::REASON,
        "criticize criticise praise blast slam/slams/slammed/slamming condemn denounce chide attack \
        fault commend rebuke scold",
    ),
    (
        Takes::QUOTE,
        "continue shout read/reads/read/reading exclaim whisper yell reflect chant begin/begins/began/beginning \
        fume sob/sobs/sobbed/sobbing snap/snaps/snapped/snapping cry/cries/cried/crying sigh gasp grumble mutter murmur \
        retort scoff gush enthuse",
    ),
];

fn table() -> &'static WordMap<Cue> {
    static TABLE: OnceLock<WordMap<Cue>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: WordMap<Cue> = WordMap::default();
        for (takes, verbs) in VERBS {
            for entry in verbs.split_whitespace() {
                for (form, word) in forms(entry) {
                    let lemma = entry.split('/').next().unwrap_or(entry);
                    let new = Cue {
                        lemma,
                        takes: *takes,
                        form,
                    };
                    let cue = table.or_insert(word, new);
                    cue.takes = cue.takes.or(*takes);
                }
            }
        }
        table
    })
}

/// The forms of an entry: as listed, or by the regular endings.
fn forms(entry: &'static str) -> Vec<(Form, String)> {
    const ORDER: [Form; 6] = [
        Form::Base,
        Form::Third,
        Form::Past,
        Form::Ing,
        Form::Past,
        Form::Ing,
    ];
    if entry.contains('/') {
        return ORDER
            .into_iter()
            .zip(entry.split('/').map(str::to_owned))
            .collect();
    }
    let stem = entry.strip_suffix('e').unwrap_or(entry);
    let third = if entry.ends_with("ss") {
        format!("{entry}es")
    } else {
        format!("{entry}s")
    };
    vec![
        (Form::Base, entry.to_owned()),
        (Form::Third, third),
        (Form::Past, format!("{stem}ed")),
        (Form::Ing, format!("{stem}ing")),
    ]
}

/// The verb of saying at `at`, where it can be one.
pub(crate) fn cue(doc: &Doc<'_>, at: usize) -> Option<Cue> {
    doc.is(at, Classes::SAYING).then_some(())?;
    let cue = table().get(doc.word(at)?).copied()?;
    let nation = doc.low(at) == "state"
        && !matches!(doc.low(at + 1), "that" | ":" | "," | "“" | "\"" | "''");
    let holds = match cue.lemma {
        "hold" => held(doc, at),
        // "The flood claimed 9 lives."
        "claim" => !(at + 1..at + 6)
            .take_while(|i| doc.low(*i) != "that" && !matches!(doc.low(*i), "." | ";" | "," | ""))
            .any(|i| matches!(doc.low(i), "lives" | "life")),
        // "demands respect" says nothing that could be checked.
        "demand" | "propose" => doc.low(at + 1) == "that",
        _ => true,
    };
    (doc.is_word(at) && holds && !nation && !is_noun(doc, at, cue.form)).then_some(cue)
}

/// "the court held that": what judges hold is said; others hold things.
fn held(doc: &Doc<'_>, at: usize) -> bool {
    let judges = |i: usize| {
        matches!(
            doc.low(i),
            "court" | "bench" | "judge" | "judges" | "justice" | "tribunal" | "panel"
        )
    };
    doc.low(at) == "held" && doc.low(at + 1) == "that" && (at.saturating_sub(8)..at).any(judges)
}

/// All forms of verbs of saying, in lower case.
pub(crate) fn verbs_of_saying() -> impl Iterator<Item = String> {
    let entries = VERBS.iter().flat_map(|(_, verbs)| verbs.split_whitespace());
    entries.flat_map(forms).map(|(_, word)| word)
}

/// Whether a verb of saying stands there; nouns that look alike are none.
pub(crate) fn is_saying(doc: &Doc<'_>, at: usize) -> bool {
    cue(doc, at).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(text: &str, at: usize) -> Option<(&'static str, Form)> {
        cue(&Doc::new(text, false), at).map(|c| (c.lemma, c.form))
    }

    #[test]
    fn forms_are_regular_or_listed() {
        assert_eq!(lemma("She told us", 1), Some(("tell", Form::Past)));
        assert_eq!(
            lemma("Police announcing it", 1),
            Some(("announce", Form::Ing))
        );
        assert_eq!(lemma("He dismisses it", 1), Some(("dismiss", Form::Third)));
        for (text, lemma_of) in [
            ("She quipped that", "quip"),
            ("She blogged that", "blog"),
            ("She calculated that", "calculate"),
            ("“No,” she sobbed", "sob"),
        ] {
            let words = Doc::new(text, false).tokens.len();
            let found = (0..words).find_map(|at| lemma(text, at));
            assert_eq!(found, Some((lemma_of, Form::Past)), "{text}");
        }
    }

    #[test]
    fn nouns_that_look_alike_are_no_cues() {
        assert_eq!(lemma("some reports came", 1), None);
        assert_eq!(lemma("the claim stood", 1), None);
        assert_eq!(lemma("the United States won", 2), None);
        assert_eq!(lemma("the court held that", 2), Some(("hold", Form::Past)));
        assert_eq!(lemma("the men held that", 2), None);
        assert_eq!(lemma("the court held men", 2), None);
        assert_eq!(lemma("They demanded that", 1), Some(("demand", Form::Past)));
        assert_eq!(lemma("They demanded goats", 1), None);
        assert_eq!(lemma("It proposed that", 1), Some(("propose", Form::Past)));
        assert_eq!(lemma("It claimed 9 lives", 1), None);
        assert_eq!(
            lemma("It claimed that 9 lives", 1),
            Some(("claim", Form::Past))
        );
        assert_eq!(lemma("They debunked reports that", 2), None);
        assert_eq!(lemma("new rules promise", 1), None);
        assert_eq!(lemma("its terms promise", 1), None);
        assert_eq!(lemma("It ruled that", 1), Some(("rule", Form::Past)));
    }
}
