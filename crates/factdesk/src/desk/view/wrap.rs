//! Lines broken into rows of a width, by what is seen: a wide character takes
//! two columns, a combining mark none.

use crate::desk::line::{Line, Tone};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What fits on one row.
pub type Row = Vec<(Tone, String)>;

struct Cell<'a> {
    tone: Tone,
    text: &'a str,
    width: usize,
}

/// The rows of a line: broken at blanks, within a word only where it has more
/// than a row.
pub fn rows(line: &Line, width: usize) -> Vec<Row> {
    // A wide character has to fit beside it.
    let indent = line.indent.min(width.saturating_sub(2) / 2);
    let cells = cells(line);
    let (mut rows, mut from) = (Vec::new(), 0);
    loop {
        let margin = if rows.is_empty() { 0 } else { indent };
        let to = fitting(&cells[from..], width - margin) + from;
        rows.push(row(&cells[from..to], margin));
        from = to
            + cells[to..]
                .iter()
                .take_while(|cell| cell.text == " ")
                .count();
        if from >= cells.len() {
            return rows;
        }
    }
}

fn cells(line: &Line) -> Vec<Cell<'_>> {
    line.pieces
        .iter()
        .flat_map(|(tone, text)| {
            text.graphemes(true).map(|text| Cell {
                tone: *tone,
                text,
                width: text.width(),
            })
        })
        .collect()
}

/// How many cells go on this row; at least one.
fn fitting(cells: &[Cell<'_>], width: usize) -> usize {
    let (mut used, mut blank) = (0, None);
    for (at, cell) in cells.iter().enumerate() {
        if cell.text == " " {
            blank = Some(at);
        }
        used += cell.width;
        if used > width && cell.text != " " {
            return blank.filter(|at| *at > 0).unwrap_or(at).max(1);
        }
        if used > width {
            return at.max(1);
        }
    }
    cells.len()
}

fn row(cells: &[Cell<'_>], margin: usize) -> Row {
    let mut row: Row = Vec::new();
    if margin > 0 {
        row.push((Tone::Plain, " ".repeat(margin)));
    }
    for cell in cells {
        match row.last_mut() {
            Some((tone, text)) if *tone == cell.tone => text.push_str(cell.text),
            _ => row.push((cell.tone, cell.text.to_owned())),
        }
    }
    row
}

/// Rows of a text that is being typed: broken wherever a row is full, so that
/// nothing jumps. Always at least one.
pub fn typed(text: &str, width: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for line in text.split('\n') {
        let (mut row, mut used) = (String::new(), 0);
        for grapheme in line.graphemes(true) {
            let wide = grapheme.width();
            if used + wide > width && !row.is_empty() {
                rows.push(std::mem::take(&mut row));
                used = 0;
            }
            row.push_str(grapheme);
            used += wide;
        }
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(line: &Line, width: usize) -> Vec<String> {
        let text = |row: Row| row.into_iter().map(|(_, text)| text).collect();
        rows(line, width).into_iter().map(text).collect()
    }

    #[test]
    fn lines_break_at_blanks_and_keep_their_margin() {
        let line = Line::labelled("Says who", "the mayor of Harl said so");
        assert_eq!(
            texts(&line, 24),
            ["Says who   the mayor of", "           Harl said so"]
        );
    }

    #[test]
    fn wide_characters_and_marks_are_counted_as_they_are_seen() {
        let line = Line::of(
            Tone::Plain,
            "日本語の記事 e\u{301}te\u{301} e\u{301}te\u{301}",
        );
        assert_eq!(
            texts(&line, 12),
            ["日本語の記事", "e\u{301}te\u{301} e\u{301}te\u{301}"]
        );
        assert_eq!(texts(&line, 7)[..2], ["日本語", "の記事"]);
        assert_eq!(typed("日本語x", 5), ["日本", "語x"]);
        assert_eq!(typed("", 5), [""]);
        assert_eq!(typed("a\n", 5), ["a", ""]);
    }

    #[test]
    fn a_word_longer_than_a_row_is_cut() {
        let line = Line::of(Tone::Plain, "see https://example.org/x now");
        assert_eq!(
            texts(&line, 10),
            ["see", "https://ex", "ample.org/", "x now"]
        );
    }

    proptest! {
        #[test]
        fn no_row_is_too_wide_and_no_word_is_lost(
            text in "[a-zé日 👩\u{301}\u{200d}]{0,60}", width in 2usize..30, indent in 0usize..20,
        ) {
            let mut line = Line::of(Tone::Plain, &text).and(Tone::Marked, &text);
            line.indent = indent;
            let rows = texts(&line, width);
            // What is one character cannot be cut.
            let fits = |row: &String| row.trim_end().width() <= width || row.trim().graphemes(true).count() == 1;
            prop_assert!(rows.iter().all(fits), "{:?}", rows);
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&rows.concat()), letters(&text.repeat(2)));
        }
    }
}
