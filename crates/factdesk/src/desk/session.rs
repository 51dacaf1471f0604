//! The calls to the service.

use super::call::{Answer, Call, Table};
use super::told::Told;
use crate::caller::Desk;
use factdesk_proto::v1::{
    Claim, GetArticleRequest, GetClaimRequest, GetPolicyRequest, LeaseNextClaimRequest,
    ListClaimHistoryRequest, ListClaimsRequest, ListCommentsRequest, ListEvidenceRequest,
    ListReviewsRequest,
};
use tonic::{Response, Status};

/// The most of each sort of thing that is shown of a claim.
const MOST: i32 = 200;

/// Makes a call.
///
/// # Errors
/// What the server said.
pub async fn perform(mut desk: Desk, call: Call) -> Result<Answer, Told> {
    macro_rules! ask {
        ($service:ident, $rpc:ident, $message:expr) => {{
            let request = desk.request($message);
            desk.$service.$rpc(request).await.map(Response::into_inner)
        }};
    }
    Ok(match call {
        Call::Next(message) => next(desk, message).await?,
        Call::Read(name) => Answer::Table(Box::new(read(desk, name).await?)),
        Call::Renew(m) => claim(ask!(reviews, renew_lease, m)?),
        Call::Release(m) => claim(ask!(reviews, release_claim, m)?),
        Call::Skip(m) => claim(ask!(reviews, skip_claim, m)?),
        Call::Dismiss(m) => claim(ask!(claims, dismiss_claim, m)?),
        Call::Review(m) => claim(ask!(reviews, review_claim, m)?),
        Call::Adjudicate(m) => claim(ask!(reviews, adjudicate_claim, m)?),
        Call::Correct(m) => claim(ask!(reviews, correct_review, m)?),
        Call::Evidence(m) => ask!(reviews, add_evidence, m).map(|_| Answer::Done)?,
        Call::Comment(m) => ask!(reviews, comment_on_claim, m).map(|_| Answer::Done)?,
        Call::Policy => {
            let message = GetPolicyRequest::default();
            Answer::Policy(Box::new(ask!(admin, get_policy, message)?))
        }
        Call::History(parent) => {
            let message = ListClaimHistoryRequest {
                parent,
                page_size: MOST,
                ..ListClaimHistoryRequest::default()
            };
            Answer::History(ask!(claims, list_claim_history, message)?.entries)
        }
    })
}

fn claim(claim: Claim) -> Answer {
    Answer::Claim(Box::new(claim))
}

/// A lease that was given is told whatever happens to the reading afterwards.
async fn next(mut desk: Desk, message: LeaseNextClaimRequest) -> Result<Answer, Status> {
    let request = desk.request(message);
    let answer = desk.reviews.lease_next_claim(request).await?.into_inner();
    let table = match answer.claim.clone() {
        Some(claim) => Some(Box::new(around(desk, claim).await)),
        None => None,
    };
    Ok(Answer::Next(Box::new(answer), table))
}

async fn read(mut desk: Desk, name: String) -> Result<Table, Status> {
    let message = GetClaimRequest {
        name,
        ..GetClaimRequest::default()
    };
    let request = desk.request(message);
    let claim = desk.claims.get_claim(request).await?.into_inner();
    Ok(around(desk, claim).await)
}

/// What lies around a claim; what cannot be read is named.
async fn around(mut desk: Desk, claim: Claim) -> Table {
    let mut table = Table::default();
    let parent = claim.name.clone();
    let missing = &mut table.missing;
    macro_rules! list {
        ($what:literal, $service:ident, $rpc:ident, $message:expr) => {{
            let request = desk.request($message);
            let answer = desk.$service.$rpc(request).await;
            kept($what, answer, missing)
        }};
    }
    let message = GetArticleRequest {
        name: claim.article.clone(),
    };
    table.article = list!("the article", articles, get_article, message);
    let message = ListEvidenceRequest {
        parent: parent.clone(),
        page_size: MOST,
        ..ListEvidenceRequest::default()
    };
    let evidence = list!("the evidence", reviews, list_evidence, message);
    let message = ListCommentsRequest {
        parent: parent.clone(),
        page_size: MOST,
        ..ListCommentsRequest::default()
    };
    let comments = list!("the comments", reviews, list_comments, message);
    let message = ListReviewsRequest {
        parent,
        page_size: MOST,
        ..ListReviewsRequest::default()
    };
    let reviews = list!("the reviews", reviews, list_reviews, message);
    let copies = match claim.copy_key.is_empty() {
        true => None,
        false => list!("the copies", claims, list_claims, copies_of(&claim)),
    };
    table.evidence = evidence.map_or_else(Vec::new, |answer| answer.evidence);
    table.comments = comments.map_or_else(Vec::new, |answer| answer.comments);
    table.reviews = reviews.map_or_else(Vec::new, |answer| answer.reviews);
    table.copies = copies.map_or_else(Vec::new, |answer| answer.claims);
    table.copies.retain(|copy| copy.name != claim.name);
    table.claim = claim;
    table
}

fn copies_of(claim: &Claim) -> ListClaimsRequest {
    ListClaimsRequest {
        filter: format!("copy_key = {}", claim.copy_key),
        page_size: MOST,
        ..ListClaimsRequest::default()
    }
}

fn kept<T>(
    what: &str,
    answer: Result<Response<T>, Status>,
    missing: &mut Vec<String>,
) -> Option<T> {
    let told = answer.map(Response::into_inner).map_err(Told::from);
    let told =
        told.map_err(|told| missing.push(format!("{what} cannot be read: {}", told.message)));
    told.ok()
}
