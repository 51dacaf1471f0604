//! What is asked for next, and what a line answers.

use crate::desk::app::{App, Event, Key, Stage};
use crate::desk::form::{Form, Kind};
use crate::desk::line::clean;
use crate::desk::words::policy;
use std::collections::VecDeque;

/// Asks for the fields of a form one after the other.
#[derive(Default)]
pub struct Prompter {
    /// The fields still to be asked for; nothing while no form is open.
    left: Option<VecDeque<usize>>,
    /// The lines of a field that has many.
    lines: Vec<String>,
    /// The form was sent: if it is still here it was refused.
    sent: bool,
}

impl Prompter {
    /// What to print before the next line is read.
    pub fn prompt(&mut self, app: &App) -> String {
        let Stage::Filling(form) = &app.stage else {
            (self.left, self.sent) = (None, false);
            return "> ".to_owned();
        };
        let refused = std::mem::take(&mut self.sent);
        match &self.left {
            None => {
                self.left = Some((0..form.fields.len()).collect());
                format!("{}{}", introduction(app, form), self.question(form))
            }
            // What the refusal names is asked for again.
            Some(_) if refused => {
                let bad = form
                    .fields
                    .iter()
                    .enumerate()
                    .filter(|(_, f)| f.told.is_some());
                self.left = Some(bad.map(|(at, _)| at).collect());
                format!("{}{}", complaints(app, form), self.question(form))
            }
            Some(_) => self.question(form),
        }
    }

    /// What a line means to the desk.
    pub fn read(&mut self, app: &App, line: &str) -> Vec<Event> {
        match &app.stage {
            Stage::Filling(form) => self.answer(form, line),
            _ => command(line).into_iter().collect(),
        }
    }

    /// Nothing more is read: what was begun is kept.
    pub fn end(&mut self, app: &App) -> Option<Event> {
        let Stage::Filling(_) = &app.stage else {
            return None;
        };
        let at = *self.left.as_ref()?.front()?;
        (!self.lines.is_empty()).then(|| Event::Fill(at, self.lines.join("\n")))
    }

    fn question(&self, form: &Form) -> String {
        let Some(at) = self.left.as_ref().and_then(VecDeque::front) else {
            return "Send? y sends, n puts it aside, x throws it away, a number changes that field: ".to_owned();
        };
        if !self.lines.is_empty() {
            return "… ".to_owned();
        }
        let field = &form.fields[*at];
        let (label, help) = (field.id.label(), field.id.help());
        let many = if field.id.many_lines() {
            "; an empty line ends it"
        } else {
            ""
        };
        let now = match field.typed() {
            "" => String::new(),
            typed => format!(" [{}]", clean(typed)),
        };
        format!("{} {label} ({help}{many}){now}: ", at + 1)
    }

    fn answer(&mut self, form: &Form, line: &str) -> Vec<Event> {
        let left = self.left.get_or_insert_default();
        let Some(at) = left.front().copied() else {
            return self.send(form, line.trim());
        };
        let many = form.fields[at].id.many_lines();
        if many && !line.trim().is_empty() {
            self.lines.push(line.to_owned());
            return Vec::new();
        }
        left.pop_front();
        let text = match many {
            true => std::mem::take(&mut self.lines).join("\n"),
            false => line.trim().to_owned(),
        };
        match &*text {
            "" => Vec::new(),
            "-" => vec![Event::Fill(at, String::new())],
            _ => vec![Event::Fill(at, text)],
        }
    }

    /// What becomes of a form that was filled in.
    fn send(&mut self, form: &Form, line: &str) -> Vec<Event> {
        let number = line.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match (line, number) {
            ("y" | "yes", _) => {
                self.sent = true;
                vec![Event::Submit]
            }
            ("n" | "no", _) => vec![Event::Key(Key::Esc)],
            ("x", _) => vec![Event::Key(Key::Ctrl('x'))],
            (_, Some(at)) if at < form.fields.len() => {
                self.left.get_or_insert_default().push_back(at);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

fn introduction(app: &App, form: &Form) -> String {
    let asks = match form.kind {
        Kind::Review(verdict) => format!("{}\n", policy::asks(app.policy.as_ref(), verdict)),
        _ => String::new(),
    };
    format!(
        "{}\n{asks}An empty line keeps what stands in brackets, - empties it.\n",
        form.title()
    )
}

/// What is wrong, and was not said already.
fn complaints(app: &App, form: &Form) -> String {
    let field = form.fields.iter();
    let told = field.filter_map(|f| Some(format!("{}: {}", f.id.label(), f.told.as_ref()?)));
    let whole = form.told.iter().filter(|told| !app.notice.contains(*told));
    let all = whole.cloned().chain(told);
    all.map(|told| format!("! {}\n", clean(&told))).collect()
}

/// A letter on a line of its own.
fn command(line: &str) -> Option<Event> {
    let mut letters = line.trim().chars();
    let letter = letters.next()?;
    let key = match letters.next() {
        None => Key::Char(letter),
        // No word is a command, and its first letter might be the wrong one.
        Some(_) => Key::Char('?'),
    };
    Some(Event::Key(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::app::tests::with_claim;

    /// Reads lines; the prompts before each of them.
    fn reads(app: &mut App, prompter: &mut Prompter, lines: &[&str]) -> Vec<String> {
        let mut prompts = Vec::new();
        for line in lines {
            prompts.push(prompter.prompt(app));
            for event in prompter.read(app, line) {
                app.on(event);
            }
        }
        prompts
    }

    #[test]
    fn fields_are_asked_for_one_after_the_other() {
        let (mut app, mut prompter) = (with_claim(), Prompter::default());
        let lines = [
            "x",
            "out",
            "Another desk's.",
            "Not ours.",
            "",
            "1",
            "dup",
            "2",
            "-",
            "",
            "n",
            "x",
        ];
        let prompts = reads(&mut app, &mut prompter, &lines);
        assert_eq!(prompts[0], "> ");
        assert!(
            prompts[1].starts_with("Dismiss without a verdict\n"),
            "{}",
            prompts[1]
        );
        assert!(prompts[2].starts_with("2 Words ("), "{}", prompts[2]);
        assert_eq!(prompts[3], "… ");
        assert!(prompts[5].starts_with("Send? "), "{}", prompts[5]);
        assert!(prompts[6].ends_with("[out]: "), "{}", prompts[6]);
        assert!(
            prompts[8].ends_with("[Another desk's. Not ours.]: "),
            "{}",
            prompts[8]
        );
        assert_eq!(prompts[11], "> ");
        let Stage::Filling(form) = &app.stage else {
            panic!("{:?}", app.stage);
        };
        assert_eq!(form.typed(), "Dismiss without a verdict\nBecause: dup\n");
    }

    #[test]
    fn what_is_wrong_is_asked_for_again() {
        let (mut app, mut prompter) = (with_claim(), Prompter::default());
        let prompts = reads(
            &mut app,
            &mut prompter,
            &["x", "why not", "", "y", "not a", "y", "q"],
        );
        assert!(
            prompts[4].starts_with("! Because: must be one of: not a claim"),
            "{}",
            prompts[4]
        );
        assert!(prompts[4].contains("1 Because ("), "{}", prompts[4]);
        assert!(prompts[5].starts_with("Send? "), "{}", prompts[5]);
        assert!(app.is_waiting());
    }

    #[test]
    fn a_word_is_no_command_and_the_end_keeps_what_was_begun() {
        let (mut app, mut prompter) = (with_claim(), Prompter::default());
        reads(&mut app, &mut prompter, &["", "vote", "c"]);
        let prompts = reads(&mut app, &mut prompter, &["c", "One line."]);
        assert!(
            prompts[0].starts_with("> ") && prompts[1].starts_with("Comment\n"),
            "{prompts:?}"
        );
        let end = prompter.end(&app);
        assert!(
            matches!(end, Some(Event::Fill(0, ref text)) if text == "One line."),
            "{end:?}"
        );
    }
}
