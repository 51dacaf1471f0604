//! Whether the words around a weekday look ahead: "will meet on Friday", "ahead of Monday's vote".

use crate::lexicon::Classes as C;
use crate::statement::is_saying;
use crate::text::Doc;

/// How surely a day is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ahead {
    Surely,
    /// The words fit a day behind as well.
    Maybe,
    No,
}

/// So many words back something may look ahead.
const FAR: usize = 12;

/// Whether the weekday at `at` is still to come.
pub(super) fn ahead(doc: &Doc<'_>, at: usize) -> Ahead {
    let clause = (at.saturating_sub(FAR)..at)
        .rev()
        .take_while(|i| !apart(doc, *i));
    let found: Vec<Ahead> = clause.map(|i| to_come(doc, i)).collect();
    let has = |what| found.contains(&what);
    let owner = doc.low(at + 1) == "'s" && (at + 2..at + 6).any(|i| doc.low(i) == "will");
    match () {
        () if owner || has(Ahead::Surely) || planned(doc, at) => Ahead::Surely,
        () if has(Ahead::Maybe) || awaited(doc, at) => Ahead::Maybe,
        () => Ahead::No,
    }
}

/// Another clause, or words of saying: what stood before them has its own day.
fn apart(doc: &Doc<'_>, at: usize) -> bool {
    let mark = !doc.is_word(at) && !doc.is_number(at) && !matches!(doc.low(at), "-" | "$" | "%");
    let said =
        is_saying(doc, at) && !matches!(doc.low(at), "forecast" | "expected" | "set" | "predicted");
    mark || said && doc.before(at, 1) != "to"
}

/// "will", "is to", "is due to"; "would" and "was due to" fit both.
fn to_come(doc: &Doc<'_>, at: usize) -> Ahead {
    let before = doc.before(at, 1);
    let to = doc.low(at + 1) == "to";
    let have = doc.low(at + 1) == "have";
    match doc.low(at) {
        "will" | "'ll" | "won't" | "shall" if have => Ahead::No,
        "will" | "'ll" | "won't" | "shall" | "expect" | "expects" | "tomorrow" => Ahead::Surely,
        "is" | "are" if to => Ahead::Surely,
        "plans" | "plan" | "hopes" | "hope" | "intends" | "intend" | "going" | "likely"
        | "prepares"
            if to =>
        {
            Ahead::Surely
        }
        "expected" | "scheduled" | "due" | "set" | "slated" | "planned" | "forecast" => {
            planned_for(
                doc,
                at,
                to || matches!(doc.low(at + 1), "for" | "on" | "in"),
            )
        }
        "would" | "may" | "might" if !have => Ahead::Maybe,
        "until" | "till" if !matches!(before, "not" | "from") => Ahead::Maybe,
        "deadline" => Ahead::Maybe,
        _ => Ahead::No,
    }
}

/// "is due to", "expected on"; what was due may be past by now.
fn planned_for(doc: &Doc<'_>, at: usize, open: bool) -> Ahead {
    let near = |word: &[&str]| (1..=3).any(|n| word.contains(&doc.before(at, n)));
    match () {
        () if near(&["was", "were", "had", "been"]) => Ahead::Maybe,
        () if open && near(&["is", "are", "'s"]) => Ahead::Surely,
        () if open => Ahead::Maybe,
        () if matches!(doc.low(at), "scheduled" | "due") => Ahead::Maybe,
        () => Ahead::No,
    }
}

/// "the trial begins on Monday", "voters go to the polls on Sunday": the present of what is
/// planned.
fn planned(doc: &Doc<'_>, at: usize) -> bool {
    let on = at - usize::from(doc.before(at, 1) == "on");
    let polls = doc.before(on, 1) == "polls"
        && (2..=4).any(|n| matches!(doc.before(on, n), "go" | "goes" | "head" | "heads"));
    let verb = on.wrapping_sub(1);
    let present = matches!(
        doc.low(verb),
        "begins"
            | "begin"
            | "starts"
            | "start"
            | "opens"
            | "meets"
            | "meet"
            | "resumes"
            | "resume"
            | "convenes"
            | "convene"
            | "expires"
            | "votes"
    );
    // "the start on Monday", "did not meet on Monday".
    let noun = doc.is(
        verb.wrapping_sub(1),
        C::DETERMINER | C::PREPOSITION | C::AUXILIARY | C::POSSESSIVE | C::ADVERB,
    ) || doc.low(verb.wrapping_sub(1)) == "'s";
    polls || present && !noun && doc.is_word(verb.wrapping_sub(1))
}

/// "heading into Tuesday's vote", "on the eve of Friday's", "in Tuesday's primary": what is
/// waited for, or has just been.
fn awaited(doc: &Doc<'_>, at: usize) -> bool {
    let before = |n| doc.before(at, n);
    let towards = matches!(before(1), "into" | "of" | "to")
        && matches!(
            before(2),
            "heading" | "going" | "leading" | "ahead" | "eve" | "advance" | "run-up"
        );
    let owns = doc.low(at + 1) == "'s";
    // "before the Harnow primary on Tuesday".
    let before_it = || {
        let from = at.saturating_sub(9);
        let noun = (from + 1..at - 1).rev().find(|i| held(doc, *i));
        noun.is_some_and(|noun| (from..noun).any(|i| matches!(doc.low(i), "before" | "until")))
    };
    let on = before(1) == "on" && at > 9 && before_it();
    let named = |i: usize| held(doc, i);
    towards || on || owns && (at + 2..at + 7).take_while(|i| doc.is_word(*i)).any(named)
}

/// What people wait for.
fn held(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "primary"
            | "primaries"
            | "caucus"
            | "caucuses"
            | "election"
            | "elections"
            | "vote"
            | "runoff"
            | "referendum"
            | "debate"
            | "summit"
            | "hearing"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[test]
    fn what_will_be_lies_ahead() {
        for (text, day) in [
            ("It will rain on Friday.", "2031-03-14"),
            ("They expect rain again on Friday.", "2031-03-14"),
            ("The court is to rule on Thursday.", "2031-03-13"),
            ("The court is due to rule on Thursday.", "2031-03-13"),
            ("The trial is set to begin Monday.", "2031-03-17"),
            ("The storm is likely to hit on Friday.", "2031-03-14"),
            ("More rain is forecast for Friday.", "2031-03-14"),
            ("They said they will be there on Friday.", "2031-03-14"),
            (
                "Crews will stop work for four days from Friday.",
                "2031-03-14",
            ),
            ("Friday’s match will be short.", "2031-03-14"),
            ("Schools will be shut until Monday.", "2031-03-17"),
            ("The trial begins on Monday.", "2031-03-17"),
            ("Voters go to the polls on Sunday.", "2031-03-16"),
        ] {
            assert_eq!(read(text), [day], "{text}");
        }
    }

    #[test]
    fn where_the_words_fit_both_the_nearer_day_counts() {
        for (text, day) in [
            ("He was due to speak on Thursday.", "2031-03-13"),
            ("He was due to speak on Tuesday.", "2031-03-11"),
            ("She would speak on Friday.", "2031-03-14"),
            ("She would speak on Monday.", "2031-03-10"),
            ("A summit planned for Saturday is off.", "2031-03-15"),
            ("They have until Friday to leave.", "2031-03-14"),
            ("Heading into Thursday, it rained.", "2031-03-13"),
            ("He leads in Thursday’s Harnow primary.", "2031-03-13"),
            ("He won in Tuesday’s Harnow primary.", "2031-03-11"),
            (
                "They spent more in the last weeks before the Harnow primary on Thursday.",
                "2031-03-13",
            ),
        ] {
            assert_eq!(read(text), [day], "{text}");
        }
    }

    #[test]
    fn another_clause_has_its_own_day() {
        for (text, day) in [
            (
                "The dam, which will be mended, broke on Monday.",
                "2031-03-10",
            ),
            (
                "The mayor who will retire said on Monday it broke.",
                "2031-03-10",
            ),
            ("She expects rain, he said on Tuesday.", "2031-03-11"),
            ("“It will hold,” she said on Monday.", "2031-03-10"),
            ("It will have rained on Monday.", "2031-03-10"),
            ("The start on Monday was slow.", "2031-03-10"),
            ("They did not meet on Monday.", "2031-03-10"),
            ("They mourn for Thursday’s dead.", "2031-03-06"),
            (
                "They spent more in the last weeks and in the Harnow primary on Thursday.",
                "2031-03-06",
            ),
        ] {
            assert_eq!(read(text), [day], "{text}");
        }
    }
}
