//! Keys while a claim, a page or a question is read.

use super::{App, Held, Key, Page, Stage, seconds};
use crate::desk::call::{Call, Table};
use crate::desk::form::{Form, Kind, decides};
use factdesk_proto::v1::{LeaseNextClaimRequest, Verdict};

/// Lines of a page.
const PAGE: usize = 15;

const NOT_SENT: &str =
    "A form of this claim is not sent: open it, then send it or throw it away with Ctrl-X.";

const YOURS: &str = "This claim is yours: decide it (v d u a), dismiss it (x), skip it (s) or release it (r) first.";

impl App {
    pub(super) fn read_key(&mut self, key: Key) {
        match key {
            Key::Char('v') => self.open(Kind::Review(Verdict::Verified)),
            Key::Char('d') => self.open(Kind::Review(Verdict::Disputed)),
            Key::Char('u') => self.open(Kind::Review(Verdict::Unverified)),
            Key::Char('e') => self.open(Kind::Evidence),
            Key::Char('c') => self.open(Kind::Comment),
            Key::Char('s') => self.open_leased(Kind::Skip),
            Key::Char('r') => self.open_leased(Kind::Release),
            Key::Char('x') => self.open(Kind::Dismiss),
            Key::Char('o') => self.open_other(),
            Key::Char('a') => self.decide(),
            Key::Char('n') => self.next(),
            Key::Char('t') => self.again(),
            Key::Char('h') => self.history(),
            Key::Char('p') => self.turn_to(Page::Policy),
            Key::Char('?') => self.turn_to(Page::Help),
            Key::Char('q') => self.ask_to_leave(),
            Key::Char(c) => self.say(&format!("{c} does nothing here. ? tells what the keys do.")),
            key => self.scroll(key),
        }
    }

    pub(super) fn page_key(&mut self, key: Key) {
        match key {
            Key::Esc | Key::Enter | Key::Char(_) => {
                (self.stage, self.scroll) = (Stage::Reading, 0);
            }
            key => self.scroll(key),
        }
    }

    fn scroll(&mut self, key: Key) {
        self.scroll = match key {
            Key::Up => self.scroll.saturating_sub(1),
            Key::Down => self.scroll.saturating_add(1),
            Key::PageUp => self.scroll.saturating_sub(PAGE),
            Key::PageDown => self.scroll.saturating_add(PAGE),
            Key::Home => 0,
            _ => return,
        }
    }

    /// The next claim; not while one is held, which would be kept from all others.
    pub(super) fn next(&mut self) {
        if self.busy() {
            return;
        }
        if self.held.as_ref().is_some_and(|held| held.lease.is_live()) {
            return self.say(YOURS);
        }
        if self.unsent().next().is_some() {
            return self.say(NOT_SENT);
        }
        // One whose answer was lost may have been given a claim already.
        let call = match self.failed.take() {
            Some(call @ Call::Next(_)) => call,
            _ => Call::Next(LeaseNextClaimRequest {
                filter: self.settings.filter.clone(),
                lease_duration: Some(seconds(self.settings.lease)),
                request_id: self.id(),
            }),
        };
        "Looking for the next claim …".clone_into(&mut self.notice);
        self.call(call);
    }

    /// What failed, once more.
    fn again(&mut self) {
        if self.busy() {
            return;
        }
        let unsent = self.unsent().next().is_some();
        match self.failed.take() {
            // Another claim would take the place of this one and its forms.
            Some(call @ (Call::Next(_) | Call::Read(_))) if unsent => {
                self.failed = Some(call);
                self.say(NOT_SENT);
            }
            Some(call) => {
                "Trying again …".clone_into(&mut self.notice);
                self.call(call);
            }
            None => self.say("There is nothing to try again."),
        }
    }

    fn history(&mut self) {
        let Some(held) = &self.held else {
            return self.say("Nothing is at hand. n takes the next claim.");
        };
        let name = held.name().to_owned();
        if !self.busy() {
            self.call(Call::History(name));
        }
    }

    pub(super) fn turn_to(&mut self, page: Page) {
        (self.stage, self.scroll) = (Stage::Page(page), 0);
        self.show();
    }

    fn decide(&mut self) {
        let held = self.held.as_ref();
        match held.and_then(|held| decides(held.table.claim.state())) {
            Some(kind) => self.open(kind),
            None => self.say("There is nothing to adjudicate or to correct here."),
        }
    }

    /// What gives the claim back would leave its other forms behind.
    fn open_leased(&mut self, kind: Kind) {
        let others = self.drafts.iter().filter(|form| form.kind != kind);
        match &self.held {
            Some(held) if !held.lease.is_live() => {
                self.say("You do not hold this claim, so there is nothing to give back.");
            }
            _ if others.clone().any(Form::is_dirty) => self.say(NOT_SENT),
            _ => self.open(kind),
        }
    }

    /// A claim by its name.
    fn open_other(&mut self) {
        if !self.busy() {
            self.open_form(Form::of(Kind::Open, &Table::default()));
        }
    }

    /// Opens the form that was put aside, or an empty one.
    fn open(&mut self, kind: Kind) {
        if self.busy() {
            return;
        }
        let Some(held) = &self.held else {
            return self.say("Nothing is at hand. n takes the next claim.");
        };
        let aside = self.drafts.iter().position(|form| form.kind == kind);
        let form = match aside {
            Some(at) => self.drafts.remove(at),
            None => Form::of(kind, &held.table),
        };
        self.open_form(form);
    }

    fn open_form(&mut self, form: Form) {
        self.notice.clear();
        self.scroll = 0;
        self.stage = Stage::Filling(Box::new(form));
    }

    /// Whether an answer is waited for that matters to what is done next; says so.
    pub(super) fn busy(&mut self) -> bool {
        let Some(waiting) = &self.waiting else {
            return false;
        };
        // Nobody has to wait till the claim at hand was read once more.
        let held = self.held.as_ref().map(Held::name);
        if matches!(&waiting.call, Call::Read(name) if held == Some(name)) {
            return false;
        }
        let waited = self.now.steady.saturating_sub(waiting.since).as_secs();
        self.say(&format!(
            "The server was asked {waited} s ago and has not answered yet."
        ));
        true
    }
}
