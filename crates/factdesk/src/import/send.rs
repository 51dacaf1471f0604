//! One batch to the server, again until every item has its answer.

use super::batch::Batch;
use super::item::{Content, Item, Refusal};
use super::rules;
use crate::caller::{Desk, sentence};
use crate::failure::{Context, Failure};
use crate::output;
use crate::patience::{Patience, is_busy, may_pass};
use crate::stop::Stop;
use factdesk_proto::v1::submit_result::Outcome;
use factdesk_proto::v1::{
    Article, BatchSubmitArticlesRequest, BatchSubmitArticlesResponse, SubmitArticleRequest,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use tonic::{Code, Status};

/// What sends batches. Clones share the connection.
#[derive(Clone)]
pub struct Sender {
    /// The server; nobody in a dry run.
    pub desk: Option<Desk>,
    /// For each batch.
    pub patience: Patience,
    /// Ends waiting.
    pub stop: Stop,
    /// Whether it was told that the server does not answer.
    pub told: Arc<AtomicBool>,
}

/// What became of an item.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It is there.
    Taken(Box<Article>),
    /// It would be sent if this were no dry run.
    Sound,
    /// It was refused.
    Refused(Refusal),
    /// It stands in the report.
    Done,
    /// It is of no kind that is read.
    PassedOver,
}

/// What became of a batch.
pub struct Sent {
    /// Every item, with an answer where there is one.
    pub items: Vec<(Item, Option<Answer>)>,
    /// Why some have none, and why it makes no sense to go on.
    pub failure: Option<Failure>,
}

impl Sender {
    /// Sends what is to be sent of a batch.
    pub async fn send(mut self, batch: Batch) -> Sent {
        let mut answers: Vec<_> = batch.items.iter().map(|i| decided(&i.content)).collect();
        let sent = match self.desk.take() {
            Some(desk) => self.until_all(desk, &batch.items, &mut answers).await,
            None => {
                check_all(&batch.items, &mut answers);
                Ok(())
            }
        };
        Sent {
            items: batch.items.into_iter().zip(answers).collect(),
            failure: sent.err(),
        }
    }

    async fn until_all(
        &mut self,
        mut desk: Desk,
        items: &[Item],
        answers: &mut [Option<Answer>],
    ) -> Result<(), Failure> {
        loop {
            let (open, requests) = open(items, answers);
            if open.is_empty() {
                return Ok(());
            }
            let request = desk.request(BatchSubmitArticlesRequest { requests });
            let answer = desk.articles.batch_submit_articles(request).await;
            let busy = match answer {
                Ok(answer) => self.sort(answer.into_inner(), &open, answers)?,
                Err(status) if may_pass(&status) => Some(status),
                Err(status) => return Err(ends(&status)),
            };
            if let Some(status) = busy {
                self.pause(&status).await?;
            }
        }
    }

    /// Puts each result where it belongs. Gives why some are to be sent again.
    fn sort(
        &mut self,
        answer: BatchSubmitArticlesResponse,
        open: &[usize],
        answers: &mut [Option<Answer>],
    ) -> Result<Option<Status>, Failure> {
        if answer.results.len() != open.len() {
            return Err(Failure::new("the server left results out"));
        }
        let mut busy = None;
        for (result, place) in answer.results.into_iter().zip(open) {
            answers[*place] = match result.outcome {
                Some(Outcome::Article(article)) => Some(Answer::Taken(Box::new(article))),
                Some(Outcome::Error(error)) if is_busy(Code::from(error.code)) => {
                    busy = Some(Status::new(Code::from(error.code), error.message));
                    None
                }
                Some(Outcome::Error(error)) => Some(Answer::Refused(error.into())),
                None => return Err(Failure::new("the server left a result empty")),
            };
            if answers[*place].is_some() {
                self.patience.renew();
                self.told.store(false, Relaxed);
            }
        }
        Ok(busy)
    }

    async fn pause(&mut self, status: &Status) -> Result<(), Failure> {
        if !self.told.swap(true, Relaxed) {
            let why = sentence(status);
            output::note(&format!("factdesk: trying again, since {why}"));
        }
        let again = tokio::select! {
            again = self.patience.pause() => again,
            () = self.stop.asked() => return Err(stopped()),
        };
        match again {
            true => Ok(()),
            false => Err(sentence(status)).context("the server does not answer"),
        }
    }
}

/// Why an import that was told to stop has not imported everything.
pub fn stopped() -> Failure {
    Failure::new("stopped before the end; the same command goes on from here")
}

/// What needs no server.
fn decided(content: &Content) -> Option<Answer> {
    match content {
        Content::Article(_) => None,
        Content::Done => Some(Answer::Done),
        Content::PassedOver => Some(Answer::PassedOver),
        Content::Refused(refusal) => Some(Answer::Refused(refusal.clone())),
    }
}

/// The places without an answer, and what is to be sent for them.
fn open(items: &[Item], answers: &[Option<Answer>]) -> (Vec<usize>, Vec<SubmitArticleRequest>) {
    let open = items.iter().zip(answers).enumerate();
    open.filter_map(|(place, (item, answer))| match (&item.content, answer) {
        (Content::Article(request), None) => Some((place, (**request).clone())),
        _ => None,
    })
    .unzip()
}

fn check_all(items: &[Item], answers: &mut [Option<Answer>]) {
    for (item, answer) in items.iter().zip(answers) {
        if let Content::Article(request) = &item.content {
            let refused = rules::check(request).map(Answer::Refused);
            *answer = Some(refused.unwrap_or(Answer::Sound));
        }
    }
}

/// A refusal that every other call would get as well.
fn ends(status: &Status) -> Failure {
    let why = sentence(status);
    match status.code() {
        Code::Unauthenticated => Failure::new(format!(
            "the server asks for a key (--key or FACTDESK_KEY): {why}"
        )),
        Code::PermissionDenied => {
            Failure::new(format!("the server does not let this caller in: {why}"))
        }
        _ => Failure::new(format!("the server refuses the call: {why}")),
    }
}
