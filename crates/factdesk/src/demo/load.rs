//! Submits the samples and fetches what was found in them.

use super::sample;
use crate::caller::{Desk, told};
use crate::failure::{Context, Failure};
use factdesk_proto::v1::article::State;
use factdesk_proto::v1::{Article, Claim, ListClaimsRequest, SubmitArticleRequest};
use prost_types::Duration;

/// An article with its claims in the order of its text.
#[derive(Debug)]
pub struct Loaded {
    /// The article.
    pub article: Article,
    /// Its claims.
    pub claims: Vec<Claim>,
}

/// Submits every sample. Their `uri` makes that safe to repeat.
pub async fn samples(desk: &mut Desk) -> Result<Vec<Loaded>, Failure> {
    let mut loaded = Vec::new();
    for sample in sample::all()? {
        let title = sample.title.clone();
        let one = one(desk, sample).await;
        loaded.push(one.context(format!("the sample {title:?}"))?);
    }
    Ok(loaded)
}

async fn one(desk: &mut Desk, sample: Article) -> Result<Loaded, Failure> {
    let message = SubmitArticleRequest {
        article: Some(sample),
        request_id: String::new(),
        wait: Some(Duration {
            seconds: 10,
            nanos: 0,
        }),
    };
    let request = desk.request(message);
    let article = told(desk.articles.submit_article(request).await)?;
    match article.state() {
        State::Extracted => Ok(Loaded {
            claims: claims(desk, &article.name).await?,
            article,
        }),
        State::ExtractionFailed => Err(Failure::new(format!(
            "was not extracted: {}",
            article.error
        ))),
        _ => Err(Failure::new("was not extracted within 10 s")),
    }
}

async fn claims(desk: &mut Desk, article: &str) -> Result<Vec<Claim>, Failure> {
    let mut claims = Vec::new();
    let mut page_token = String::new();
    loop {
        let message = ListClaimsRequest {
            parent: article.to_owned(),
            page_size: 200,
            page_token,
            order_by: "span".to_owned(),
            ..ListClaimsRequest::default()
        };
        let request = desk.request(message);
        let page = told(desk.claims.list_claims(request).await)?;
        claims.extend(page.claims);
        page_token = page.next_page_token;
        if page_token.is_empty() {
            return Ok(claims);
        }
    }
}
