//! What happens to the desk, and what it wants done.

use crate::desk::call::{Answer, Call};
use crate::desk::told::Told;
use chrono::{DateTime, Utc};
use std::time::Duration;

/// What happens to the desk.
#[derive(Clone, Debug)]
pub enum Event {
    Key(Key),
    /// Text all at once, line feeds and all.
    Paste(String),
    /// What a field of the form shall hold.
    Fill(usize, String),
    /// The form shall be sent.
    Submit,
    /// Time goes by.
    Tick(Now),
    /// What became of a call.
    Answer(u64, Result<Answer, Told>),
    /// A signal came, or nobody types any more: give back what is held, and go.
    Stop,
}

/// A key of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Char(char),
    Ctrl(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Backspace,
    Delete,
}

/// What the clocks say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Now {
    /// Since the desk began; nobody sets it.
    pub steady: Duration,
    /// The calendar's.
    pub wall: DateTime<Utc>,
}

/// What the desk wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// A call, answered under this number.
    Call(u64, Box<Call>),
    /// Something happened that the person should know.
    Say(String),
    /// Another claim, or more about it, is to be seen.
    Show,
    /// The desk is closed.
    Quit,
}
