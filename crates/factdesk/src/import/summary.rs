//! What is told at the end.

use super::entry::{Entry, Outcome};
use crate::output;
use indicatif::HumanCount;
use std::collections::BTreeMap;
use std::path::Path;

/// How many sources are named for each reason; the report has them all.
const NAMED: usize = 3;

/// How many items became what.
#[derive(Debug, Default)]
pub struct Summary {
    new: u64,
    revisions: u64,
    known: u64,
    passed_over: u64,
    /// What the report had before.
    pub done: u64,
    /// What would be sent if this were no dry run.
    pub sound: u64,
    refused: BTreeMap<String, Group>,
}

/// What was refused for one reason.
#[derive(Debug, Default)]
struct Group {
    count: u64,
    first: Vec<String>,
}

impl Summary {
    /// Counts an item.
    pub fn add(&mut self, entry: &Entry) {
        match entry.outcome {
            Outcome::New => self.new += 1,
            Outcome::NewRevision => self.revisions += 1,
            Outcome::Known => self.known += 1,
            Outcome::PassedOver => self.passed_over += 1,
            Outcome::Refused => self.refuse(entry),
        }
    }

    fn refuse(&mut self, entry: &Entry) {
        let Some(refusal) = &entry.refusal else {
            return;
        };
        let group = self.refused.entry(refusal.reason.clone()).or_default();
        group.count += 1;
        if group.first.len() < NAMED {
            let named = format!("{}: {}", entry.source, refusal.message);
            group.first.push(named);
        }
    }

    /// How many were refused.
    pub fn refused(&self) -> u64 {
        self.refused.values().map(|group| group.count).sum()
    }

    /// How many articles got an answer.
    pub fn answered(&self) -> u64 {
        self.new + self.revisions + self.known + self.sound
    }

    /// Tells everything, on stderr.
    pub fn tell(&self, report: Option<&Path>) {
        output::note(&format!("factdesk: {}", self.counts(report.is_none())));
        for (reason, group) in &self.refused {
            output::note(&format!("  {reason}: {}", HumanCount(group.count)));
            for named in &group.first {
                output::note(&format!("    {named}"));
            }
            if group.count > group.first.len() as u64 {
                output::note("    …");
            }
        }
        if let Some(report) = report {
            output::note(&format!("  every item is in {}", report.display()));
        }
    }

    fn counts(&self, dry: bool) -> String {
        let imported = HumanCount(self.new + self.revisions);
        let mut counts = match dry {
            true => format!("{} would be sent", HumanCount(self.sound)),
            false => format!(
                "{imported} imported ({} new, {} new revisions), {} already there",
                HumanCount(self.new),
                HumanCount(self.revisions),
                HumanCount(self.known)
            ),
        };
        let refused = self.refused();
        for (count, what) in [
            (self.done, "done by an earlier run"),
            (self.passed_over, "files of other kinds passed over"),
            (refused, "refused"),
        ] {
            if count > 0 {
                counts.push_str(&format!(", {} {what}", HumanCount(count)));
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::item::{Refusal, Source};

    #[test]
    fn what_is_refused_is_grouped_and_the_first_are_named() {
        let mut summary = Summary::default();
        for number in 0..5 {
            let source = Source::file(Path::new("a.jsonl")).line(number);
            summary.add(&Entry {
                refusal: Some(Refusal::new("BAD_JSON", "no")),
                ..Entry::new(&source, Outcome::Refused)
            });
        }
        summary.add(&Entry::new(&Source::file(Path::new("b.txt")), Outcome::New));
        assert_eq!(summary.refused(), 5);
        assert_eq!(summary.refused["BAD_JSON"].first.len(), NAMED);
        assert_eq!(summary.refused["BAD_JSON"].first[1], "a.jsonl:1: no");
        assert_eq!(
            summary.counts(false),
            "1 imported (1 new, 0 new revisions), 0 already there, 5 refused"
        );
    }
}
