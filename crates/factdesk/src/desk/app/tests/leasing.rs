//! Who holds which claim, and for how long.

use super::*;

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
