//! The desk on a full screen.

use super::app::{App, Effect, Event};
use super::terminal::{Screen, Typed, keys};
use super::view::{Look, draw};
use super::wire::Wire;
use std::io;

/// Works until the person leaves.
pub async fn run(
    app: &mut App,
    wire: &mut Wire,
    claim: Option<String>,
    look: Look,
) -> io::Result<()> {
    let mut screen = Screen::open()?;
    let mut typed = keys();
    let mut attended = true;
    let mut effects = app.begin(claim);
    loop {
        if carry_out(wire, effects) {
            return Ok(());
        }
        if attended && show(&mut screen, app, look).is_err() {
            attended = false;
            effects = app.on(Event::Stop);
            continue;
        }
        let event = tokio::select! {
            event = wire.next() => event,
            typed = typed.recv(), if attended => match typed {
                Some(Typed::Event(event)) => event,
                Some(Typed::Resized) => Event::Tick(wire.now()),
                // The terminal is gone; the claim is not kept for that.
                None => {
                    attended = false;
                    Event::Stop
                }
            },
        };
        effects = app.on(event);
    }
}

fn show(screen: &mut Screen, app: &mut App, look: Look) -> io::Result<()> {
    screen.draw(|buffer| {
        let drawn = draw(app, buffer, look);
        app.scroll = app.scroll.min(drawn.scroll);
        drawn.cursor
    })
}

/// Makes the calls. `true`: the desk is closed.
fn carry_out(wire: &Wire, effects: Vec<Effect>) -> bool {
    let mut closed = false;
    for effect in effects {
        match effect {
            Effect::Call(number, call) => wire.call(number, *call),
            Effect::Quit => closed = true,
            // Drawn anyway.
            Effect::Say(_) | Effect::Show => {}
        }
    }
    closed
}
