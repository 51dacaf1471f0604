//! What the two faces of the desk have in common: calls under way, clocks, signals.

use super::app::{Event, Now};
use super::call::Call;
use super::session::perform;
use super::told::Told;
use crate::caller::Desk;
use chrono::{DateTime, Utc};
use std::io;
use std::time::{Duration, Instant, SystemTime};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Interval, MissedTickBehavior, interval};

/// How often the time left is shown anew.
const TICK: Duration = Duration::from_millis(500);

/// Brings events from outside, and takes calls there.
pub struct Wire {
    desk: Desk,
    answers: (UnboundedSender<Event>, UnboundedReceiver<Event>),
    begin: Instant,
    ticks: Interval,
    signals: [Signal; 3],
}

impl Wire {
    pub fn new(desk: Desk) -> io::Result<Wire> {
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
        Ok(Wire {
            desk,
            // One answer a call, and few calls at once.
            answers: unbounded_channel(),
            begin: Instant::now(),
            ticks,
            signals: [
                signal(SignalKind::interrupt())?,
                signal(SignalKind::terminate())?,
                signal(SignalKind::hangup())?,
            ],
        })
    }

    /// Makes a call; its answer comes as an event, whatever happens.
    pub fn call(&self, number: u64, call: Call) {
        let (desk, answers) = (self.desk.clone(), self.answers.0.clone());
        tokio::spawn(async move {
            let answer = tokio::spawn(perform(desk, call)).await;
            let answer = answer
                .unwrap_or_else(|fault| Err(Told::own(format!("the desk itself failed: {fault}"))));
            // Nobody waits any more where the desk is closed.
            let _ = answers.send(Event::Answer(number, answer));
        });
    }

    /// What the clocks say.
    pub fn now(&self) -> Now {
        now(self.begin)
    }

    /// The next answer, tick or signal.
    pub async fn next(&mut self) -> Event {
        let [interrupt, terminate, hang_up] = &mut self.signals;
        tokio::select! {
            biased;
            Some(answer) = self.answers.1.recv() => answer,
            _ = interrupt.recv() => Event::Stop,
            _ = terminate.recv() => Event::Stop,
            _ = hang_up.recv() => Event::Stop,
            _ = self.ticks.tick() => Event::Tick(now(self.begin)),
        }
    }
}

fn now(begin: Instant) -> Now {
    Now {
        steady: begin.elapsed(),
        wall: wall(),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a person's \"in six hours\" is counted from their own clock"
)]
fn wall() -> DateTime<Utc> {
    SystemTime::now().into()
}
