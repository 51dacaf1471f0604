//! Where batches come back: report, knowledge, summary and progress.

use super::entry::{Entry, Outcome};
use super::item::{Item, Refusal};
use super::known::Known;
use super::progress::Progress;
use super::report::Report;
use super::send::{Answer, Sent};
use super::summary::Summary;
use crate::failure::Failure;
use factdesk_proto::v1::Article;
use std::sync::{Arc, PoisonError, RwLock};

/// Takes in what became of every item.
pub struct Landing {
    /// Nothing in a dry run.
    pub report: Option<Report>,
    /// What the report tells.
    pub known: Arc<RwLock<Known>>,
    /// What is told at the end.
    pub summary: Summary,
    /// What is told meanwhile.
    pub progress: Progress,
}

impl Landing {
    /// Takes in a batch. Gives why it makes no sense to go on.
    pub fn land(&mut self, sent: Sent) -> Result<(), Failure> {
        let mut entries = Vec::new();
        for (item, answer) in sent.items {
            if let Some(answer) = answer {
                self.progress.add(item.bytes);
                entries.extend(self.entry(&item, answer));
            }
        }
        self.progress.tell(&self.summary);
        if let Some(report) = &mut self.report {
            report.add(&entries)?;
        }
        sent.failure.map_or(Ok(()), Err)
    }

    /// The line for an item, where it is to have one.
    fn entry(&mut self, item: &Item, answer: Answer) -> Option<Entry> {
        let entry = match answer {
            Answer::Done => {
                self.summary.done += 1;
                return None;
            }
            Answer::Sound => {
                self.summary.sound += 1;
                return None;
            }
            Answer::Taken(article) => self.taken(item, *article),
            Answer::Refused(refusal) => refused(item, refusal),
            Answer::PassedOver => Entry::new(&item.source, Outcome::PassedOver),
        };
        self.summary.add(&entry);
        // What the last run said of a file that is not read needs no second line.
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let told = entry.outcome == Outcome::PassedOver && known.has_any(&item.source);
        known.learn(&entry);
        (!told).then_some(entry)
    }

    fn taken(&self, item: &Item, article: Article) -> Entry {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        Entry {
            sha256: item.sha256.map(hex::encode),
            request_id: item.request().map(|request| request.request_id.clone()),
            revision: Some(article.revision),
            article: Some(article.name.clone()),
            ..Entry::new(&item.source, known.effect(&article))
        }
    }
}

fn refused(item: &Item, refusal: Refusal) -> Entry {
    Entry {
        sha256: item.sha256.map(hex::encode),
        refusal: Some(refusal),
        ..Entry::new(&item.source, Outcome::Refused)
    }
}
