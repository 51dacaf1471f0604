//! What is shown and offered.

use super::*;

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
