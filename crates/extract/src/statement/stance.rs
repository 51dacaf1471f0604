//! What the speaker does: asserts, denies or warns.

use super::Said;
use crate::lexicon::{Classes as C, Phrases};
use crate::text::Doc;
use factdesk_domain::Stance;
use std::sync::LazyLock;

pub(super) fn stance(doc: &Doc<'_>, said: &Said) -> Stance {
    let cue = || said.links.iter().flat_map(|l| l.cue.clone());
    let pleads = || cue().any(|i| doc.phrase(i, "not guilty").is_some());
    if cue().any(|i| denies(doc.low(i))) || pleads() || denied(doc, said) {
        return Stance::Denies;
    }
    if cue().any(|i| warns(doc.low(i))) || warning_before(doc, said) {
        return Stance::Warns;
    }
    Stance::Asserts
}

fn denies(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "deny",
        "denie",
        "refut",
        "dismiss",
        "reject",
        "disput",
        "rebut",
        "debunk",
        "contradict",
        "rubbish",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

fn warns(word: &str) -> bool {
    ["warn", "caution", "alert"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

static DENIALS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(LISTED));

const LISTED: &[(&str, ())] = &[
    ("nothing to do with", ()),
    ("has never", ()),
    ("never happened", ()),
    ("never took place", ()),
    ("never existed", ()),
    ("have never", ()),
    ("had never", ()),
    ("not involved", ()),
    ("no involvement", ()),
    ("is false", ()),
    ("are false", ()),
    ("was false", ()),
    ("were false", ()),
    ("not true", ()),
    ("is untrue", ()),
    ("no truth", ()),
    ("is baseless", ()),
    ("are baseless", ()),
    ("completely false", ()),
    ("totally false", ()),
    ("categorically", ()),
    ("absolutely not", ()),
    ("no grounds", ()),
    ("no basis", ()),
    ("without foundation", ()),
    ("at no point", ()),
    ("at no time", ()),
    ("knew nothing", ()),
    ("knows nothing", ()),
    ("know nothing", ()),
    ("nothing to suggest", ()),
];

/// Plain words of denial in what is said.
fn denied(doc: &Doc<'_>, said: &Said) -> bool {
    let own = said.content.start..said.content.end.min(said.content.start + 60);
    let owns_up = said.links.iter().any(|l| owns_up(doc.low(l.cue.start)));
    labelled_false(doc, said)
        || !owns_up
            && own.clone().any(|i| {
                !until_now(doc, i)
                    && (DENIALS.at(doc, i).is_some()
                        || never(doc, i)
                        || nothing_to_do(doc, i)
                        || untrue(doc, i))
            })
}

/// Whoever concedes or complains that something has never been contradicts nobody.
fn owns_up(cue: &str) -> bool {
    [
        "conced",
        "admit",
        "acknowledg",
        "complain",
        "lament",
        "confess",
        "bemoan",
    ]
    .iter()
    .any(|stem| cue.starts_with(stem))
}

/// "had never seen one until May": it has been since.
fn until_now(doc: &Doc<'_>, at: usize) -> bool {
    let never = doc.low(at + 1) == "never";
    never
        && (at + 2..at + 12)
            .take_while(|i| doc.is_word(*i))
            .any(|i| matches!(doc.low(i), "until" | "till"))
}

/// "had “never” been there": the mark may stand between.
fn never(doc: &Doc<'_>, at: usize) -> bool {
    let mark = matches!(doc.low(at + 1), "“" | "\"" | "''" | "``" | "‘");
    matches!(doc.low(at), "has" | "have" | "had") && mark && doc.low(at + 2) == "never"
}

/// "nothing whatever to do with", "nothing at all to do with".
fn nothing_to_do(doc: &Doc<'_>, at: usize) -> bool {
    let mut rest = at + 1..at + 4;
    doc.low(at) == "nothing" && rest.any(|i| doc.phrase(i, "to do with").is_some())
}

/// "is simply untrue", "are completely and utterly false", "’s just not true".
fn untrue(doc: &Doc<'_>, at: usize) -> bool {
    let more = |i: &usize| {
        doc.is(*i, C::ADVERB) && doc.low(*i) != "not" || matches!(doc.low(*i), "and" | "just")
    };
    let end = (at + 1..at + 5).find(|i| !more(i)).unwrap_or(at + 1);
    let be = matches!(
        doc.low(at),
        "is" | "are" | "was" | "were" | "'s" | "that's" | "it's"
    );
    let partly =
        (at + 1..end).any(|i| matches!(doc.low(i), "partly" | "partially" | "often" | "sometimes"));
    let word = matches!(
        doc.low(end),
        "false" | "untrue" | "baseless" | "unfounded" | "fabricated"
    );
    be && !partly && (word || end > at + 1 && doc.phrase(end, "not true").is_some())
}

/// "called the report baseless", "described it as a lie".
fn labelled_false(doc: &Doc<'_>, said: &Said) -> bool {
    let cue = said.links.first().map_or(0, |l| l.cue.start);
    let label = [
        "call",
        "describ",
        "label",
        "brand",
        "characteri",
        "blast",
        "slam",
        "denounc",
    ]
    .iter()
    .any(|stem| doc.low(cue).starts_with(stem));
    let untrue = |i: usize| {
        matches!(
            doc.low(i),
            "baseless"
                | "unfounded"
                | "groundless"
                | "false"
                | "untrue"
                | "fabricated"
                | "lie"
                | "lies"
                | "fabrication"
                | "nonsense"
                | "hoax"
                | "fake"
                | "slander"
                | "fiction"
                | "absurd"
                | "ridiculous"
                | "fantasy"
                | "laughable"
                | "ludicrous"
                | "preposterous"
                | "rubbish"
                | "twaddle"
                | "tripe"
                | "garbage"
                | "invention"
                | "myth"
                | "defamatory"
                | "libellous"
                | "slanderous"
                | "fanciful"
                | "far-fetched"
                | "inaccurate"
        )
    };
    label && said.content.clone().take(40).any(untrue)
}

/// "gave a sharp warning, asserting": a noun of warning right before the cue.
fn warning_before(doc: &Doc<'_>, said: &Said) -> bool {
    let cue = said.links.first().map_or(0, |l| l.cue.start);
    (1..=2).any(|n| matches!(doc.before(cue, n), "warning" | "alert" | "warnings"))
}

#[cfg(test)]
mod tests {
    use crate::statement::{Speaker, statements};
    use crate::text::Doc;
    use factdesk_domain::Stance::{self, *};

    fn stances(text: &str) -> Vec<Stance> {
        let doc = Doc::new(text, false);
        statements(&doc, &doc.sentences[0], &mut Speaker::default())
            .iter()
            .map(|s| s.stance)
            .collect()
    }

    #[test]
    fn denials_by_cue_and_in_plain_words() {
        assert_eq!(stances("Norland denied any role in the fire."), [Denies]);
        assert_eq!(
            stances("“We had nothing to do with it,” the guild said."),
            [Denies]
        );
        assert_eq!(
            stances("The mayor dismissed the report as idle talk."),
            [Denies]
        );
    }

    #[test]
    fn warnings_by_cue_and_noun() {
        assert_eq!(
            stances("The office warned that the dam could break."),
            [Warns]
        );
        assert_eq!(
            stances("The agency issued a warning, saying that the dam was old."),
            [Warns]
        );
        assert_eq!(stances("The agency said that the dam was old."), [Asserts]);
    }

    #[test]
    fn labels_of_untruth_deny_and_other_labels_assert() {
        for (text, stance) in [
            ("The mayor called the report baseless.", Denies),
            ("The mayor called it a lie.", Denies),
            ("The mayor called the rumors “unfounded”.", Denies),
            ("The mayor described it as a fabrication.", Denies),
            ("The mayor called it a triumph.", Asserts),
            ("The mayor pleaded not guilty to theft of a goat.", Denies),
            ("The mayor pleaded guilty to theft of a goat.", Asserts),
            ("The mayor called the rumour laughable.", Denies),
            ("The mayor blasted the tale as “malicious rubbish”.", Denies),
            ("The mayor blasted the match as “a long bore”.", Asserts),
            ("“At no time was the gate open,” the mayor said.", Denies),
            ("The mayor said he knew nothing of the boat.", Denies),
            (
                "The mayor said there was nothing to suggest a leak.",
                Denies,
            ),
            ("The mayor said there was nothing to eat.", Asserts),
            ("The mayor conceded that he had never read it.", Asserts),
            (
                "The guild complained that the boat had never come.",
                Asserts,
            ),
            (
                "“I had never met a bear until May,” the mayor said.",
                Asserts,
            ),
            ("“I had never met a bear,” the mayor said.", Denies),
            ("The mayor said it was a lie.", Asserts),
            ("The mayor rejected the accusation.", Denies),
            ("The mayor disputed that it was old.", Denies),
            ("The mayor said he had never been there.", Denies),
            ("The mayor said he had “never taken a cent”.", Denies),
            ("The mayor said he had “taken a cent”.", Asserts),
            ("The mayor said there were no grounds for it.", Denies),
            ("The mayor said he had no ground to stand on.", Asserts),
            ("The mayor cautioned that it was old.", Warns),
            ("The mayor said it was old.", Asserts),
            ("“That is simply untrue,” the mayor said.", Denies),
            (
                "The mayor said it was completely and utterly false.",
                Denies,
            ),
            (
                "The mayor said he had nothing whatever to do with it.",
                Denies,
            ),
            ("The mayor said he had nothing much to eat.", Asserts),
            ("The mayor said it was often untrue to type.", Asserts),
        ] {
            assert_eq!(stances(text), [stance], "{text}");
        }
    }
}
