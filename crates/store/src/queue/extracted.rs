//! Saying that a revision is extracted.

use crate::claim::change::Change;
use crate::entity::{article, claim, revision};
use crate::outbox::Event;
use crate::{Error, Job};
use factdesk_domain::{
    Act, ArticleState, ClaimId, Extraction, ExtractionId, IdSource, Notice, RecheckReason,
};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Value};
use serde_json::{Value as Json, json};
use std::collections::HashMap;

/// Says on revision and article that the claims are stored.
pub(super) async fn mark_extracted(
    tx: &impl ConnectionTrait,
    job: &Job,
    extraction: &Extraction,
) -> Result<(), Error> {
    let language = extraction.language.clone();
    revision::Entity::update_many()
        .col_expr(revision::Column::ExtractTime, Expr::cust("now()"))
        .col_expr(
            revision::Column::LanguageCode,
            Expr::cust_with_values("coalesce(language_code, $1)", [language]),
        )
        .filter(revision::Column::Newsroom.eq(job.newsroom.0))
        .filter(revision::Column::Article.eq(job.article.0))
        .filter(revision::Column::Number.eq(job.revision))
        .exec(tx)
        .await?;
    article::Entity::update_many()
        .col_expr(
            article::Column::State,
            Expr::val(ArticleState::Extracted.as_str()),
        )
        .col_expr(article::Column::ClaimCount, Expr::cust(STANDING))
        .col_expr(article::Column::Notices, notices(extraction))
        .col_expr(
            article::Column::RefusedClaimCount,
            Expr::val(i32::try_from(extraction.refused).unwrap_or(i32::MAX)),
        )
        .col_expr(article::Column::Error, Expr::val(""))
        .filter(article::Column::Newsroom.eq(job.newsroom.0))
        .filter(article::Column::Id.eq(job.article.0))
        .exec(tx)
        .await?;
    Ok(())
}

const STANDING: &str = "(
    select count(*)::int from claims c
    where c.newsroom = articles.newsroom and c.article = articles.id and c.state <> 'REPLACED')";

/// What extraction has to say, beside what others have noted.
fn notices(extraction: &Extraction) -> SimpleExpr {
    let all = [
        (Notice::LanguageUnsupported, !extraction.language_supported),
        (Notice::ExtractorFallback, extraction.fallback),
        (Notice::ExtractorRefusedClaims, extraction.refused > 0),
    ];
    let words = |notices: Vec<Notice>| -> Value {
        let words: Vec<_> = notices.into_iter().map(|n| n.as_str().to_owned()).collect();
        words.into()
    };
    let ours = words(all.iter().map(|(notice, _)| *notice).collect());
    let said = all.iter().filter(|(_, holds)| *holds);
    let said = words(said.map(|(notice, _)| *notice).collect());
    let others = "array(select n from unnest(notices) n where n <> all ($1)) || $2";
    Expr::cust_with_values(others, [ours, said])
}

/// What became of the claims.
pub(super) struct Told<'r> {
    /// Found for the first time.
    pub new: &'r [claim::Model],
    /// They go on.
    pub kept: &'r [Change],
    /// They go on with other words, and should be looked at again.
    pub rewritten: &'r [Change],
    /// Their sentence left the article.
    pub gone: &'r [Change],
    /// Of those that go on, those that somebody worked on and that the extractor does
    /// not find, or would describe otherwise in these columns.
    pub otherwise: &'r HashMap<ClaimId, Vec<String>>,
}

/// What a reader of the log learns: each claim that is new, goes on or is gone,
/// then the article.
pub(super) fn events(
    ids: &dyn IdSource,
    job: &Job,
    extraction: &Extraction,
    what: &Told<'_>,
) -> Vec<Event> {
    let id = ExtractionId::new(ids).0;
    let place = json!({ "article": job.article.0, "revision": job.revision, "extraction": id });
    let told = |act, claim| Event::claim(act, claim, place.clone());
    let changed = |act, change: &Change| told(act, change.claim).changing(change);
    let new = what.new.iter();
    let found = new.map(|c| told(Act::ClaimFound, ClaimId(c.id)).covering(c));
    let kept = what.kept.iter().map(|c| {
        let detail = match what.otherwise.get(&c.claim) {
            Some(columns) => with(&place, "otherwise", json!(columns)),
            None => place.clone(),
        };
        Event::claim(Act::ClaimCarried, c.claim, detail).changing(c)
    });
    let asked = what.rewritten.iter().map(|c| {
        let reason = RecheckReason::TextChanged.as_str();
        let detail = with(&place, "reason", json!(reason));
        Event::claim(Act::ClaimRecheckAsked, c.claim, detail).changing(c)
    });
    let gone = what.gone.iter().map(|c| changed(Act::ClaimReplaced, c));
    let kept_on = what.kept.len() + what.rewritten.len();
    let detail = json!({ "revision": job.revision, "kept": kept_on, "extraction": id,
        "extractor": extraction.extractor });
    let extracted = Event::article(Act::ArticleExtracted, job.article, detail);
    let claims = found.chain(kept).chain(asked).chain(gone);
    claims.chain([extracted]).collect()
}

fn with(place: &Json, name: &str, value: Json) -> Json {
    let mut detail = place.clone();
    detail[name] = value;
    detail
}
