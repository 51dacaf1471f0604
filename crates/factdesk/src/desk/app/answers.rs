//! What the server answered.

use super::{App, Held, Lease, Page, Stage};
use crate::desk::call::{Answer, Call, Table};
use crate::desk::told::Told;
use crate::desk::words;
use factdesk_proto::v1::claim::State;
use factdesk_proto::v1::{Claim, LeaseNextClaimResponse};
use std::time::Duration;

impl App {
    pub(super) fn answered(&mut self, number: u64, answer: Result<Answer, Told>) {
        let waited = self.waiting.take_if(|waiting| waiting.number == number);
        match waited {
            Some(waiting) => match answer {
                Ok(answer) => self.done(waiting.call, answer, waiting.since),
                Err(told) => self.failed(waiting.call, &told),
            },
            None => self.aside(number, answer),
        }
        if self.leaving && self.waiting.is_none() {
            self.depart();
        }
    }

    /// A call that was waited for went well.
    fn done(&mut self, call: Call, answer: Answer, asked: Duration) {
        self.was_sent(&call);
        match (call, answer) {
            (Call::Next(_), Answer::Next(answer, table)) => self.given(*answer, table, asked),
            (Call::Read(name), Answer::Table(table)) if table.claim.name == name => {
                self.read(*table);
            }
            (Call::History(_), Answer::History(entries)) => {
                if let Some(held) = &mut self.held {
                    held.history = entries;
                }
                self.turn_to(Page::History);
            }
            (Call::Release(_), _) => self.gone("Given back."),
            (Call::Skip(_), _) => self.gone("Skipped: it will not be offered to you again."),
            (
                call
                @ (Call::Review(_) | Call::Adjudicate(_) | Call::Correct(_) | Call::Dismiss(_)),
                Answer::Claim(claim),
            ) => self.decided(&call, *claim),
            (Call::Evidence(_) | Call::Comment(_), Answer::Done) => self.kept(),
            _ => self.say("The server's answer does not fit what it was asked."),
        }
    }

    /// A call that nobody waited for was answered.
    fn aside(&mut self, number: u64, answer: Result<Answer, Told>) {
        self.giving_back.retain(|release| *release != number);
        let now = self.now;
        let renewal = self
            .held
            .as_mut()
            .filter(|held| held.lease.is_renewal(number));
        if let Some(held) = renewal {
            match answer {
                Ok(_) => held.lease.renewed(),
                Err(told) if told.passes => held.lease.not_renewed(now),
                Err(told) => self.lost(&told.message),
            }
            return;
        }
        match answer {
            Ok(Answer::Policy(policy)) => self.policy = Some(*policy),
            // Something else was asked for before this came.
            Ok(Answer::Table(table)) => self.refreshed(*table),
            // What the policy asks is told with a refusal, too.
            _ => {}
        }
    }

    /// A claim was given, or none waits.
    fn given(
        &mut self,
        answer: LeaseNextClaimResponse,
        table: Option<Box<Table>>,
        asked: Duration,
    ) {
        let Some(table) = table else {
            self.gone("Nothing waits for you here. n looks again.");
            self.give_back_the_rest();
            return;
        };
        self.held = Some(Held {
            lease: Lease::new(asked, self.settings.lease),
            reasons: answer.reasons,
            covered: answer.covered_claims,
            handover: answer.handover,
            ..Held::opened(*table)
        });
        (self.stage, self.scroll) = (Stage::Reading, 0);
        self.drafts.clear();
        self.give_back_the_rest();
        self.show();
        self.say("This claim is yours now. v verified, d disputed, u unverified, ? help.");
    }

    /// What an earlier lease still covers is given back, but for what went over
    /// into the lease on the claim at hand.
    fn give_back_the_rest(&mut self) {
        for name in std::mem::take(&mut self.kept) {
            let held = self.held.as_ref();
            if held.is_none_or(|held| held.name() != name && !held.covered.contains(&name)) {
                let release = self.release(name);
                let number = self.call_aside(release);
                self.giving_back.push(number);
            }
        }
    }

    /// A claim was read: the one at hand once more, or another by its name.
    fn read(&mut self, table: Table) {
        let again = self
            .held
            .as_ref()
            .is_some_and(|held| held.name() == table.claim.name);
        match again {
            true => self.refreshed(table),
            false => self.opened(table),
        }
    }

    fn opened(&mut self, table: Table) {
        self.held = Some(Held::opened(table));
        (self.stage, self.scroll) = (Stage::Reading, 0);
        self.drafts.clear();
        self.show();
        self.say("Opened; you hold no lease on it.");
    }

    /// The claim's table was read again: where the claim itself is another, it
    /// is said what changed.
    fn refreshed(&mut self, table: Table) {
        let held = self.held.as_mut();
        let Some(held) = held.filter(|held| held.name() == table.claim.name) else {
            return;
        };
        let changed = words::changed(&held.table.claim, &table.claim);
        held.table = table;
        if let Stage::Filling(form) = &mut self.stage
            && !changed.is_empty()
        {
            form.told
                .extend(changed.iter().map(|c| format!("Changed: {c}")));
        }
        if !changed.is_empty() {
            let all = changed.join("; ");
            self.say(&format!("Changed meanwhile: {all}. Decide again: what you send now counts for the claim as it is."));
        }
        self.show();
    }

    /// The claim has a verdict, or is dismissed.
    fn decided(&mut self, call: &Call, claim: Claim) {
        let name = claim.name.clone();
        let what = match (call, claim.state()) {
            (_, State::AwaitingSecondReview) => {
                "Sent, and sealed until a second person has decided, too.".to_owned()
            }
            (_, State::InAdjudication) => {
                "Sent. The two reviews disagree: an editor decides.".to_owned()
            }
            (_, State::Dismissed) => "Dismissed.".to_owned(),
            (Call::Correct(_), _) => format!("Corrected: {}.", words::verdict(claim.verdict())),
            _ => format!("Sent: {}.", words::verdict(claim.verdict())),
        };
        if let Some(held) = &mut self.held {
            // Copies share the decided claim's own lease, which ended.
            let copies: Vec<_> = held.table.copies.iter().map(|copy| &copy.name).collect();
            let rest = held.covered.iter().filter(|name| !copies.contains(name));
            if held.lease.is_live() {
                self.kept = rest.cloned().collect();
            }
            held.lease = Lease::None;
            held.covered.clear();
            held.table.claim = claim;
        }
        self.say(&format!("{what} n takes the next claim."));
        self.call(Call::Read(name));
    }

    /// Evidence or a comment is on the table.
    fn kept(&mut self) {
        self.say("Done.");
        if let Some(held) = &self.held {
            let name = held.name().to_owned();
            self.call(Call::Read(name));
        }
    }

    /// Nothing is at hand any more.
    fn gone(&mut self, words: &str) {
        self.held = None;
        self.say(words);
    }

    /// The form that became this call is gone, also where it was put aside after
    /// the call had failed and was sent again from there; any other stays.
    fn was_sent(&mut self, call: &Call) {
        self.drafts.retain(|form| !form.was_sent_as(call));
        if matches!(&self.stage, Stage::Filling(form) if form.was_sent_as(call)) {
            (self.stage, self.scroll) = (Stage::Reading, 0);
        }
    }
}
