//! The desk as a state machine: something happens, and it says what to do. It
//! calls nobody, reads no clock and draws nothing.

mod answers;
mod event;
mod filling;
mod held;
mod lease;
mod leasing;
mod leaving;
mod reading;
mod refusals;

pub use event::{Effect, Event, Key, Now};
pub use held::Held;
pub use lease::Lease;

use super::call::Call;
use super::form::Form;
use super::line::clean;
use factdesk_domain::IdSource;
use factdesk_proto::v1::Policy;
use std::sync::Arc;
use std::time::Duration;

/// What to work on, and how.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Which claims, as in ListClaims.
    pub filter: String,
    /// How long to hold one.
    pub lease: Duration,
}

/// The desk.
pub struct App {
    pub settings: Settings,
    pub now: Now,
    /// The claim at hand.
    pub held: Option<Held>,
    pub stage: Stage,
    /// The line at the bottom.
    pub notice: String,
    pub policy: Option<Policy>,
    /// How far the claim, or the page, is scrolled.
    pub scroll: usize,
    /// Forms of the claim at hand that were put aside.
    pub drafts: Vec<Form>,
    /// The call that is waited for.
    waiting: Option<Waiting>,
    /// One that failed and may be tried again.
    failed: Option<Call>,
    /// Claims of a decided one's statement, which its lease still covers.
    kept: Vec<String>,
    /// Releases that nobody waits for, by their calls' numbers: not until the end.
    giving_back: Vec<u64>,
    leaving: bool,
    /// The last release before leaving was sent.
    given_back: bool,
    calls: u64,
    ids: Arc<dyn IdSource + Send + Sync>,
    effects: Vec<Effect>,
}

/// What keys mean just now.
#[derive(Debug)]
pub enum Stage {
    /// The claim is read.
    Reading,
    /// A form is filled in.
    Filling(Box<Form>),
    /// A page is read: help, history, the policy.
    Page(Page),
    /// Whether to throw away what was typed.
    Asking,
}

/// Something to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Help,
    History,
    Policy,
}

#[derive(Debug)]
struct Waiting {
    number: u64,
    call: Call,
    since: Duration,
}

impl App {
    /// A desk on which nothing lies.
    pub fn new(settings: Settings, ids: Arc<dyn IdSource + Send + Sync>, now: Now) -> App {
        App {
            settings,
            now,
            held: None,
            stage: Stage::Reading,
            notice: "Nothing is at hand. Press n for the next claim, ? for help.".to_owned(),
            policy: None,
            scroll: 0,
            drafts: Vec::new(),
            waiting: None,
            failed: None,
            kept: Vec::new(),
            giving_back: Vec::new(),
            leaving: false,
            given_back: false,
            calls: 0,
            ids,
            effects: Vec::new(),
        }
    }

    /// Begins: reads the policy, and takes the claim that is named, or the next.
    pub fn begin(&mut self, claim: Option<String>) -> Vec<Effect> {
        self.call_aside(Call::Policy);
        match claim {
            Some(name) => self.call(Call::Read(name)),
            None => self.next(),
        }
        std::mem::take(&mut self.effects)
    }

    /// Something happens.
    pub fn on(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Tick(now) => self.tick(now),
            Event::Answer(number, answer) => self.answered(number, answer),
            Event::Stop => self.leave(),
            Event::Key(Key::Ctrl('c')) if self.leaving => self.effects.push(Effect::Quit),
            Event::Key(Key::Ctrl('c')) => self.ask_to_leave(),
            typed => self.typed(typed),
        }
        std::mem::take(&mut self.effects)
    }

    /// Whether an answer is waited for.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Every form with something in it that was not sent.
    pub fn unsent(&self) -> impl Iterator<Item = &Form> {
        let open = match &self.stage {
            Stage::Filling(form) => Some(&**form),
            _ => None,
        };
        open.into_iter()
            .chain(&self.drafts)
            .filter(|f| f.is_dirty())
    }

    fn typed(&mut self, event: Event) {
        if let Some(held) = &mut self.held {
            held.lease.worked();
        }
        match (&self.stage, event) {
            (Stage::Filling(_), event) => self.fill(event),
            (Stage::Reading, Event::Key(key)) => self.read_key(key),
            (Stage::Page(_), Event::Key(key)) => self.page_key(key),
            (Stage::Asking, Event::Key(key)) => self.asked_key(key),
            _ => {}
        }
        self.look_after_lease();
    }

    /// Makes a call that everything waits for.
    fn call(&mut self, call: Call) {
        let number = self.call_aside(call.clone());
        self.failed = None;
        let since = self.now.steady;
        self.waiting = Some(Waiting {
            number,
            call,
            since,
        });
    }

    /// Makes a call that nobody waits for.
    fn call_aside(&mut self, call: Call) -> u64 {
        self.calls += 1;
        self.effects.push(Effect::Call(self.calls, Box::new(call)));
        self.calls
    }

    /// A new request id.
    fn id(&self) -> String {
        format!("desk-{}", self.ids.next())
    }

    fn say(&mut self, words: &str) {
        // Some of it comes from articles.
        self.notice = clean(words);
        self.effects.push(Effect::Say(self.notice.clone()));
    }

    fn show(&mut self) {
        self.effects.push(Effect::Show);
    }
}

fn seconds(length: Duration) -> prost_types::Duration {
    prost_types::Duration {
        seconds: i64::try_from(length.as_secs()).unwrap_or(i64::MAX),
        nanos: 0,
    }
}

#[cfg(test)]
pub mod tests;
