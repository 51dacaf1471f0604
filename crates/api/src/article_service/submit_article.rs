//! SubmitArticle.

use crate::convert::{article_from_proto, article_to_proto, merge, time};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Article, ArticleState, Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::{Lane, Submission};
use std::time::Duration;

/// How often a waiting call looks at its article's state.
const LOOK: Duration = Duration::from_millis(25);

/// The longest wait.
const LONGEST: Duration = Duration::from_secs(10);

pub(super) async fn submit_article(
    desk: &Desk,
    by: &Principal,
    request: v1::SubmitArticleRequest,
) -> Result<v1::Article, Failure> {
    let mut bad = Violations::new();
    let wait = bad.keep("wait", wait(request.wait.as_ref()));
    let submission = submission(request, Lane::Interactive, &mut bad);
    let (submission, wait) = bad.into_result(submission.zip(wait))?;
    let article = desk
        .store
        .submit_article(by, desk.ids.as_ref(), &submission)
        .await?;
    Ok(article_to_proto(extracted(desk, by, article, wait).await))
}

/// What a request submits, its bad fields noted.
pub(super) fn submission(
    request: v1::SubmitArticleRequest,
    lane: Lane,
    bad: &mut Violations,
) -> Option<Submission> {
    let named = request::read(&request, bad);
    let named = named.map(|named| match lane {
        Lane::Interactive => named,
        // A request id is scoped to the rpc that carries it.
        Lane::Bulk => factdesk_store::Request {
            rpc: "BatchSubmitArticles",
            ..named
        },
    });
    let article = merge(bad, article_from_proto(request.article.unwrap_or_default()))?;
    Some(Submission {
        article,
        request: named,
        lane,
    })
}

/// How long the caller waits.
pub(super) fn wait(wait: Option<&prost_types::Duration>) -> Result<Duration, String> {
    let why = "must be 0 to 10 s".to_owned();
    let Some(wait) = wait else {
        return Ok(Duration::ZERO);
    };
    let wait = time::duration(wait);
    wait.filter(|w| *w <= LONGEST).ok_or(why)
}

/// The article as soon as it is extracted, or as it is when the time is over,
/// the server ends, or it can no longer be read: it is stored in any case.
pub(super) async fn extracted(
    desk: &Desk,
    by: &Principal,
    stored: Article,
    wait: Duration,
) -> Article {
    // Even no time at all lasts until the clock's next millisecond.
    if wait.is_zero() {
        return stored;
    }
    let mut state = stored.state;
    let over = tokio::time::sleep(wait);
    tokio::pin!(over);
    while state == ArticleState::AwaitingExtraction {
        tokio::select! {
            biased;
            () = &mut over => return stored,
            () = desk.stopped() => return stored,
            () = tokio::time::sleep(LOOK) => {}
        }
        match desk.store.article_state(by, stored.id).await {
            Ok(now) => state = now,
            Err(_) => return stored,
        }
    }
    desk.store
        .get_article(by, stored.id)
        .await
        .unwrap_or(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(seconds: i64, nanos: i32) -> Result<Duration, String> {
        wait(Some(&prost_types::Duration { seconds, nanos }))
    }

    #[test]
    fn waits_are_bounded() {
        assert_eq!(wait(None), Ok(Duration::ZERO));
        assert_eq!(read(1, 500_000_000), Ok(Duration::from_millis(1_500)));
        assert_eq!(read(10, 0), Ok(LONGEST));
        for (seconds, nanos) in [(-1, 0), (0, -1), (10, 1), (i64::MAX, 0), (0, i32::MAX)] {
            assert!(read(seconds, nanos).is_err(), "{seconds} {nanos}");
        }
    }

    #[test]
    fn bad_fields_of_article_and_request_are_named_together() {
        let request = v1::SubmitArticleRequest {
            request_id: "\n".into(),
            ..Default::default()
        };
        let mut bad = Violations::new();
        assert!(submission(request, Lane::Interactive, &mut bad).is_none());
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["request_id", "article.body"]);
    }

    #[test]
    fn the_same_id_names_two_requests_in_two_rpcs() {
        let request = v1::SubmitArticleRequest {
            request_id: "a".into(),
            article: Some(v1::Article {
                body: "It rains.".into(),
                ..Default::default()
            }),
            wait: None,
        };
        let rpc = |lane| {
            let submission = submission(request.clone(), lane, &mut Violations::new()).unwrap();
            submission.request.unwrap().rpc
        };
        assert_eq!(rpc(Lane::Interactive), "SubmitArticle");
        assert_eq!(rpc(Lane::Bulk), "BatchSubmitArticles");
    }
}
