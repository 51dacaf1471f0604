//! What the server refused, or did not answer.

use super::{App, Page, Stage};
use crate::desk::call::Call;
use crate::desk::form::Kind;
use crate::desk::told::Told;
use crate::desk::words;

impl App {
    /// A call that was waited for did not go well. No form is closed for that.
    pub(super) fn failed(&mut self, call: Call, told: &Told) {
        if told.passes {
            self.failed = Some(call.clone());
            // Leases end by themselves, too.
            if self.leaving {
                self.kept.clear();
            }
        }
        if let Stage::Filling(form) = &mut self.stage {
            form.refused(told);
            if told.passes {
                form.told.push("Ctrl-S sends the same again.".to_owned());
            }
            let verdict = match form.kind {
                Kind::Review(verdict) if told.reason == "POLICY_NOT_MET" => Some(verdict),
                _ => None,
            };
            if let Some(verdict) = verdict {
                form.told
                    .push(words::policy::asks(self.policy.as_ref(), verdict));
            }
        }
        // What lies on the table already is shown all the same.
        if matches!(call, Call::History(_)) {
            self.turn_to(Page::History);
        }
        let again = if told.passes { " t tries again." } else { "" };
        self.say(&format!("{}{again}", told.sentence()));
        self.look_again(&call, told);
    }

    /// After a refusal the claim may be another, or the policy.
    fn look_again(&mut self, call: &Call, told: &Told) {
        if told.reason == "LEASE_NOT_HELD" {
            self.lost(&told.message);
        }
        if told.reason == "POLICY_NOT_MET" {
            self.call_aside(Call::Policy);
        }
        let reading = matches!(call, Call::Next(_) | Call::Read(_) | Call::History(_));
        if reading || self.leaving {
            return;
        }
        let name = self.held.as_ref().map(|held| held.name().to_owned());
        let stale = told.is_outdated()
            || matches!(
                &*told.reason,
                "STATE_FORBIDS" | "REVIEW_OUTDATED" | "CLAIM_LEASED"
            );
        if let (Some(name), true) = (name, stale) {
            self.call(Call::Read(name));
        }
    }
}
