//! The clause around some words: between marks and conjunctions.

use super::{Doc, Run, Sentence};
use crate::figure;

/// From the mark or conjunction before `core` to the one after it.
pub(crate) fn around(doc: &Doc<'_>, sentence: &Sentence, core: &Run) -> Run {
    let quoted = doc.quotation(core.start);
    let same = |i: usize| doc.quotation(i) == quoted;
    let mut start = core.start;
    while start > sentence.run.start && same(start - 1) && !opens(doc, start - 1, core.start) {
        start -= 1;
    }
    let mut end = core.end;
    while end < sentence.run.end && same(end) && !closes(doc, end) {
        end += 1;
    }
    trimmed(doc, start..end, core.start)
}

/// Whether the clause begins after this token.
fn opens(doc: &Doc<'_>, at: usize, core: usize) -> bool {
    mark(doc, at)
        || matches!(
            doc.low(at),
            "while" | "whereas" | "although" | "but" | "with" | "that"
        )
        || (doc.low(at) == "and" && at + 1 == core)
}

/// Whether the clause ends before this token.
fn closes(doc: &Doc<'_>, at: usize) -> bool {
    let and = doc.low(at) == "and";
    let number =
        and && !within_range(doc, at) && (at + 1..at + 4).any(|i| figure::starts_number(doc, i));
    let next = doc.low(at + 1);
    let act = and && (next.ends_with("ing") || next == "that");
    mark(doc, at)
        || matches!(doc.low(at), "while" | "whereas" | "although" | "but")
        || number
        || act
}

/// Whether the "and" is that of "between 2011 and 2016".
fn within_range(doc: &Doc<'_>, and: usize) -> bool {
    (2..5).any(|back| doc.before(and, back) == "between")
}

fn mark(doc: &Doc<'_>, at: usize) -> bool {
    match doc.low(at) {
        "-" | "–" | "—" => doc.spaced(at),
        "," | ";" | ":" | "“" | "”" | "\"" | "(" | ")" | "." | "!" | "?" | "…" | "«" | "»"
        | "[" | "]" => true,
        _ => false,
    }
}

/// Without a leading conjunction.
fn trimmed(doc: &Doc<'_>, run: Run, core: usize) -> Run {
    let skip = matches!(doc.low(run.start), "and" | "or" | "but" | "that")
        || (doc.low(run.start) == "as"
            && !matches!(doc.low(run.start + 1), "many" | "much" | "high"));
    run.start + usize::from(skip && run.start < core)..run.end
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;

    #[test]
    fn a_clause_ends_at_marks_and_before_the_next_number() {
        let found = counted("In the north, 5 men died and 6 were hurt, while 7 boats sank.");
        let clauses: Vec<&str> = found.iter().map(|f| f.2.as_str()).collect();
        assert_eq!(clauses, ["5 men died", "6 were hurt", "7 boats sank"]);
    }

    #[test]
    fn a_clause_goes_over_its_own_and_and_stops_at_a_quotation() {
        for (text, expected) in [
            ("Wet and cold, 5 men died.", "5 men died"),
            (
                "They said that 5 men and women died.",
                "5 men and women died",
            ),
            ("It rained, but 5 men slept.", "5 men slept"),
            ("5 men slept, singing.", "5 men slept"),
            ("The 5 men – all old – slept.", "The 5 men"),
            ("In a “5 man” tent they slept.", "5 man"),
            ("As 5 men slept, it rained.", "5 men slept"),
            ("As many as 5 men slept.", "As many as 5 men slept"),
            (
                "5 men slept here between 2011 and 2016.",
                "5 men slept here between 2011 and 2016",
            ),
            (
                "He said that 5 men slept and that it was “odd”.",
                "5 men slept",
            ),
        ] {
            let found = counted(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].2, expected, "{text}");
        }
    }
}
