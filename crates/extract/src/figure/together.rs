//! Counts in a row that one verb governs: "killing two nuns and three priests",
//! "two guards and five drivers were killed".

use super::{Found, noun};
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::Measure;

/// Gives people in a row the measure that a verb before or behind the row shows.
pub(super) fn together(doc: &Doc<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let (done, rest) = found.split_at_mut(at);
        if let (Some(last), Some(this)) = (done.last(), rest.first_mut())
            && joined(doc, last, this)
            && before(last)
            && plain(doc, this)
            && !acts(doc, end(this))
        {
            this.measure = last.measure;
            this.evidence.start = last.evidence.start;
        }
    }
    for at in (1..found.len()).rev() {
        let (done, rest) = found.split_at_mut(at);
        if let (Some(last), Some(this)) = (done.last_mut(), rest.first())
            && joined(doc, last, this)
            && behind(this)
            && plain(doc, last)
        {
            last.measure = this.measure;
            last.evidence.end = this.evidence.end;
        }
    }
}

fn end(found: &Found) -> usize {
    found
        .noun
        .as_ref()
        .map_or(found.quantity.run.end, |n| n.end)
}

/// Whether only "and" or a comma stands between the two.
fn joined(doc: &Doc<'_>, first: &Found, second: &Found) -> bool {
    let (from, to) = (end(first), second.quantity.run.start);
    let joint = |i: usize| matches!(doc.low(i), "and" | "or" | ",");
    from < to && to <= from + 2 && (from..to).all(joint)
}

fn event(measure: Measure) -> bool {
    use Measure::*;
    matches!(
        measure,
        Deaths | Injuries | Casualties | Hospitalizations | Missing | Arrests | Evacuations
    )
}

/// What happened was told before the number.
fn before(found: &Found) -> bool {
    event(found.measure) && found.evidence.start < found.quantity.run.start
}

/// What happened is told behind the noun.
fn behind(found: &Found) -> bool {
    event(found.measure) && found.noun.is_some() && found.evidence.end > end(found)
}

/// People of whom nothing else is told.
fn plain(doc: &Doc<'_>, found: &Found) -> bool {
    let people = found.noun.as_ref().is_some_and(|n| noun::people(doc, n));
    found.measure == Measure::People && people
}

/// Whether a verb of their own follows.
fn acts(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, Classes::VERB | Classes::AUXILIARY) || doc.low(at).ends_with("ed")
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn one_verb_governs_the_whole_row() {
        let cases: &[(&str, &[Measure])] = &[
            (
                "It fell, killing two nuns, three priests and 4 boys.",
                &[Deaths, Deaths, Deaths],
            ),
            (
                "Two guards and five drivers were killed.",
                &[Deaths, Deaths],
            ),
            (
                "They mourn the deaths of 14 nuns and seven others.",
                &[Deaths, Deaths],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn a_verb_of_its_own_or_another_thing_ends_the_row() {
        let cases: &[(&str, &[Measure])] = &[
            (
                "It killed two nuns and three priests fled.",
                &[Deaths, People],
            ),
            (
                "It killed two nuns and three priests were hurt.",
                &[Deaths, Injuries],
            ),
            (
                "It killed two nuns and wrecked three barns.",
                &[Deaths, Other],
            ),
            (
                "Two nuns sang and five drivers were killed.",
                &[People, Deaths],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
