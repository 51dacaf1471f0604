//! BatchSubmitArticles.

use super::submit_article::submission;
use crate::convert::article_to_proto;
use crate::desk::Desk;
use crate::failure::{Failure, submit_error};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_proto::v1::submit_result::Outcome;
use factdesk_store::Lane;
use tonic::Code;

/// The most submissions of a batch.
const MOST: usize = 100;

pub(super) async fn batch_submit_articles(
    desk: &Desk,
    by: &Principal,
    request: v1::BatchSubmitArticlesRequest,
) -> Result<v1::BatchSubmitArticlesResponse, Failure> {
    check_count(request.requests.len())?;
    let mut results = Vec::with_capacity(request.requests.len());
    let mut dead: Option<v1::SubmitError> = None;
    for item in request.requests {
        // Each item would wait for the dead database in turn, and the call would
        // be over before its end: the rest get the same answer at once.
        let outcome = match dead.clone() {
            Some(error) => Outcome::Error(error),
            None => submit(desk, by, item).await,
        };
        if let Outcome::Error(error) = &outcome {
            dead = Some(error.clone()).filter(|e| e.code == Code::Unavailable as i32);
        }
        results.push(v1::SubmitResult {
            outcome: Some(outcome),
        });
    }
    Ok(v1::BatchSubmitArticlesResponse { results })
}

fn check_count(count: usize) -> Result<(), Failure> {
    let mut bad = Violations::new();
    if !(1..=MOST).contains(&count) {
        bad.add(
            "requests",
            format!("must be 1 to {MOST}, and these are {count}"),
        );
    }
    Ok(bad.into_result(Some(()))?)
}

async fn submit(desk: &Desk, by: &Principal, item: v1::SubmitArticleRequest) -> Outcome {
    match stored(desk, by, item).await {
        Ok(article) => Outcome::Article(article),
        Err(failure) => Outcome::Error(submit_error(failure, desk.ids.as_ref())),
    }
}

async fn stored(
    desk: &Desk,
    by: &Principal,
    item: v1::SubmitArticleRequest,
) -> Result<v1::Article, Failure> {
    let mut bad = Violations::new();
    if item.wait.is_some() {
        bad.add("wait", "must be unset in a batch");
    }
    let submission = submission(item, Lane::Bulk, &mut bad);
    let submission = bad.into_result(submission)?;
    let article = desk
        .store
        .submit_article(by, desk.ids.as_ref(), &submission)
        .await?;
    // A hundred bodies would be more than clients accept in one answer.
    Ok(v1::Article {
        body: String::new(),
        ..article_to_proto(article)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_has_one_to_a_hundred() {
        assert!(check_count(1).is_ok() && check_count(100).is_ok());
        assert!(check_count(0).is_err() && check_count(101).is_err());
    }
}
