//! What is said, without the words of saying that interrupt it; for a figure the
//! clause around it, where that is a sentence.

use super::chain::Words;
use super::line;
use crate::claim::Draft;
use crate::lexicon::Classes as C;
use crate::statement::Said;
use crate::text::{Doc, Run};

pub(super) fn words(doc: &Doc<'_>, draft: &Draft, said: &Said) -> Words {
    if draft.found.is_some() {
        let run = around(doc, draft, said);
        let cue = said.links.first().map_or(0, |l| l.cue.start);
        return Words {
            text: match run == said.content && run.contains(&cue) {
                true => without_aside(doc, said),
                false => line(doc, &run),
            },
            whole: run == said.content && !interrupted(said),
        };
    }
    match parts(doc, said) {
        Some((first, second)) => Words {
            text: joined(doc, &first, &second),
            whole: false,
        },
        None => Words {
            text: without_aside(doc, said),
            whole: !interrupted(said),
        },
    }
}

fn interrupted(said: &Said) -> bool {
    let cue = said.links.first().map(|l| l.cue.start);
    cue.is_some_and(|c| said.content.contains(&c))
}

/// "If it rains, the mayor said, the dam will break" without the words of saying.
fn without_aside(doc: &Doc<'_>, said: &Said) -> String {
    let content = &said.content;
    let Some(link) = said.links.first().filter(|_| interrupted(said)) else {
        return line(doc, content);
    };
    let words = [Some(&link.claimant), Some(&link.cue), link.role.as_ref()];
    let words = || words.into_iter().flatten().filter(|w| !w.is_empty());
    let first = words().map(|w| w.start).min().unwrap_or(content.start);
    let last = words().map(|w| w.end).max().unwrap_or(content.end);
    let comma = (last..content.end)
        .find(|i| doc.low(*i) == ",")
        .unwrap_or(last);
    let opened = doc.low(first.saturating_sub(1)) == ",";
    let before = content.start..first - usize::from(opened && first > content.start);
    let intro = doc.is(content.start, C::PREPOSITION | C::CONJUNCTION | C::ADVERB);
    let glue = if intro { ", " } else { " " };
    let behind = line(doc, &(comma + 1..content.end));
    line(doc, &before) + glue + &behind
}

/// The two parts of a quotation that its cue interrupts.
fn parts(doc: &Doc<'_>, said: &Said) -> Option<(Run, Run)> {
    let content = &said.content;
    let cue = said.links.first()?.cue.start;
    content.contains(&cue).then_some(())?;
    let own = |at: usize| {
        doc.quotations
            .get(doc.quotation(at)?)
            .map(|q| q.run.clone())
    };
    let first = own(content.start).or_else(|| own(content.start + 1))?;
    let second = own(content.end - 1).or_else(|| own(content.end.checked_sub(2)?))?;
    let apart = first.end <= cue && cue < second.start;
    apart.then_some((first, second.start..second.end.min(content.end)))
}

/// The comma before the interruption becomes the stop that it stands for, or goes.
fn joined(doc: &Doc<'_>, first: &Run, second: &Run) -> String {
    let one = line(doc, first);
    let two = line(doc, second);
    let inner = ['’', '\'', '”', '"'].into_iter().find_map(|mark| {
        let cut = one.strip_suffix(mark)?.strip_suffix(',')?;
        Some(format!("{cut}{mark}"))
    });
    let comma = inner.as_deref().or_else(|| one.strip_suffix(','));
    match (comma, doc.capital(second.start)) {
        (Some(cut), true) => format!("{cut}. {two}"),
        (Some(cut), false) => format!("{cut} {two}"),
        (None, _) => format!("{one} {two}"),
    }
}

/// The figure's clause where it has a subject and a verb; else the sentence of the
/// statement that holds it.
fn around(doc: &Doc<'_>, draft: &Draft, said: &Said) -> Run {
    let run = draft.run.clone();
    if sentence(doc, &run) {
        return run;
    }
    let content = &said.content;
    let stop = |i: &usize| matches!(doc.low(*i), "." | "!" | "?") && doc.spaced(*i + 1);
    let part = part(doc, said, &run).unwrap_or_else(|| content.clone());
    let start = (part.start..run.start)
        .rev()
        .find(stop)
        .map_or(part.start, |i| i + 1);
    let end = (run.end..part.end).find(stop).unwrap_or(part.end);
    start..end
}

/// The part of an interrupted quotation that holds the figure.
fn part(doc: &Doc<'_>, said: &Said, run: &Run) -> Option<Run> {
    let (first, second) = parts(doc, said)?;
    let holds = |part: &Run| part.start <= run.start && run.end <= part.end;
    [first, second].into_iter().find(holds)
}

fn sentence(doc: &Doc<'_>, run: &Run) -> bool {
    let start = !doc.is(
        run.start,
        C::PREPOSITION | C::CONJUNCTION | C::AUXILIARY | C::VERB,
    ) && !doc.low(run.start).ends_with("ing");
    let verb = |i: usize| {
        doc.is(i, C::AUXILIARY | C::VERB) && doc.low(i) != "'s" && !doc.low(i).ends_with("ing")
    };
    let past = |i: usize| doc.low(i).len() > 4 && doc.low(i).ends_with("ed");
    let hangs = run
        .start
        .checked_sub(1)
        .is_some_and(|i| doc.is(i, C::PREPOSITION));
    // "two of which were": the copula has lost what it says.
    let ends = run
        .end
        .checked_sub(1)
        .is_some_and(|i| doc.is(i, C::AUXILIARY));
    start && !hangs && !ends && run.clone().skip(1).any(|i| verb(i) || past(i))
}

#[cfg(test)]
mod tests {
    use super::super::tests::drafts;

    #[test]
    fn an_interrupted_quotation_is_read_as_one() {
        for (text, expected) in [
            (
                "“The dam,” the mayor said, “was old.”",
                "The mayor said: The dam was old.",
            ),
            (
                "“The dam was old,” the mayor said. “It leaked.”",
                "The mayor said: The dam was old. It leaked.",
            ),
            (
                "“He told me, ‘It was old,’” the mayor said. “It leaked.”",
                "The mayor said: He told me, ‘It was old’. It leaked.",
            ),
            (
                "If it rains, the mayor said on Monday, the dam will break.",
                "The mayor said: If it rains, the dam will break.",
            ),
            (
                "The old dam, the mayor said, had been weak.",
                "The mayor said: The old dam had been weak.",
            ),
        ] {
            assert_eq!(drafts(text)[0], expected, "{text}");
        }
    }

    #[test]
    fn a_figure_has_its_clause_or_its_statement() {
        let of = |text: &str| drafts(text).last().cloned().unwrap();
        assert_eq!(
            of("The mayor said 7 goats slept, and 8 cows died in the barn."),
            "The mayor said: 8 cows died in the barn."
        );
        assert_eq!(
            of("The guild announced a list of old wells, with 12 of them closed."),
            "The guild announced a list of old wells, with 12 of them closed."
        );
        assert_eq!(
            of("“The dam was old,” the mayor said. “Twelve of them.”"),
            "The mayor said: Twelve of them."
        );
        assert_eq!(
            of("The mayor said there were goats, two of which were “old”."),
            "The mayor said there were goats, two of which were “old”."
        );
        assert_eq!(
            of("In the barn, the mayor said, with 12 goats there."),
            "The mayor said: In the barn, with 12 goats there."
        );
        assert_eq!(
            of("“Twelve of them,” the mayor said. “And they slept.”"),
            "The mayor said: Twelve of them."
        );
    }
}
