//! The desk line by line: for screen readers, for scripts, and where there is
//! no terminal. The same desk with the same letters.

mod prompter;

use super::app::{App, Effect, Event, Key, Stage};
use super::line::clean;
use super::view::page_lines;
use super::wire::Wire;
use super::words;
use crate::output;
use prompter::Prompter;
use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal};
use std::thread;
use tokio::sync::mpsc::{Receiver, channel};

/// Works until the person leaves or nothing more is to be read.
pub async fn run(app: &mut App, wire: &mut Wire, claim: Option<String>) -> io::Result<()> {
    let mut lines = lines();
    let (mut prompter, mut teller) = (Prompter::default(), Teller::default());
    let mut attended = true;
    let mut effects = app.begin(claim);
    loop {
        if !teller.carry_out(app, wire, effects)? {
            return Ok(());
        }
        let asked = !app.is_waiting() && attended;
        if asked {
            teller.prompt(&prompter.prompt(app))?;
        }
        effects = tokio::select! {
            event = wire.next() => app.on(event),
            // What comes while an answer is waited for is read afterwards.
            line = lines.recv(), if asked => match line {
                Some(line) => {
                    teller.answered(&line)?;
                    let events = prompter.read(app, &line);
                    events.into_iter().flat_map(|event| app.on(event)).collect()
                }
                None => {
                    attended = false;
                    let mut last: Vec<_> = prompter.end(app).into_iter().collect();
                    last.push(Event::Stop);
                    last.into_iter().flat_map(|event| app.on(event)).collect()
                }
            },
        };
    }
}

/// Reads lines on a thread of its own.
fn lines() -> Receiver<String> {
    let (line, lines) = channel(1);
    thread::spawn(move || {
        let read = io::stdin().lock().lines();
        for text in read.map_while(Result::ok) {
            if line.blocking_send(text).is_err() {
                return;
            }
        }
    });
    lines
}

/// Says what is new, and nothing twice.
#[derive(Default)]
struct Teller {
    /// The claim that was told of, and its lines.
    claim: String,
    told: BTreeSet<String>,
    prompted: String,
}

impl Teller {
    /// `false`: the desk is closed.
    fn carry_out(&mut self, app: &mut App, wire: &Wire, effects: Vec<Effect>) -> io::Result<bool> {
        let mut open = true;
        for effect in effects {
            open &= match effect {
                Effect::Call(number, call) => {
                    wire.call(number, *call);
                    true
                }
                Effect::Say(words) => self.say(&format!("* {words}"))?,
                Effect::Show => self.show(app)?,
                Effect::Quit => false,
            };
        }
        Ok(open)
    }

    /// The prompt, once until it is answered or something else was said.
    fn prompt(&mut self, prompt: &str) -> io::Result<()> {
        if self.prompted != prompt {
            prompt.clone_into(&mut self.prompted);
            output::print(prompt)?;
        }
        Ok(())
    }

    /// What was read. A file or a pipe shows nothing of it by itself.
    fn answered(&mut self, line: &str) -> io::Result<()> {
        self.prompted.clear();
        if !io::stdin().is_terminal() {
            output::print(&format!("{}\n", clean(line)))?;
        }
        Ok(())
    }

    fn say(&mut self, line: &str) -> io::Result<bool> {
        self.prompted.clear();
        output::print(&format!("{line}\n"))
    }

    /// A page, or of the claim what was not told yet.
    fn show(&mut self, app: &mut App) -> io::Result<bool> {
        if let Stage::Page(page) = app.stage {
            let lines = page_lines(app, page);
            app.on(Event::Key(Key::Esc));
            let all: Vec<_> = lines.iter().map(|line| line.text()).collect();
            return self.say(&all.join("\n"));
        }
        let Some(held) = &app.held else {
            return Ok(true);
        };
        if self.claim != held.name() {
            held.name().clone_into(&mut self.claim);
            self.told.clear();
        }
        let lines = words::claim::lines(held);
        let mut open = true;
        for line in lines.iter().map(|line| line.text()) {
            if self.told.insert(line.clone()) {
                open &= self.say(&line)?;
            }
        }
        Ok(open)
    }
}
