//! The way out: nothing typed is thrown away unasked, nothing held is kept.

use super::{App, Effect, Key, Stage};
use crate::desk::call::Call;
use factdesk_proto::v1::ReleaseClaimRequest;

const UNSENT: &str =
    "What you typed is not sent. y throws it away and leaves, any other key goes back.";

impl App {
    pub(super) fn asked_key(&mut self, key: Key) {
        self.stage = Stage::Reading;
        match key {
            Key::Char('y') => self.leave(),
            _ => self.say("Nothing is lost. v, d, u and the others open what you typed again."),
        }
    }

    pub(super) fn ask_to_leave(&mut self) {
        if let Stage::Filling(_) = self.stage {
            self.put_aside();
        }
        if self.unsent().next().is_some() {
            self.stage = Stage::Asking;
            return self.say(UNSENT);
        }
        self.leave();
    }

    /// Gives back what is held, then ends.
    pub(super) fn leave(&mut self) {
        if !self.leaving {
            self.leaving = true;
            self.depart();
        }
    }

    /// Ends, once nothing is waited for and nothing is held: a claim that is
    /// just being given would wait for nobody, and one that is being given back must be.
    pub(super) fn depart(&mut self) {
        if self.waiting.is_some() || !self.giving_back.is_empty() {
            return self
                .say("Waiting for the server's answer, then leaving. Ctrl-C leaves at once.");
        }
        let held = self.held.as_ref().filter(|held| held.lease.is_live());
        let held = held
            .filter(|_| !self.given_back)
            .map(|held| held.name().to_owned());
        self.given_back |= held.is_some();
        match held.or_else(|| self.kept.pop()) {
            Some(name) => {
                "Giving back what you hold …".clone_into(&mut self.notice);
                let release = self.release(name);
                self.call(release);
            }
            None => self.effects.push(Effect::Quit),
        }
    }

    /// Gives a claim back without a word.
    pub(super) fn release(&self, name: String) -> Call {
        Call::Release(ReleaseClaimRequest {
            name,
            request_id: self.id(),
            ..ReleaseClaimRequest::default()
        })
    }
}
