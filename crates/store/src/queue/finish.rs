//! Storing what was found.

use crate::claim::{found, insert};
use crate::entity::{article, claim, revision};
use crate::outbox::{self, Actor, Event};
use crate::{Error, Finished, Job, Store};
use factdesk_domain::{
    ArticleState, CandidateClaim, Carried, ClaimId, ClaimState, Extraction, IdSource, Notice,
    Standing, TextIndex, carry, compose, copy_key,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement, TransactionTrait,
};
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Stores the claims of a job, carrying on those that stand already, and
    /// finishes it: all in one transaction, and only if the lease is still its own.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn finish_job(
        &self,
        ids: &dyn IdSource,
        job: &Job,
        extraction: &Extraction,
    ) -> Result<Finished, Error> {
        let tx = self.db.begin().await?;
        // The article before the job, as everybody who locks both does.
        let key = (job.newsroom.0, job.article.0);
        let row = article::Entity::find_by_id(key)
            .lock_exclusive()
            .one(&tx)
            .await?;
        let (Some(row), true) = (row, take_job(&tx, job).await?) else {
            tx.rollback().await?;
            return Ok(Finished::LeaseLost);
        };
        // A later revision came in meanwhile: its claims are the ones that count.
        if row.latest == job.revision {
            save(&tx, ids, job, extraction, &row).await?;
        }
        tx.commit().await?;
        Ok(Finished::Saved)
    }
}

/// The fence: the job's row goes away only under its own, living lease. The
/// clock is read now, not at the transaction's start, which may lie before a
/// wait for the article's lock.
const TAKE: &str = "
    delete from jobs
    where newsroom = $1 and article = $2 and revision = $3
      and state = 'LEASED' and lease_token = $4 and lease_expire_time > clock_timestamp()";

async fn take_job(tx: &impl ConnectionTrait, job: &Job) -> Result<bool, Error> {
    let values = [
        job.newsroom.0.into(),
        job.article.0.into(),
        job.revision.into(),
        job.token.into(),
    ];
    let taken = Statement::from_sql_and_values(DbBackend::Postgres, TAKE, values);
    Ok(tx.execute_raw(taken).await?.rows_affected() == 1)
}

async fn save(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    job: &Job,
    extraction: &Extraction,
    article: &article::Model,
) -> Result<(), Error> {
    let standing = standing(tx, job).await?;
    let keyed = extraction.claims.iter().map(|c| (copy_key(c), c));
    let carried = carry(&standing, &keyed.collect::<Vec<_>>());
    let names: Vec<ClaimId> = carried
        .continues
        .iter()
        .map(|old| old.unwrap_or_else(|| ClaimId::new(ids)))
        .collect();
    let rows = rows(job, extraction, article, &names);
    let (old, new): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .zip(&carried.continues)
        .partition(|(_, old)| old.is_some());
    let strip = |pairs: Vec<(claim::Model, _)>| pairs.into_iter().map(|p| p.0).collect::<Vec<_>>();
    let (old, new) = (strip(old), strip(new));
    // New ones first: a claim that goes on may now stand within a new statement.
    insert::insert(tx, &new).await?;
    insert::carry_on(tx, &old).await?;
    replace(tx, job, &carried.gone).await?;
    mark_extracted(tx, job, extraction).await?;
    outbox::append(
        tx,
        ids,
        Actor::service(job.newsroom),
        &events(job, &new, &carried),
    )
    .await?;
    Ok(())
}

/// The machine's claims that stand in the revision before, in the order of its text.
async fn standing(tx: &impl ConnectionTrait, job: &Job) -> Result<Vec<Standing>, Error> {
    let rows: Vec<(Uuid, String)> = claim::Entity::find()
        .select_only()
        .columns([claim::Column::Id, claim::Column::CopyKey])
        .filter(claim::Column::Newsroom.eq(job.newsroom.0))
        .filter(claim::Column::Article.eq(job.article.0))
        .filter(claim::Column::State.ne(ClaimState::Replaced.as_str()))
        .filter(claim::Column::Extractor.ne("hand"))
        .order_by_asc(claim::Column::SpanStart)
        .order_by_asc(claim::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    let standing = |(id, copy_key)| Standing {
        id: ClaimId(id),
        copy_key,
    };
    Ok(rows.into_iter().map(standing).collect())
}

/// A row for every candidate. One whose span does not reproduce its words has
/// no place here, whoever found it.
fn rows(
    job: &Job,
    extraction: &Extraction,
    article: &article::Model,
    names: &[ClaimId],
) -> Vec<claim::Model> {
    let text = compose(&job.title, &job.body);
    let index = TextIndex::new(&text);
    let place = found::Place {
        newsroom: job.newsroom,
        article: job.article,
        revision: job.revision,
        labels: &article.labels,
        extractor: &extraction.extractor,
    };
    let row = |(candidate, id): (&CandidateClaim, &ClaimId)| {
        let within = candidate.within.and_then(|i| names.get(i).copied());
        let quote = index.quote(candidate.span);
        found::row(&place, *id, candidate, quote.as_ref(), within)
    };
    extraction.claims.iter().zip(names).map(row).collect()
}

/// Their sentence left the article. Verdict and history stay.
async fn replace(tx: &impl ConnectionTrait, job: &Job, gone: &[ClaimId]) -> Result<(), Error> {
    if gone.is_empty() {
        return Ok(());
    }
    claim::Entity::update_many()
        .col_expr(
            claim::Column::State,
            Expr::val(ClaimState::Replaced.as_str()),
        )
        .col_expr(
            claim::Column::Version,
            Expr::col(claim::Column::Version).add(1),
        )
        .col_expr(claim::Column::UpdateTime, Expr::cust("now()"))
        .filter(claim::Column::Newsroom.eq(job.newsroom.0))
        .filter(claim::Column::Id.is_in(gone.iter().map(|g| g.0)))
        .exec(tx)
        .await?;
    Ok(())
}

async fn mark_extracted(
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
    let unsupported = Notice::LanguageUnsupported.as_str().to_owned();
    let notices = if extraction.language_supported {
        vec![]
    } else {
        vec![unsupported]
    };
    let count = i32::try_from(extraction.claims.len()).unwrap_or(i32::MAX);
    article::Entity::update_many()
        .col_expr(
            article::Column::State,
            Expr::val(ArticleState::Extracted.as_str()),
        )
        .col_expr(article::Column::ClaimCount, Expr::val(count))
        .col_expr(article::Column::Notices, Expr::val(notices))
        .col_expr(article::Column::Error, Expr::val(""))
        .filter(article::Column::Newsroom.eq(job.newsroom.0))
        .filter(article::Column::Id.eq(job.article.0))
        .exec(tx)
        .await?;
    Ok(())
}

fn events(job: &Job, new: &[claim::Model], carried: &Carried) -> Vec<Event> {
    let article = json!({ "article": job.article.0, "revision": job.revision });
    let found = new
        .iter()
        .map(|c| Event::claim("claim.found", ClaimId(c.id), article.clone()));
    let gone = carried
        .gone
        .iter()
        .map(|c| Event::claim("claim.replaced", *c, article.clone()));
    let kept = carried.continues.iter().flatten().count();
    let detail = json!({ "revision": job.revision, "kept": kept });
    let extracted = Event {
        subject_kind: "article",
        subject: job.article.0,
        act: "article.extracted",
        detail,
    };
    found.chain(gone).chain([extracted]).collect()
}
