//! The terminal in full-screen mode, and back again whatever happens.

mod backend;
mod keys;

pub use keys::{Typed, keys};

use backend::Crossterm;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Position;
use ratatui_core::terminal::Terminal;
use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::{panic, sync::Once};

/// Whether the terminal is in full-screen mode.
static OPEN: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// The terminal in full-screen mode until this is dropped, or a panic ends it.
pub struct Screen {
    terminal: Terminal<Crossterm<BufWriter<Stdout>>>,
}

impl Screen {
    /// Switches to full-screen mode.
    pub fn open() -> io::Result<Screen> {
        HOOK.call_once(restore_on_panic);
        enable_raw_mode()?;
        OPEN.store(true, Ordering::SeqCst);
        // From here on dropping it switches back.
        let backend = Crossterm::new(BufWriter::new(stdout()));
        let mut screen = Screen {
            terminal: Terminal::new(backend)?,
        };
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        screen.terminal.clear()?;
        Ok(screen)
    }

    /// Draws; `draw` says where the cursor goes.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.terminal.draw(|frame| {
            if let Some(cursor) = draw(frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Back to how the terminal was; once.
fn restore() {
    if !OPEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // Where the terminal itself is gone there is nobody to tell.
    let _ = leave();
    let _ = disable_raw_mode();
}

fn leave() -> io::Result<()> {
    let mut out = stdout();
    queue!(out, DisableBracketedPaste, LeaveAlternateScreen, Show)?;
    out.flush()
}

/// A panic anywhere is told on a terminal that can be read.
fn restore_on_panic() {
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        restore();
        told(info);
    }));
}
