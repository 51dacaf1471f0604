//! Leaving: nothing is kept from others, and nothing typed is lost unasked.

use super::*;

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
