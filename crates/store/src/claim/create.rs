//! A claim entered by hand.

use super::{found, get, insert};
use crate::entity::{article, revision};
use crate::outbox::{self, Event};
use crate::queue::by_hand::HAND;
use crate::request::{Known, remember};
use crate::{Error, Request, Resource, Store};
use factdesk_domain::{
    Act, ArticleId, CandidateClaim, Claim, ClaimId, IdSource, NewClaim, Principal, Quote, Span,
    TextIndex, Violations, compose,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Store {
    /// Enters a claim into the article's latest revision.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] with fields below `claim` where
    /// the span does not reproduce the text; [`Error::RequestIdReused`].
    pub async fn create_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        article: ArticleId,
        claim: &NewClaim,
        request: Option<&Request>,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        let fresh = ClaimId::new(ids);
        let id = match remember(&tx, by, request, fresh.0).await? {
            Known::Answered(id) => ClaimId(id),
            Known::No => enter(&tx, by, ids, article, claim, fresh).await?,
        };
        let answer = get::load(&tx, by, id).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn enter(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    article: ArticleId,
    claim: &NewClaim,
    id: ClaimId,
) -> Result<ClaimId, Error> {
    // Locked, so that the latest revision stays the latest until the claim is in.
    let row = article::Entity::find_by_id((by.newsroom.0, article.0)).lock_exclusive();
    let row = row
        .one(tx)
        .await?
        .ok_or(Error::NotFound(Resource::Article))?;
    let key = (row.newsroom, row.id, row.latest);
    let latest = revision::Entity::find_by_id(key).one(tx).await?;
    let latest = latest.ok_or(Error::NotFound(Resource::Revision))?;
    let text = compose(&latest.title, &latest.body);
    let quote = claim.chars.map(|at| quote(&text, claim, at)).transpose()?;
    let place = found::Place {
        newsroom: by.newsroom,
        article,
        revision: row.latest,
        labels: &claim.labels,
        extractor: HAND,
    };
    let candidate = candidate(claim, &text, quote.as_ref());
    let row = found::row(&place, id, &candidate, quote.as_ref(), None);
    insert::insert(tx, &[row]).await?;
    count(tx, by, article).await?;
    let event = Event::claim(Act::ClaimEntered, id, json!({ "article": article.0 }));
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(id)
}

async fn count(tx: &impl ConnectionTrait, by: &Principal, id: ArticleId) -> Result<(), Error> {
    use article::Column;
    article::Entity::update_many()
        .col_expr(Column::ClaimCount, Expr::col(Column::ClaimCount).add(1))
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The place of a claim, which must hold the claim's own words.
fn quote(text: &str, claim: &NewClaim, (start, end): (u32, u32)) -> Result<Quote, Error> {
    let index = TextIndex::new(text);
    let span = index.span_of_chars(start, end).filter(|s| s.start < s.end);
    let mut bad = Violations::new();
    match span {
        None => bad.add("claim.span", "is no stretch of the latest revision's text"),
        Some(span) if index.exact(span) != Some(claim.text.as_str()) => bad.add(
            "claim.text",
            format!(
                "differs from the words at the span, {:?}",
                index
                    .exact(span)
                    .unwrap_or_default()
                    .chars()
                    .take(200)
                    .collect::<String>()
            ),
        ),
        Some(_) => {}
    }
    Ok(bad.into_result(span.and_then(|s| index.quote(s)))?)
}

fn candidate(claim: &NewClaim, text: &str, quote: Option<&Quote>) -> CandidateClaim {
    let nowhere = Span {
        start: 0,
        end: 0,
        utf16_start: 0,
        utf16_end: 0,
    };
    let span = quote.map_or(nowhere, |q| q.span);
    CandidateClaim {
        kind: claim.kind,
        span,
        text: claim.text.clone(),
        context: quote.map(|q| line_around(text, q.span)).unwrap_or_default(),
        proposition: claim.proposition.clone(),
        within: None,
        attributions: claim.attributions.clone(),
        stance: claim.stance,
        cautions: claim.cautions.clone(),
        figure: claim.figure.clone(),
        occurrence: Default::default(),
        check_worthiness: 1.0,
        worthiness_reasons: vec!["entered by hand".to_owned()],
    }
}

/// The line that a span stands in, at most 300 characters to either side.
fn line_around(text: &str, span: Span) -> String {
    let Some(at) = TextIndex::new(text).bytes(span) else {
        return String::new();
    };
    let before = text[..at.start]
        .chars()
        .rev()
        .take(300)
        .take_while(|c| *c != '\n');
    let start = at.start - before.map(char::len_utf8).sum::<usize>();
    let after = text[at.end..].chars().take(300).take_while(|c| *c != '\n');
    let end = at.end + after.map(char::len_utf8).sum::<usize>();
    text[start..end].trim().to_owned()
}
