//! Names that are places elsewhere in the article, or beside a word for what befell them.

use super::{capitals, shouting};
use crate::lexicon::Classes;
use crate::text::{Doc, Run, Sentence};
use std::collections::HashSet;

/// The names, in lower case, that an article calls places.
#[derive(Debug, Default)]
pub(in super::super) struct Known(HashSet<String>);

impl Known {
    /// Of these runs; what speaks anywhere is no place.
    pub(in super::super) fn of<'r>(doc: &Doc<'_>, places: impl Iterator<Item = &'r Run>) -> Known {
        Known(places.map(|run| lower(doc, run)).collect())
    }
}

/// The places that a sentence names again, without a word of place: "Sarnow hospitals",
/// "Sarnow's mayor"; not as who speaks ("Sarnow said").
pub(in super::super) fn again(
    doc: &Doc<'_>,
    sentence: &Sentence,
    known: &Known,
    found: &mut Vec<Run>,
) {
    if known.0.is_empty() || shouting(doc, sentence) {
        return;
    }
    let mut at = sentence.run.start;
    while at < sentence.run.end {
        let name = doc.capital(at).then(|| capitals(doc, at, sentence.run.end));
        let Some(run) = name.flatten() else {
            at += 1;
            continue;
        };
        at = run.end;
        let new = !found.iter().any(|f| f.start < run.end && run.start < f.end);
        if new && !speaks(doc, &run) && known.0.contains(&lower(doc, &run)) {
            found.push(run);
        }
    }
    found.sort_by_key(|run| run.start);
}

fn speaks(doc: &Doc<'_>, run: &Run) -> bool {
    let from = matches!(doc.before(run.start, 1), "from" | "to");
    from || doc.is(run.end, Classes::SAYING) || doc.is(run.end, Classes::MODAL)
}

fn lower(doc: &Doc<'_>, run: &Run) -> String {
    doc.exact(run).to_lowercase()
}
