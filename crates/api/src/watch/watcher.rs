//! One watcher: reads the log and tells it, until something ends it.

use super::outlet::Outlet;
use super::room::Place;
use crate::convert::{change_to_proto, heartbeat};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::Principal;
use factdesk_store::{Store, WatchScope};
use http::HeaderMap;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};
use tonic::Code;

/// How many rows of the log are read at once.
const ROWS: u64 = 100;

/// One watcher.
pub(crate) struct Watcher {
    pub desk: Desk,
    pub by: Principal,
    /// The call's metadata, by which the caller is known.
    pub headers: HeaderMap,
    pub scope: WatchScope,
    /// A heartbeat is sent where nothing else was for so long.
    pub heartbeat: Duration,
    /// When its connection is too old to go on.
    pub until: Instant,
    /// Given up with the watcher, whatever its connection still holds.
    pub place: Place,
}

impl Watcher {
    /// Tells what happens behind the outlet's cursor until the caller goes, may
    /// no longer watch, or must go on elsewhere.
    pub async fn run(self, outlet: Outlet) {
        let why = tokio::select! {
            why = self.tell(&outlet) => why,
            why = self.recheck() => why,
            () = self.desk.stopped() => Failure::stream_ended("the server stops"),
            () = sleep_until(self.until) => Failure::stream_ended("the connection is old"),
            () = outlet.gone() => return,
        };
        drop(self.place);
        outlet.end(why, self.desk.ids.as_ref());
    }

    /// Returns why it can't go on.
    async fn tell(&self, outlet: &Outlet) -> Failure {
        let pulse = self.desk.watching.pulse.listen(self.by.newsroom);
        let telling = Telling {
            watcher: self,
            outlet,
            pulse,
        };
        match telling.run().await {
            Ok(never) => match never {},
            Err(why) => why,
        }
    }

    /// Returns why the caller may no longer watch. A database that does not
    /// answer is no reason: whoever reads the log finds that out.
    async fn recheck(&self) -> Failure {
        loop {
            sleep(self.desk.watching.limits.recheck).await;
            match self.desk.principal(&self.headers).await {
                Ok(by) if by != self.by => {
                    return Failure::stream_ended("the caller's roles changed");
                }
                Err(why) if why.code != Code::Unavailable => return why,
                Ok(_) | Err(_) => {}
            }
        }
    }
}

struct Telling<'w> {
    watcher: &'w Watcher,
    outlet: &'w Outlet,
    pulse: watch::Receiver<i64>,
}

enum Never {}

impl Telling<'_> {
    /// The first message is a heartbeat: the stream is open, and from where.
    async fn run(mut self) -> Result<Never, Failure> {
        let mut due = self.beat().await?;
        loop {
            // Noted before the look, so that what comes during it is not missed.
            self.pulse.borrow_and_update();
            let (told, more) = self.stretch().await?;
            if told {
                due = self.next();
            } else if due <= Instant::now() {
                due = self.beat().await?;
            }
            if !more {
                self.wait(due).await;
            }
        }
    }

    /// Tells the next stretch of the log: whether anything in it was to be told,
    /// and whether there is more.
    async fn stretch(&self) -> Result<(bool, bool), Failure> {
        let Watcher { by, scope, .. } = self.watcher;
        let after = self.outlet.cursor();
        let found = self.store().changes(by, scope, &after, ROWS).await?;
        let told = !found.items.is_empty();
        for change in found.items {
            let cursor = change.cursor.clone();
            self.outlet.put(change_to_proto(change), cursor).await?;
        }
        self.outlet.pass(found.end);
        Ok((told, found.more))
    }

    /// Sends a heartbeat and says when the next is due.
    async fn beat(&self) -> Result<Instant, Failure> {
        let cursor = self.outlet.cursor();
        let beat = heartbeat(&cursor);
        self.outlet.put(beat, cursor).await?;
        Ok(self.next())
    }

    fn next(&self) -> Instant {
        Instant::now() + self.watcher.heartbeat
    }

    /// Until the log has grown, or `due`.
    async fn wait(&mut self, due: Instant) {
        // Which of them it was, and whether the pulse still beats, shows at the
        // next look.
        drop(tokio::time::timeout_at(due, self.pulse.changed()).await);
    }

    fn store(&self) -> &Store {
        &self.watcher.desk.store
    }
}
