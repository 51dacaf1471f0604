//! A form as rows, and where its cursor is.

use super::wrap::{self, Row};
use crate::desk::form::Form;
use crate::desk::form::field::Field;
use crate::desk::line::{Line, Tone, clean};
use unicode_width::UnicodeWidthStr;

/// The width of the labels.
const LABEL: usize = 13;

/// How many rows of a field that is not being filled in are shown.
const FOLDED: usize = 2;

/// The rows of a form.
pub struct Filled {
    pub rows: Vec<Row>,
    /// Row and column.
    pub cursor: (usize, usize),
}

/// The form in a width.
pub fn rows(form: &Form, width: usize) -> Filled {
    let mut filled = Filled {
        rows: vec![vec![(Tone::Strong, form.title().to_owned())]],
        cursor: (0, 0),
    };
    for told in &form.told {
        let line = Line::of(Tone::Warning, format!("! {told}"));
        filled.rows.extend(wrap::rows(&line, width));
    }
    for (at, field) in form.fields.iter().enumerate() {
        match at == form.at {
            true => open(field, width, &mut filled),
            false => folded(field, width, &mut filled.rows),
        }
        if let Some(told) = &field.told {
            filled
                .rows
                .extend(beside(Tone::Warning, &format!("! {told}"), width));
        }
    }
    filled
}

/// The field that is being filled in: all of it, and what belongs there.
fn open(field: &Field, width: usize, filled: &mut Filled) {
    let room = width.saturating_sub(LABEL + 1).max(2);
    let (before, _) = field.text.halves();
    let above = wrap::typed(before, room);
    let first = filled.rows.len();
    let column = above.last().map_or(0, |row| row.width()).min(room);
    filled.cursor = (first + above.len() - 1, LABEL + column);
    let rows = wrap::typed(field.text.as_str(), room);
    for (number, row) in rows.iter().enumerate() {
        let label = if number == 0 { field.id.label() } else { "" };
        let label = format!("{:<LABEL$}", format!("> {label}"));
        filled
            .rows
            .push(vec![(Tone::Strong, label), (Tone::Plain, row.clone())]);
    }
    let help = beside(Tone::Faint, field.id.help(), width);
    filled.rows.extend(help);
}

/// Text below what is typed.
fn beside(tone: Tone, text: &str, width: usize) -> Vec<Row> {
    let line = Line {
        pieces: vec![(Tone::Plain, " ".repeat(LABEL)), (tone, clean(text))],
        indent: LABEL,
    };
    wrap::rows(&line, width)
}

/// Any other field: its first rows.
fn folded(field: &Field, width: usize, rows: &mut Vec<Row>) {
    let room = width.saturating_sub(LABEL + 1).max(2);
    let typed = wrap::typed(field.text.as_str(), room);
    for (number, row) in typed.iter().take(FOLDED).enumerate() {
        let label = if number == 0 { field.id.label() } else { "" };
        let more = number + 1 == FOLDED && typed.len() > FOLDED;
        let more = if more { "…" } else { "" };
        let label = format!("{:<LABEL$}", format!("  {label}"));
        rows.push(vec![
            (Tone::Plain, label),
            (Tone::Plain, format!("{}{more}", clean(row))),
        ]);
    }
}
