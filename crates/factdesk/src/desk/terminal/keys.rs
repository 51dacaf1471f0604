//! Keys as they come from the terminal.

use crate::desk::app::{Event, Key};
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::thread;
use tokio::sync::mpsc::{Receiver, channel};

/// What comes from the terminal.
pub enum Typed {
    Event(Event),
    /// Another size: draw again.
    Resized,
}

/// Reads keys on a thread of its own until the terminal is gone.
pub fn keys() -> Receiver<Typed> {
    let (typed, receiver) = channel(256);
    thread::spawn(move || {
        while let Ok(event) = event::read() {
            let Some(event) = read(event) else { continue };
            if typed.blocking_send(event).is_err() {
                return;
            }
        }
    });
    receiver
}

fn read(event: event::Event) -> Option<Typed> {
    match event {
        event::Event::Key(key) => self::key(key).map(|key| Typed::Event(Event::Key(key))),
        event::Event::Paste(text) => Some(Typed::Event(Event::Paste(text))),
        event::Event::Resize(..) => Some(Typed::Resized),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    Some(match event.code {
        KeyCode::Char(c) if control => Key::Ctrl(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_what_they_say() {
        let pressed = |code, modifiers| key(KeyEvent::new(code, modifiers));
        let none = KeyModifiers::NONE;
        assert_eq!(pressed(KeyCode::Char('v'), none), Some(Key::Char('v')));
        let shift = KeyModifiers::SHIFT;
        assert_eq!(pressed(KeyCode::Char('V'), shift), Some(Key::Char('V')));
        let control = KeyModifiers::CONTROL;
        assert_eq!(pressed(KeyCode::Char('S'), control), Some(Key::Ctrl('s')));
        assert_eq!(pressed(KeyCode::F(1), none), None);
        let released = KeyEvent::new_with_kind(KeyCode::Enter, none, KeyEventKind::Release);
        assert_eq!(key(released), None);
    }
}
