//! Whatever happens, in whatever order.

use super::*;
use crate::desk::form::field::Id;
use crate::desk::view::{Look, draw};
use proptest::prelude::*;
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Paste(String),
    Fill(usize, String),
    Submit,
    Later(u64),
    /// One of the calls is answered, the last one first.
    Answer(usize, u8),
    Stop,
}

fn key() -> impl Strategy<Value = Key> {
    let command = prop::sample::select("vduecsrxnhaopt?qy".chars().collect::<Vec<_>>());
    prop_oneof![
        8 => command.prop_map(Key::Char),
        2 => any::<char>().prop_map(Key::Char),
        2 => prop::sample::select(vec!['s', 'w', 'a', 'e', 'z']).prop_map(Key::Ctrl),
        6 => prop::sample::select(vec![
            Key::Enter, Key::Esc, Key::Tab, Key::BackTab, Key::Up, Key::Down, Key::Left,
            Key::Right, Key::Home, Key::End, Key::PageUp, Key::PageDown, Key::Delete,
        ]),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => key().prop_map(Step::Key),
        2 => "[a-z日\u{301}\\n ]{0,12}".prop_map(Step::Paste),
        1 => (0usize..12, "[a-z\\n]{0,8}").prop_map(|(at, text)| Step::Fill(at, text)),
        2 => Just(Step::Submit),
        2 => (0u64..700).prop_map(Step::Later),
        8 => (0usize..3, any::<u8>()).prop_map(|(back, what)| Step::Answer(back, what)),
        1 => Just(Step::Stop),
    ]
}

fn answer(what: u8, call: &Call) -> Result<Answer, Told> {
    if let (Call::Read(name), true) = (call, what.is_multiple_of(2)) {
        return Ok(Answer::Table(Box::new(table(name, "e4"))));
    }
    let claim = |state: State| Claim {
        state: state.into(),
        ..table("claims/1", "e2").claim
    };
    Ok(match what % 14 {
        0 => given("claims/1"),
        1 => given("claims/2"),
        2 => Answer::Next(Box::default(), None),
        3 => Answer::Table(Box::new(table("claims/1", "e3"))),
        4 => Answer::Table(Box::new(table("claims/3", "e1"))),
        5 => Answer::Claim(Box::new(claim(State::Reviewed))),
        6 => Answer::Claim(Box::new(claim(State::InAdjudication))),
        7 => Answer::Done,
        8 => Answer::Policy(Box::default()),
        9 => Answer::History(vec![factdesk_proto::v1::HistoryEntry::default()]),
        10 => return Err(Status::unavailable("gone").into()),
        11 => return Err(refusal(Code::Aborted, "ETAG_MISMATCH")),
        12 => return Err(refusal(Code::FailedPrecondition, "LEASE_NOT_HELD")),
        _ => return Err(refusal(Code::FailedPrecondition, "POLICY_NOT_MET")),
    })
}

/// All that was typed about a claim and neither sent nor thrown away.
fn kept(app: &App) -> Vec<String> {
    let about_it = app.unsent().filter(|form| form.kind != Kind::Open);
    about_it.map(Form::typed).collect()
}

proptest! {
    #[test]
    fn nothing_panics_and_no_error_loses_what_was_typed(steps in prop::collection::vec(step(), 0..80)) {
        let mut app = desk();
        let mut asked: Vec<_> = calls(&app.begin(None));
        let mut time = 0;
        for step in steps {
            let before = kept(&app);
            let typed = matches!(step, Step::Key(_) | Step::Paste(_) | Step::Fill(..));
            let sent = app.waiting.as_ref().map(|waiting| (waiting.number, waiting.call.clone()));
            let event = match step {
                Step::Key(key) => Event::Key(key),
                Step::Paste(text) => Event::Paste(text),
                Step::Fill(at, text) => Event::Fill(at, text),
                Step::Submit => Event::Submit,
                Step::Stop => Event::Stop,
                Step::Later(by) => { time += by; Event::Tick(at(time)) }
                Step::Answer(back, what) => match asked.iter().rev().nth(back) {
                    Some((number, call)) => Event::Answer(*number, answer(what, call)),
                    None => continue,
                },
            };
            let went_well = matches!(event, Event::Answer(_, Ok(_)));
            let effects = app.on(event);
            asked.extend(calls(&effects));
            // Only the person, or a call that went well, takes away what was typed:
            // the one form that was sent.
            let after = kept(&app);
            let lost = before.iter().filter(|form| !after.contains(form)).count();
            let done = went_well && app.waiting.as_ref().map(|w| w.number) != sent.as_ref().map(|s| s.0);
            let of_a_form = !matches!(sent, None | Some((_, Call::Next(_) | Call::Read(_) | Call::History(_))));
            prop_assert!(typed || lost <= usize::from(done && of_a_form), "{:?} {:?}", before, sent);
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 12));
            draw(&app, &mut buffer, Look::Plain);
        }
    }

    #[test]
    fn what_is_put_aside_opens_again_as_it_was(text in "[a-z][a-z日\u{301} ]{0,20}", key in "[vduecrsx]") {
        let key = key.chars().next().unwrap();
        let mut app = with_claim();
        press(&mut app, key);
        write(&mut app, &text);
        let before = form(&app).fields[0].text.as_str().to_owned();
        app.on(Event::Key(Key::Esc));
        press(&mut app, key);
        prop_assert_eq!(form(&app).fields[0].text.as_str(), before);
        prop_assert!(form(&app).fields[0].id != Id::Claim);
    }

    #[test]
    fn whoever_is_told_to_stop_does(answers in prop::collection::vec(any::<u8>(), 8)) {
        let mut app = with_claim();
        press(&mut app, 'u');
        let mut open = calls(&app.on(Event::Stop));
        let mut quit = open.is_empty();
        for what in answers {
            let Some((number, call)) = open.pop() else { break };
            let effects = app.on(Event::Answer(number, answer(what, &call)));
            quit |= effects.contains(&Effect::Quit);
            open.extend(calls(&effects));
        }
        prop_assert!(quit, "{:?}", open);
    }
}
