//! The desk drawn into a buffer. Nothing else happens here.

mod form;
mod style;
mod wrap;

pub use style::Look;

use super::app::{App, Lease, Page, Stage};
use super::form::Form;
use super::line::{Line, Tone};
use super::words;
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Position;
use unicode_width::UnicodeWidthStr;
use wrap::Row;

/// The most rows of the line at the bottom.
const NOTICE: usize = 3;

const READING: &str =
    "v verified  d disputed  u unverified  n next  s skip  r release  ? help  q quit";
const FILLING: &str = "Ctrl-S send  Tab next field  Esc put aside  Ctrl-X throw away";
const PAGE: &str = "Esc back  arrows scroll";
const ASKING: &str = "y throw away and leave  any other key: back";

/// What came of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Where typing goes.
    pub cursor: Option<Position>,
    /// How far it could be scrolled at most.
    pub scroll: usize,
}

/// Draws the desk over all of the buffer.
pub fn draw(app: &App, buffer: &mut Buffer, look: Look) -> Drawn {
    let width = usize::from(buffer.area.width);
    let height = usize::from(buffer.area.height);
    let mut canvas = Canvas { buffer, look };
    if width < 20 || height < 6 {
        canvas.row(0, &vec![(Tone::Plain, "too small".to_owned())]);
        return Drawn {
            cursor: None,
            scroll: 0,
        };
    }
    canvas.bar(&bar(app, width));
    let notice = wrap::rows(&Line::of(Tone::Strong, &app.notice), width);
    let notice = &notice[..notice.len().min(NOTICE)];
    let bottom = height - 1 - notice.len();
    canvas.rows(bottom, notice);
    let (keys, drawn) = match &app.stage {
        Stage::Filling(form) => (FILLING, fill(app, form, &mut canvas, bottom)),
        stage => read(app, stage, &mut canvas, bottom),
    };
    canvas.row(height - 1, &vec![(Tone::Faint, keys.to_owned())]);
    drawn
}

/// A claim or a page between the bar and the bottom.
fn read(app: &App, stage: &Stage, canvas: &mut Canvas<'_>, bottom: usize) -> (&'static str, Drawn) {
    let (keys, lines) = match stage {
        Stage::Page(page) => (PAGE, page_lines(app, *page)),
        Stage::Asking => (ASKING, claim_lines(app)),
        _ => (READING, claim_lines(app)),
    };
    let rows = canvas.wrapped(&lines);
    let room = bottom - 1;
    let most = rows.len().saturating_sub(room);
    let from = app.scroll.min(most);
    let to = rows.len().min(from + room);
    canvas.rows(1, &rows[from..to]);
    if to < rows.len() {
        canvas.corner(bottom - 1, "▼ more");
    }
    (
        keys,
        Drawn {
            cursor: None,
            scroll: most,
        },
    )
}

/// The claim above, the form below it.
fn fill(app: &App, form: &Form, canvas: &mut Canvas<'_>, bottom: usize) -> Drawn {
    let width = usize::from(canvas.buffer.area.width);
    let filled = form::rows(form, width);
    let room = bottom - 1;
    // Some of the claim stays in sight.
    let below = filled.rows.len().min(room - room / 4);
    let claim = canvas.wrapped(&claim_lines(app));
    canvas.rows(1, &claim[..claim.len().min(room - below)]);
    let (row, column) = filled.cursor;
    let from = (row + 2)
        .saturating_sub(below)
        .min(filled.rows.len() - below);
    canvas.rows(bottom - below, &filled.rows[from..from + below]);
    let at = (bottom - below + row - from.min(row)).min(bottom - 1);
    Drawn {
        cursor: Some(Position::new(column.min(width - 1) as u16, at as u16)),
        scroll: 0,
    }
}

fn claim_lines(app: &App) -> Vec<Line> {
    match &app.held {
        Some(held) => words::claim::lines(held),
        None => vec![Line::of(Tone::Faint, "No claim is at hand.")],
    }
}

/// The lines of a page.
pub fn page_lines(app: &App, page: Page) -> Vec<Line> {
    match (page, &app.held) {
        (Page::Help, _) => words::help::lines(),
        (Page::Policy, _) => words::policy::lines(app.policy.as_ref()),
        (Page::History, Some(held)) => words::history::lines(held),
        (Page::History, None) => Vec::new(),
    }
}

/// What is at hand on the left, the lease on the right.
fn bar(app: &App, width: usize) -> String {
    let left = match &app.held {
        None => " factdesk".to_owned(),
        Some(held) => format!(
            " factdesk  {}",
            words::claim::title(&held.table.claim).text()
        ),
    };
    let right = match &app.held {
        None => String::new(),
        Some(held) => format!("{} ", lease(&held.lease, app)),
    };
    let gap = width.saturating_sub(left.width() + right.width());
    format!("{left}{}{right}", " ".repeat(gap))
}

fn lease(lease: &Lease, app: &App) -> String {
    match lease.left(app.now) {
        Some(left) => format!(
            "yours for {}:{:02}",
            left.as_secs() / 60,
            left.as_secs() % 60
        ),
        None if *lease == Lease::Lost => "LEASE LOST".to_owned(),
        None => "no lease".to_owned(),
    }
}

/// Where rows are put.
struct Canvas<'a> {
    buffer: &'a mut Buffer,
    look: Look,
}

impl Canvas<'_> {
    fn wrapped(&self, lines: &[Line]) -> Vec<Row> {
        let width = self.buffer.area.width.into();
        let dressed = lines.iter().map(|line| self.look.dressed(line));
        dressed.flat_map(|line| wrap::rows(&line, width)).collect()
    }

    fn rows(&mut self, from: usize, rows: &[Row]) {
        for (number, row) in rows.iter().enumerate() {
            self.row(from + number, row);
        }
    }

    fn row(&mut self, y: usize, row: &Row) {
        let mut x = 0;
        for (tone, text) in row {
            let style = self.look.style(*tone);
            let left = self.buffer.area.width - x;
            let y = self.buffer.area.y + y as u16;
            (x, _) = self.buffer.set_stringn(x, y, text, left.into(), style);
        }
    }

    fn bar(&mut self, text: &str) {
        let width = self.buffer.area.width.into();
        self.buffer.set_stringn(0, 0, text, width, self.look.bar());
    }

    fn corner(&mut self, y: usize, text: &str) {
        let x = usize::from(self.buffer.area.width).saturating_sub(text.width());
        let style = self.look.style(Tone::Faint);
        self.buffer.set_string(x as u16, y as u16, text, style);
    }
}

#[cfg(test)]
mod tests;
