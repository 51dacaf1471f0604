//! What is sent, refused, and sent again.

use super::*;

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
