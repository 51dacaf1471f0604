//! ReextractArticle.

use super::submit_article::{extracted, wait};
use crate::convert::{article_to_proto, difference, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::capped;
use crate::request;
use factdesk_domain::{Article, ArticleId, ArticleState, Difference, Principal, Violations};
use factdesk_proto::v1;

/// How many differences come with the answer.
const SHOWN: u64 = 200;

/// How often a preview begins anew because the article has a new revision.
const TRIES: usize = 3;

pub(super) async fn reextract_article(
    desk: &Desk,
    by: &Principal,
    sent: v1::ReextractArticleRequest,
) -> Result<v1::ReextractArticleResponse, Failure> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let id = bad.keep("name", name::read_article(&sent.name));
    let wait = bad.keep("wait", wait(sent.wait.as_ref()));
    let (id, wait) = bad.into_result(id.zip(wait))?;
    if sent.validate_only {
        return preview(desk, by, id).await;
    }
    let (store, ids) = (&desk.store, desk.ids.as_ref());
    let article = store
        .reextract_article(by, ids, id, request.as_ref())
        .await?;
    let article = extracted(desk, by, article, wait).await;
    let difference = match article.state {
        ArticleState::Extracted => store.extraction_difference(by, id, None, SHOWN).await?,
        ArticleState::AwaitingExtraction | ArticleState::ExtractionFailed => None,
    };
    Ok(answer(article, difference))
}

async fn preview(
    desk: &Desk,
    by: &Principal,
    id: ArticleId,
) -> Result<v1::ReextractArticleResponse, Failure> {
    for _ in 0..TRIES {
        let article = desk.store.get_article(by, id).await?;
        if article.purge_time.is_some() {
            return Err(factdesk_store::Error::Purged(id).into());
        }
        let found = desk.preview.read(&article).await?;
        let (ids, place) = (desk.ids.as_ref(), (id, article.revision));
        let previewing = desk.store.preview_extraction(by, ids, place, &found, SHOWN);
        if let Some(difference) = previewing.await? {
            return Ok(answer(article, Some(difference)));
        }
    }
    let why = "the article has new revisions faster than they are read";
    Err(Failure::extractor_unavailable(why.to_owned()))
}

fn answer(article: Article, difference: Option<Difference>) -> v1::ReextractArticleResponse {
    let article = Article {
        body: None,
        ..article
    };
    let (summary, claims) = difference.map(|d| (d.summary, d.claims)).unzip();
    let claims = claims.into_iter().flatten().map(difference::to_proto);
    v1::ReextractArticleResponse {
        article: Some(article_to_proto(article)),
        summary: summary.map(difference::summary_to_proto),
        claim_differences: capped(claims.collect(), false).0,
    }
}
