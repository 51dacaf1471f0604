//! A few batches on their way at a time.

use super::batch::Batch;
use super::landing::Landing;
use super::send::{Sender, Sent, stopped};
use crate::failure::Failure;
use std::collections::{HashMap, HashSet};
use std::time::Duration;
use tokio::sync::mpsc::Receiver;
use tokio::task::{Id, JoinSet};

/// The most batches on their way.
const MOST: usize = 4;

/// How long batches on their way may take once it is time to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// Batches on their way.
pub struct Flight {
    sender: Sender,
    air: JoinSet<Sent>,
    /// What each of them may change the revisions of.
    uris: HashMap<Id, HashSet<String>>,
    /// A batch that waits for one of these to land.
    held: Option<Batch>,
}

impl Flight {
    /// Sends with this.
    pub fn new(sender: Sender) -> Flight {
        Flight {
            sender,
            air: JoinSet::new(),
            uris: HashMap::new(),
            held: None,
        }
    }

    /// Sends every batch, until the end or until it makes no sense to go on.
    pub async fn run(
        &mut self,
        mut batches: Receiver<Batch>,
        landing: &mut Landing,
    ) -> Result<(), Failure> {
        let done = self.until_end(&mut batches, landing).await;
        // Whoever reads may stop, and nothing new is sent.
        drop(batches);
        self.held = self.held.take().filter(|_| done.is_ok());
        let drained = tokio::time::timeout(DRAIN, self.drain(landing)).await;
        done.and(drained.unwrap_or_else(|_| Err(stopped())))
    }

    async fn until_end(
        &mut self,
        batches: &mut Receiver<Batch>,
        landing: &mut Landing,
    ) -> Result<(), Failure> {
        let stop = self.sender.stop.clone();
        loop {
            let free = self.held.is_none() && self.air.len() < MOST;
            tokio::select! {
                biased;
                () = stop.asked() => return Err(stopped()),
                landed = self.air.join_next_with_id(), if !self.air.is_empty() => {
                    self.land(landed, landing)?;
                }
                batch = batches.recv(), if free => match batch {
                    Some(batch) => self.start(batch),
                    None => break,
                },
            }
        }
        // The input has ended: what is on its way has all the patience it needs.
        tokio::select! {
            drained = self.drain(landing) => drained,
            () = stop.asked() => Err(stopped()),
        }
    }

    /// Sends a batch, or holds it while another one with a uri of its own is on
    /// its way: the later text is to become the later revision.
    fn start(&mut self, batch: Batch) {
        let uris = batch.uris();
        if self.uris.values().any(|others| !others.is_disjoint(&uris)) {
            self.held = Some(batch);
            return;
        }
        let task = self.air.spawn(self.sender.clone().send(batch));
        self.uris.insert(task.id(), uris);
    }

    /// Takes in a batch and sends the one that waited for it.
    fn land(
        &mut self,
        landed: Option<Result<(Id, Sent), tokio::task::JoinError>>,
        landing: &mut Landing,
    ) -> Result<(), Failure> {
        let Some(landed) = landed else {
            return Ok(());
        };
        let (id, sent) = landed?;
        self.uris.remove(&id);
        landing.land(sent)?;
        if let Some(batch) = self.held.take() {
            self.start(batch);
        }
        Ok(())
    }

    /// Takes in all that is on its way, and tells what failed first.
    async fn drain(&mut self, landing: &mut Landing) -> Result<(), Failure> {
        let mut drained = Ok(());
        while let Some(landed) = self.air.join_next_with_id().await {
            drained = drained.and(self.land(Some(landed), landing));
        }
        drained
    }
}
