//! An article that was not there before, in one statement.

use crate::history::digest::{Record, unsalted};
use crate::history::record::Text;
use crate::{Error, Submission};
use factdesk_domain::{Act, Article, ArticleId, ArticleState, IdSource, OutboxId, Principal};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use serde_json::json;
use uuid::Uuid;

/// Article, first revision, job and outbox: nothing where the uri is taken. Where
/// another transaction is about to take it, this waits for its end. The outbox
/// comes after the article, whose row is what other writers of it wait for; it salts
/// the text's digest with the salt that the revision got.
const INSERT: &str = "
    with article as (
        insert into articles (newsroom, id, uri, publisher, labels, latest, last, state)
        values ($1, $2, $3, $4, $5, 1, 1, $6)
        on conflict do nothing
        returning newsroom, id, create_time
    ), revision as (
        insert into revisions (newsroom, article, number, title, body, sha256, language_code,
                               publish_time, source_version, person, delegate)
        select newsroom, id, 1, $7, $8, $9, $10, $11, $12, $13, $14 from article
        returning newsroom, article, number, publish_time, salt
    ), job as (
        insert into jobs (newsroom, article, revision, lane)
        select newsroom, article, number, $15 from revision
    ), event as (
        insert into outbox (newsroom, id, subject_kind, subject, act, person, delegate, detail,
                            digests)
        select newsroom, $16, 'article', article, $17, $13, $14, $18,
               jsonb_build_object($19::text, encode(sha256(uuid_send(salt) || $20), 'hex'))
        from revision
    )
    select create_time, publish_time from article, revision";

/// Stores an article under an id of its own and queues its extraction; nothing
/// where there is one of that uri.
pub(super) async fn insert_new(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    submission: &Submission,
    id: ArticleId,
) -> Result<Option<Article>, Error> {
    let values = values(by, ids, submission, id);
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, INSERT, values);
    let inserted = tx.query_one_raw(insert).await?;
    let answer = inserted.map(|times| answer(submission, id, &times));
    answer.transpose()
}

fn values(
    by: &Principal,
    ids: &dyn IdSource,
    submission: &Submission,
    id: ArticleId,
) -> [Value; 20] {
    let new = &submission.article;
    let sha256 = new.sha256();
    let text = Text::new(by, (id, 1), new, &sha256, Uuid::nil());
    let (name, digest) = (text.name(), unsalted(&text.form()));
    let delegate = by.delegate.as_ref().map(|d| d.person.0);
    [
        by.newsroom.0.into(),
        id.0.into(),
        new.uri.clone().into(),
        new.publisher.clone().into(),
        new.labels.clone().into(),
        ArticleState::AwaitingExtraction.as_str().into(),
        new.title.clone().into(),
        new.body.clone().into(),
        sha256.into(),
        new.language_code.clone().into(),
        new.publish_time.into(),
        new.source_version.into(),
        by.person.0.into(),
        delegate.into(),
        submission.lane.number().into(),
        OutboxId::new(ids).0.into(),
        Act::ArticleSubmitted.as_str().into(),
        json!({ "revision": 1, "latest": true }).into(),
        name.into(),
        digest.to_vec().into(),
    ]
}

/// The article as it would be read back; its times as the database keeps them.
fn answer(submission: &Submission, id: ArticleId, times: &QueryResult) -> Result<Article, Error> {
    let new = submission.article.clone();
    Ok(Article {
        id,
        uri: new.uri,
        publisher: new.publisher,
        title: new.title,
        body: Some(new.body),
        language_code: new.language_code,
        publish_time: times.try_get("", "publish_time")?,
        labels: new.labels,
        source_version: new.source_version,
        revision: 1,
        state: ArticleState::AwaitingExtraction,
        claim_count: 0,
        notices: Vec::new(),
        create_time: times.try_get("", "create_time")?,
        extract_time: None,
        error: String::new(),
        legal_hold: false,
        purge_time: None,
        refused_claim_count: 0,
    })
}
