//! Keys while a form is filled in.

use super::{App, Event, Key, Stage};
use crate::desk::call::Call;
use crate::desk::form::field::Field;
use crate::desk::form::text::Text;
use crate::desk::form::{Asked, Form, Kind};

impl App {
    pub(super) fn fill(&mut self, event: Event) {
        // What is under way must be what is seen.
        if self.busy() {
            return;
        }
        let Stage::Filling(form) = &mut self.stage else {
            return;
        };
        match event {
            Event::Fill(at, text) => {
                if let Some(field) = form.fields.get_mut(at) {
                    let many = field.id.many_lines();
                    field.text = Text::default();
                    field.text.insert(&text, many);
                }
            }
            Event::Paste(text) => type_in(form, &text),
            Event::Submit | Event::Key(Key::Ctrl('s')) => self.submit(),
            Event::Key(Key::Esc) => self.put_aside(),
            Event::Key(Key::Ctrl('x')) => self.throw_away(),
            Event::Key(key) => key_in(form, key),
            _ => {}
        }
    }

    /// Sends the form, or says at its fields what is wrong.
    fn submit(&mut self) {
        let request_id = self.id();
        let Stage::Filling(form) = &mut self.stage else {
            return;
        };
        let none = crate::desk::call::Table::default();
        let table = self.held.as_ref().map_or(&none, |held| &held.table);
        let call = form.call(&Asked {
            table,
            now: self.now.wall,
            request_id,
        });
        match call {
            // Another claim may not take the place of one that waits.
            Some(Call::Read(_)) if self.holds_or_drafts() => self.say(
                "The claim at hand is held, or has a form that is not sent: finish it before opening another.",
            ),
            Some(call) => {
                "Sending …".clone_into(&mut self.notice);
                self.call(call);
            }
            None => self.say("Something has to be put right first; see the fields marked with !"),
        }
    }

    fn holds_or_drafts(&self) -> bool {
        let holds = self.held.as_ref().is_some_and(|held| held.lease.is_live());
        holds || self.drafts.iter().any(Form::is_dirty)
    }

    /// Closes the form with what was typed.
    fn throw_away(&mut self) {
        (self.stage, self.scroll) = (Stage::Reading, 0);
        self.say("Thrown away.");
    }

    /// Closes the form and keeps what was typed.
    pub(super) fn put_aside(&mut self) {
        let stage = std::mem::replace(&mut self.stage, Stage::Reading);
        self.scroll = 0;
        let Stage::Filling(form) = stage else { return };
        if form.is_dirty() && form.kind != Kind::Open {
            self.drafts.push(*form);
            self.say("Put aside, not sent. The same key opens it again.");
        } else {
            self.notice.clear();
        }
    }
}

fn type_in(form: &mut Form, text: &str) {
    if let Some(field) = form.fields.get_mut(form.at) {
        let many = field.id.many_lines();
        field.text.insert(text, many);
    }
}

fn key_in(form: &mut Form, key: Key) {
    let last = form.fields.len().saturating_sub(1);
    let at = form.at.min(last);
    let Some(field) = form.fields.get_mut(at) else {
        return;
    };
    form.at = match key {
        Key::Tab => at + 1,
        Key::BackTab => at.saturating_sub(1),
        Key::Enter if field.id.many_lines() => {
            field.text.insert("\n", true);
            at
        }
        Key::Enter => at + 1,
        Key::Down if !field.text.down() => at + 1,
        Key::Up if !field.text.up() => at.saturating_sub(1),
        key => {
            edit(field, key);
            at
        }
    }
    .min(last);
}

fn edit(field: &mut Field, key: Key) {
    let many = field.id.many_lines();
    let text = &mut field.text;
    match key {
        Key::Char(c) => text.insert(c.encode_utf8(&mut [0; 4]), many),
        Key::Backspace => text.backspace(),
        Key::Delete => text.delete(),
        Key::Left => text.left(),
        Key::Right => text.right(),
        Key::Home | Key::Ctrl('a') => text.home(),
        Key::End | Key::Ctrl('e') => text.end(),
        Key::Ctrl('w') => text.delete_word(),
        _ => {}
    }
}
