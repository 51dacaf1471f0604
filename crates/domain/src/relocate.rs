//! A claim entered by hand, looked for in a new revision.

use crate::{Span, TextIndex};

/// Where a claim stands in a new text: the line it stood in must stand there
/// unchanged and only once, and hold the claim's words only once. Otherwise it
/// is nowhere, since a place is never guessed.
pub fn relocate(context: &str, text: &str, new: &TextIndex<'_>) -> Option<Span> {
    let start = only(new.text(), context)? + only(context, text)?;
    new.span(start..start + text.len())
}

/// Where `part` begins in `whole`, if it stands there exactly once.
fn only(whole: &str, part: &str) -> Option<usize> {
    let mut places = whole.match_indices(part).map(|(at, _)| at);
    let first = places.next().filter(|_| !part.is_empty())?;
    places.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(context: &str, text: &str, new: &str) -> Option<u32> {
        relocate(context, text, &TextIndex::new(new)).map(|span| span.start)
    }

    #[test]
    fn an_unchanged_line_is_found_where_it_went() {
        let line = "The dam held, he said.";
        assert_eq!(
            start(line, "dam held", "Ä new lead.\nThe dam held, he said."),
            Some(16)
        );
    }

    #[test]
    fn a_changed_doubled_or_missing_line_is_nowhere() {
        let line = "The dam held, he said.";
        for new in [
            "The dam held, she said.",
            "",
            "The dam held, he said. The dam held, he said.",
        ] {
            assert_eq!(start(line, "dam held", new), None, "{new:?}");
        }
        assert_eq!(start("ha ha", "ha", "ha ha"), None, "which of the two?");
        assert_eq!(start("", "", "text"), None);
    }
}
