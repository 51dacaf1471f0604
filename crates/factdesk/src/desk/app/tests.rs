//! A desk whose server is played by the test.

use super::*;
use crate::desk::call::{Answer, Table};
use crate::desk::form::Kind;
use crate::desk::told::Told;
use chrono::DateTime;
use factdesk_proto::v1::claim::State;
use factdesk_proto::v1::{Claim, LeaseNextClaimResponse, Verdict};
use std::sync::atomic::{AtomicU64, Ordering};
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, PreconditionViolation, StatusExt};
use uuid::Uuid;

mod any;
mod leasing;
mod leaving;
mod reading;
mod sending;

/// 1, 2, 3 …
#[derive(Debug, Default)]
struct Counting(AtomicU64);

impl IdSource for Counting {
    fn next(&self) -> Uuid {
        Uuid::from_u128(self.0.fetch_add(1, Ordering::SeqCst).into())
    }
}

pub fn at(seconds: u64) -> Now {
    Now {
        steady: Duration::from_secs(seconds),
        wall: DateTime::UNIX_EPOCH,
    }
}

/// A desk that was asked for its first claim.
pub fn desk() -> App {
    let settings = Settings {
        filter: "kind = FIGURE".to_owned(),
        lease: Duration::from_secs(600),
    };
    App::new(settings, Arc::new(Counting::default()), at(0))
}

fn table(name: &str, etag: &str) -> Table {
    Table {
        claim: Claim {
            name: name.to_owned(),
            etag: etag.to_owned(),
            state: State::InReview.into(),
            text: "hundreds".to_owned(),
            ..Claim::default()
        },
        ..Table::default()
    }
}

fn given(name: &str) -> Answer {
    let table = table(name, "e1");
    let answer = LeaseNextClaimResponse {
        claim: Some(table.claim.clone()),
        ..LeaseNextClaimResponse::default()
    };
    Answer::Next(Box::new(answer), Some(Box::new(table)))
}

/// A desk with claims/1 on it.
pub fn with_claim() -> App {
    let mut app = desk();
    let effects = app.begin(None);
    let (number, call) = calls(&effects).last().unwrap().clone();
    assert!(matches!(call, Call::Next(request) if request.filter == "kind = FIGURE"));
    app.on(Event::Answer(number, Ok(given("claims/1"))));
    assert!(app.held.as_ref().unwrap().lease.is_live());
    app
}

fn calls(effects: &[Effect]) -> Vec<(u64, Call)> {
    let call = |effect: &Effect| match effect {
        Effect::Call(number, call) => Some((*number, (**call).clone())),
        _ => None,
    };
    effects.iter().filter_map(call).collect()
}

fn press(app: &mut App, key: char) -> Vec<Effect> {
    app.on(Event::Key(Key::Char(key)))
}

fn write(app: &mut App, text: &str) {
    app.on(Event::Paste(text.to_owned()));
}

/// Sends the form; the call that is made.
fn send(app: &mut App) -> (u64, Call) {
    let effects = app.on(Event::Key(Key::Ctrl('s')));
    let calls = calls(&effects);
    assert_eq!(calls.len(), 1, "{effects:?} {:?}", app.stage);
    calls[0].clone()
}

fn refusal(code: Code, reason: &str) -> Told {
    let mut details = ErrorDetails::new();
    details.set_error_info(reason, "factdesk", []);
    let unmet = PreconditionViolation::new("X", "rationale", "say what was tried");
    details.set_precondition_failure(vec![unmet]);
    Told::from(Status::with_error_details(code, "it is refused", details))
}

fn form(app: &App) -> &Form {
    match &app.stage {
        Stage::Filling(form) => form,
        stage => panic!("{stage:?}"),
    }
}

fn text(app: &App) -> String {
    form(app).typed()
}
