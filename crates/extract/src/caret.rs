//! Places in a text, drawn with carets under its sentences.

use factdesk_domain::{Span, TextIndex};
use std::ops::Range;

/// A place and what to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What stands behind its carets.
    pub label: String,
}

/// Every sentence of the text on a line, with a line of carets for each mark
/// that it holds or shares. Without `all`, sentences without a mark are left out.
///
/// A caret stands under each code point, so wide characters shift what follows.
pub fn carets(text: &str, marks: &[Mark], all: bool) -> String {
    let sentences = crate::sentences(text);
    let mut lines: Vec<String> = vec![String::new(); sentences.len()];
    let index = TextIndex::new(text);
    for mark in marks {
        let Some(place) = index.bytes(mark.span) else {
            continue;
        };
        let first = sentences.partition_point(|s| s.end <= place.start);
        for (at, sentence) in sentences.iter().enumerate().skip(first) {
            if sentence.start >= place.end {
                break;
            }
            if let Some(line) = lines.get_mut(at) {
                line.push_str(&carets_line(text, sentence, &place, &mark.label));
            }
        }
    }
    let shown = sentences.iter().zip(lines);
    let shown = shown.filter(|(_, marked)| all || !marked.is_empty());
    shown
        .map(|(sentence, marked)| format!("{}\n{marked}", one_line(text, sentence)))
        .collect()
}

/// The carets under the part of `place` that lies in the sentence.
fn carets_line(text: &str, sentence: &Range<usize>, place: &Range<usize>, label: &str) -> String {
    let start = place.start.max(sentence.start);
    let width = |range: Range<usize>| text.get(range).map_or(0, |t| t.chars().count());
    let blank = " ".repeat(width(sentence.start..start));
    let marks = "^".repeat(width(start..place.end.min(sentence.end)));
    format!("{blank}{marks} {label}\n")
}

/// With a blank for each white space, so that columns stay.
fn one_line(text: &str, sentence: &Range<usize>) -> String {
    let words = text.get(sentence.clone()).unwrap_or("").chars();
    words
        .map(|c| {
            if c.is_whitespace() || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, words: &str) -> Mark {
        let start = text.find(words).unwrap();
        let span = TextIndex::new(text)
            .span(start..start + words.len())
            .unwrap();
        Mark {
            span,
            label: words.to_uppercase(),
        }
    }

    #[test]
    fn carets_stand_under_the_words() {
        let text = "Zoë’s dam\nbroke in the night at the port. It rained.";
        let marks = [mark(text, "dam"), mark(text, "port")];
        let drawn = "Zoë’s dam\n      ^^^ DAM\nbroke in the night at the port.\n                          ^^^^ PORT\n";
        assert_eq!(carets(text, &marks, false), drawn);
        assert_eq!(carets(text, &marks, true), format!("{drawn}It rained.\n"));
    }

    #[test]
    fn a_place_in_two_sentences_is_drawn_in_both() {
        let text = "It rained. It snowed.";
        let marks = [mark(text, "rained. It")];
        assert_eq!(
            carets(text, &marks, false),
            "It rained.\n   ^^^^^^^ RAINED. IT\nIt snowed.\n^^ RAINED. IT\n"
        );
    }

    #[test]
    fn a_place_outside_the_text_is_not_drawn() {
        let far = mark("It rained and it snowed.", "snowed");
        assert_eq!(carets("It rained.", &[far], false), "");
        assert_eq!(carets("", &[], true), "");
    }
}
