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

#[test]
fn a_verdict_is_sent_and_the_next_claim_taken() {
    let mut app = with_claim();
    press(&mut app, 'u');
    write(&mut app, "Nobody knows.");
    app.on(Event::Key(Key::Tab));
    write(&mut app, "Asked everybody.");
    let (number, call) = send(&mut app);
    let Call::Review(request) = call else {
        panic!("{call:?}");
    };
    assert_eq!(request.verdict(), Verdict::Unverified);
    assert_eq!((&*request.etag, &*request.reason), ("e1", "Nobody knows."));
    let reviewed = Claim {
        state: State::Reviewed.into(),
        verdict: Verdict::Unverified.into(),
        ..table("claims/1", "e2").claim
    };
    let effects = app.on(Event::Answer(number, Ok(Answer::Claim(Box::new(reviewed)))));
    assert!(app.notice.contains("Sent: UNVERIFIED"), "{}", app.notice);
    assert_eq!(app.held.as_ref().unwrap().lease, Lease::None);
    let (number, read) = calls(&effects)[0].clone();
    assert_eq!(read, Call::Read("claims/1".to_owned()));
    app.on(Event::Answer(
        number,
        Ok(Answer::Table(Box::new(table("claims/1", "e2")))),
    ));
    let effects = press(&mut app, 'n');
    assert!(matches!(calls(&effects)[0].1, Call::Next(_)));
}

#[test]
fn a_refusal_leaves_the_form_with_the_servers_words_at_the_field() {
    let mut app = with_claim();
    press(&mut app, 'v');
    write(&mut app, "So it is.");
    let (number, _) = send(&mut app);
    let told = refusal(Code::FailedPrecondition, "POLICY_NOT_MET");
    let effects = app.on(Event::Answer(number, Err(told)));
    assert_eq!(
        calls(&effects)[0].1,
        Call::Policy,
        "it may be another by now"
    );
    let form = form(&app);
    assert_eq!(form.kind, Kind::Review(Verdict::Verified));
    assert!(form.typed().contains("So it is."));
    let rationale = form.fields[1].told.as_deref();
    assert_eq!(rationale, Some("say what was tried"));
    assert_eq!(form.at, 1);
}

#[test]
fn a_server_that_is_away_gets_the_same_request_again() {
    let mut app = with_claim();
    press(&mut app, 'c');
    write(&mut app, "Look at the list.");
    let (number, first) = send(&mut app);
    app.on(Event::Answer(
        number,
        Err(Status::unavailable("gone").into()),
    ));
    assert!(app.notice.contains("does not answer"), "{}", app.notice);
    assert!(text(&app).contains("Look at the list."));
    let (number, second) = send(&mut app);
    assert_eq!(first, second);
    app.on(Event::Answer(
        number,
        Err(Status::unavailable("gone").into()),
    ));
    app.on(Event::Key(Key::Esc));
    let effects = press(&mut app, 't');
    assert_eq!(calls(&effects)[0].1, first);
}

#[test]
fn a_next_claim_whose_answer_was_lost_is_asked_for_by_the_same_request() {
    let mut app = desk();
    let (number, first) = calls(&app.begin(None))[1].clone();
    app.on(Event::Answer(
        number,
        Err(Status::unavailable("gone").into()),
    ));
    assert_eq!(calls(&press(&mut app, 'n'))[0].1, first);
}

#[test]
fn what_changed_meanwhile_is_shown_and_decided_again() {
    let mut app = with_claim();
    press(&mut app, 'u');
    write(&mut app, "Nobody knows.");
    let (number, _) = send(&mut app);
    let effects = app.on(Event::Answer(
        number,
        Err(refusal(Code::Aborted, "ETAG_MISMATCH")),
    ));
    let (number, read) = calls(&effects)[0].clone();
    assert_eq!(read, Call::Read("claims/1".to_owned()));
    let mut now = table("claims/1", "e2");
    now.claim.verdict = Verdict::Disputed.into();
    app.on(Event::Answer(number, Ok(Answer::Table(Box::new(now)))));
    let changed = "the verdict was none, is DISPUTED";
    assert!(app.notice.contains(changed), "{}", app.notice);
    assert!(form(&app).told.iter().any(|told| told.contains(changed)));
    assert!(text(&app).contains("Nobody knows."));
    let (_, call) = send(&mut app);
    assert!(matches!(call, Call::Review(request) if request.etag == "e2"));
}

#[test]
fn a_lease_is_renewed_by_work_and_its_loss_is_said() {
    let mut app = with_claim();
    press(&mut app, 'u');
    write(&mut app, "Nobody knows.");
    let effects = app.on(Event::Tick(at(310)));
    let (number, renewal) = calls(&effects)[0].clone();
    assert!(matches!(renewal, Call::Renew(request) if request.name == "claims/1"));
    let claim = Box::new(table("claims/1", "e1").claim);
    app.on(Event::Answer(number, Ok(Answer::Claim(claim))));
    assert!(text(&app).contains("Nobody knows."), "the form stays");
    assert_eq!(
        app.held.as_ref().unwrap().lease.left(at(310)),
        Some(Duration::from_secs(600))
    );
    write(&mut app, "!");
    let effects = app.on(Event::Tick(at(700)));
    let (number, _) = calls(&effects)[0].clone();
    app.on(Event::Answer(
        number,
        Err(refusal(Code::FailedPrecondition, "LEASE_NOT_HELD")),
    ));
    assert_eq!(app.held.as_ref().unwrap().lease, Lease::Lost);
    assert!(app.notice.contains("lease is lost"), "{}", app.notice);
    assert!(text(&app).contains("Nobody knows.!"));
}

#[test]
fn one_claim_is_held_at_a_time() {
    let mut app = with_claim();
    assert_eq!(calls(&press(&mut app, 'n')), []);
    assert!(app.notice.contains("This claim is yours"));
    press(&mut app, 'r');
    write(&mut app, "The ministry calls back at noon.");
    let (number, call) = send(&mut app);
    assert!(matches!(call, Call::Release(r) if r.handover_note.starts_with("The ministry")));
    app.on(Event::Answer(number, Ok(Answer::Claim(Box::default()))));
    assert!(app.held.is_none());
    assert!(matches!(calls(&press(&mut app, 'n'))[0].1, Call::Next(_)));
}

#[test]
fn who_leaves_gives_back_what_they_hold() {
    let mut app = with_claim();
    let effects = press(&mut app, 'q');
    let (number, call) = calls(&effects)[0].clone();
    assert!(matches!(call, Call::Release(_)));
    assert!(!effects.contains(&Effect::Quit));
    let effects = app.on(Event::Answer(
        number,
        Err(Status::unavailable("gone").into()),
    ));
    assert!(effects.contains(&Effect::Quit), "the lease ends by itself");
}

#[test]
fn what_the_lease_on_a_decided_claim_still_covers_is_given_back() {
    let mut app = with_claim();
    let covered = ["claims/2", "claims/3", "claims/4"];
    let held = app.held.as_mut().unwrap();
    held.covered = covered.map(str::to_owned).to_vec();
    held.table.copies = vec![table("claims/2", "e").claim];
    press(&mut app, 'u');
    let (number, _) = send(&mut app);
    let claim = Box::new(table("claims/1", "e2").claim);
    app.on(Event::Answer(number, Ok(Answer::Claim(claim))));
    let (number, _) = calls(&press(&mut app, 'n'))[0].clone();
    let effects = app.on(Event::Answer(number, Ok(given("claims/3"))));
    let [(_, Call::Release(rest))] = &calls(&effects)[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(rest.name, "claims/4");
    // Whoever leaves at once waits until that is done.
    let (release, _) = calls(&effects)[0].clone();
    assert_eq!(calls(&press(&mut app, 'q')), []);
    let effects = app.on(Event::Answer(release, Ok(Answer::Done)));
    let (last, _) = calls(&effects)[0].clone();
    let effects = app.on(Event::Answer(last, Ok(Answer::Done)));
    assert_eq!(effects.last(), Some(&Effect::Quit));
}

#[test]
fn who_leaves_after_a_verdict_gives_back_the_rest() {
    let mut app = with_claim();
    app.held.as_mut().unwrap().covered = vec!["claims/2".to_owned()];
    press(&mut app, 'u');
    let (number, _) = send(&mut app);
    let claim = Box::new(table("claims/1", "e2").claim);
    let effects = app.on(Event::Answer(number, Ok(Answer::Claim(claim))));
    let (number, _) = calls(&effects)[0].clone();
    app.on(Event::Answer(
        number,
        Ok(Answer::Table(Box::new(table("claims/1", "e2")))),
    ));
    let effects = press(&mut app, 'q');
    let (number, Call::Release(rest)) = calls(&effects)[0].clone() else {
        panic!("{effects:?}");
    };
    assert_eq!(rest.name, "claims/2");
    let effects = app.on(Event::Answer(number, Ok(Answer::Claim(Box::default()))));
    assert!(effects.contains(&Effect::Quit), "{effects:?}");
}

#[test]
fn a_claim_that_is_just_being_given_is_given_back_too() {
    let mut app = desk();
    let (number, _) = calls(&app.begin(None))[1].clone();
    let effects = app.on(Event::Stop);
    assert!(!effects.contains(&Effect::Quit));
    let effects = app.on(Event::Answer(number, Ok(given("claims/1"))));
    let (number, release) = calls(&effects)[0].clone();
    assert!(matches!(release, Call::Release(_)), "{release:?}");
    let effects = app.on(Event::Answer(number, Ok(Answer::Done)));
    assert_eq!(effects.last(), Some(&Effect::Quit));
}

#[test]
fn what_is_said_does_nothing_to_a_terminal() {
    let mut app = with_claim();
    press(&mut app, 'v');
    let (number, _) = send(&mut app);
    let hostile = Status::not_found("x\u{1b}]0;y\u{7}");
    let effects = app.on(Event::Answer(number, Err(hostile.into())));
    let said = effects
        .iter()
        .find(|effect| matches!(effect, Effect::Say(_)));
    let Some(Effect::Say(words)) = said else {
        panic!("{effects:?}");
    };
    assert!(
        !words.contains(char::is_control) && words.contains(']'),
        "{words}"
    );
}

#[test]
fn nobody_leaves_a_form_behind_unasked() {
    let mut app = with_claim();
    press(&mut app, 'u');
    write(&mut app, "Nobody knows.");
    app.on(Event::Key(Key::Esc));
    assert_eq!(calls(&press(&mut app, 'q')), []);
    assert!(matches!(app.stage, Stage::Asking));
    press(&mut app, 'x');
    press(&mut app, 'r');
    assert!(app.notice.contains("not sent"), "{}", app.notice);
    press(&mut app, 'u');
    assert!(text(&app).contains("Nobody knows."));
    app.on(Event::Key(Key::Ctrl('c')));
    assert!(matches!(
        calls(&press(&mut app, 'y'))[0].1,
        Call::Release(_)
    ));
}

#[test]
fn what_the_state_does_not_ask_for_is_not_offered() {
    let mut app = with_claim();
    press(&mut app, 'a');
    assert!(
        app.notice.contains("nothing to adjudicate"),
        "{}",
        app.notice
    );
    for (state, kind) in [
        (State::InAdjudication, Kind::Adjudicate),
        (State::Reviewed, Kind::Correct),
    ] {
        app.held.as_mut().unwrap().table.claim.state = state.into();
        press(&mut app, 'a');
        assert_eq!(form(&app).kind, kind);
        app.on(Event::Key(Key::Esc));
    }
    let mut empty = desk();
    press(&mut empty, 'v');
    assert!(
        empty.notice.contains("Nothing is at hand"),
        "{}",
        empty.notice
    );
}

#[test]
fn nobody_waits_till_the_claim_was_read_once_more() {
    let mut app = with_claim();
    press(&mut app, 'c');
    write(&mut app, "Look at the list.");
    let (number, _) = send(&mut app);
    let effects = app.on(Event::Answer(number, Ok(Answer::Done)));
    let (read, _) = calls(&effects)[0].clone();
    let (number, _) = calls(&press(&mut app, 'h'))[0].clone();
    let mut now = table("claims/1", "e1");
    now.comments = vec![factdesk_proto::v1::Comment::default()];
    app.on(Event::Answer(read, Ok(Answer::Table(Box::new(now)))));
    app.on(Event::Answer(number, Ok(Answer::History(Vec::new()))));
    assert_eq!(app.held.as_ref().unwrap().table.comments.len(), 1);
    assert!(matches!(app.stage, Stage::Page(Page::History)));
}

#[test]
fn pages_are_turned_and_closed() {
    let mut app = with_claim();
    for (key, page) in [('?', Page::Help), ('p', Page::Policy)] {
        assert!(press(&mut app, key).contains(&Effect::Show));
        assert!(matches!(app.stage, Stage::Page(open) if open == page));
        app.on(Event::Key(Key::Esc));
        assert!(matches!(app.stage, Stage::Reading));
    }
    let (number, call) = calls(&press(&mut app, 'h'))[0].clone();
    assert_eq!(call, Call::History("claims/1".to_owned()));
    app.on(Event::Answer(number, Ok(Answer::History(Vec::new()))));
    assert!(matches!(app.stage, Stage::Page(Page::History)));
}
