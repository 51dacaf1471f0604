//! Time goes by, and the lease with it.

use super::lease::{Due, Lease};
use super::{App, Now, seconds};
use crate::desk::call::Call;
use factdesk_proto::v1::RenewLeaseRequest;

impl App {
    pub(super) fn tick(&mut self, now: Now) {
        // Time does not go back, whatever is told.
        self.now = Now {
            steady: self.now.steady.max(now.steady),
            wall: now.wall,
        };
        self.look_after_lease();
    }

    pub(super) fn look_after_lease(&mut self) {
        let now = self.now;
        let Some(held) = &mut self.held else { return };
        match held.lease.due(now) {
            Due::Nothing => {}
            Due::Renew => self.renew(),
            Due::Warn => {
                self.say("Your lease ends within a minute. Press any key to keep the claim.");
            }
            Due::Lost => self.lost("it ran out"),
        }
    }

    fn renew(&mut self) {
        let Some(held) = &self.held else { return };
        let call = Call::Renew(RenewLeaseRequest {
            name: held.table.claim.name.clone(),
            lease_duration: Some(seconds(self.settings.lease)),
            request_id: self.id(),
        });
        let (number, now) = (self.call_aside(call), self.now);
        if let Some(held) = &mut self.held {
            held.lease.renewing(number, now);
        }
    }

    /// The lease is gone; what was typed stays.
    pub(super) fn lost(&mut self, why: &str) {
        if let Some(held) = &mut self.held {
            held.lease = Lease::Lost;
        }
        self.say(&format!(
            "Your lease is lost: {why}. Others may take the claim; you may still send a verdict, and the server says whether it counts."
        ));
    }
}
