//! The words of claims, and what people wrote about them.

use crate::Error;
use crate::claim::change::{Change, returning};
use crate::entity::{article, dismissal, evidence, review};
use crate::history::digest::Record;
use crate::outbox::{self, Actor, Event};
use factdesk_domain::{Act, ArticleId, ClaimId, ClaimState, IdSource};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use serde_json::json;
use std::collections::HashMap;
use std::sync::LazyLock;
use uuid::Uuid;

/// Claims erased at once.
const AT_ONCE: i64 = 500;

/// What is erased of a claim, and what stands there afterwards. The claim has no place
/// in a text any more, so it is REPLACED: nobody is offered it, and nobody can review
/// it. Its copies are its copies no more, since what they share tells their words to
/// whoever guesses them. Kind, measure, labels, worthiness, verdict and names stay.
const WORDS: &[(&str, &str)] = &[
    ("text", "''"),
    ("proposition", "''"),
    ("span_start", "null"),
    ("span_end", "null"),
    ("span_utf16_start", "null"),
    ("span_utf16_end", "null"),
    ("prefix", "''"),
    ("suffix", "''"),
    ("context", "''"),
    ("copy_key", "replace(id::text, '-', '')"),
    ("attributions", "'[]'"),
    ("claimants", "'{}'"),
    ("cautions", "'[]'"),
    ("unit_noun", "left(unit_noun, 0)"),
    ("low", "null"),
    ("high", "null"),
    ("unit", "left(unit, 0)"),
    ("as_of_earliest", "null"),
    ("as_of_latest", "null"),
    ("as_of_basis", "null"),
    ("figure_text", "left(figure_text, 0)"),
    ("figure_start", "null"),
    ("figure_end", "null"),
    ("figure_utf16_start", "null"),
    ("figure_utf16_end", "null"),
    ("worthiness_reasons", "'{}'"),
    ("reason", "''"),
    ("suggestion_reason", "''"),
    ("places", "'{}'"),
    ("occurred_earliest", "null"),
    ("occurred_latest", "null"),
    ("salt", "gen_random_uuid()"),
];

/// What changes beside.
const STATE: &[(&str, &str)] = &[
    ("state", "$3"),
    ("version", "version + 1"),
    ("update_time", "now()"),
    ("recheck_time", "null"),
    ("recheck_reason", "null"),
    ("assignee", "null"),
    ("assign_due_time", "null"),
    ("escalated", "false"),
];

/// Tables of what was said about claims, with what is erased there.
const SAID: [(&str, &str); 3] = [
    ("reviews", "reason = '', rationale = '', waiver_reason = ''"),
    (
        "evidence",
        "uri = '', quote = '', archive_uri = '', sha256 = '', access_time = null,
         redact_time = coalesce(redact_time, now())",
    ),
    ("dismissals", "comment = ''"),
];

/// Erases the article's next claims; says whether there may be more.
pub(super) async fn erase(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    actor: Actor,
    article: &article::Model,
) -> Result<bool, Error> {
    let claims = next(tx, article).await?;
    if claims.is_empty() {
        return Ok(false);
    }
    let changes = erase_words(tx, article, &claims).await?;
    forget(tx, article, &claims).await?;
    let mut events: HashMap<Uuid, Event> = changes
        .iter()
        .map(|change| (change.claim.0, event(article, change)))
        .collect();
    let [reviews, evidence, dismissals] = SAID;
    cover::<review::Model>(tx, article, &claims, reviews, &mut events, |r| r.claim).await?;
    cover::<evidence::Model>(tx, article, &claims, evidence, &mut events, |r| r.claim).await?;
    cover::<dismissal::Model>(tx, article, &claims, dismissals, &mut events, |r| r.claim).await?;
    let in_order = claims.iter().filter_map(|id| events.remove(id));
    outbox::append(tx, ids, actor, &in_order.collect::<Vec<_>>()).await?;
    Ok(true)
}

fn event(article: &article::Model, change: &Change) -> Event {
    let detail = json!({ "article": ArticleId(article.id).0 });
    Event::claim(Act::ClaimPurged, ClaimId(change.claim.0), detail).changing(change)
}

/// Claims that still have words, locked in the order of their ids. They are found by
/// their place in the text: those that are done have none, and lie at the end.
async fn next(tx: &impl ConnectionTrait, article: &article::Model) -> Result<Vec<Uuid>, Error> {
    let next = "
        select id from claims
        where newsroom = $1 and id = any (array(
            select id from claims
            where newsroom = $1 and article = $2 and (text <> '' or proposition <> '')
            order by coalesce(span_start, 2147483647), id limit $3
        ))
        order by id for update";
    let values = [article.newsroom.into(), article.id.into(), AT_ONCE.into()];
    let next = Statement::from_sql_and_values(DbBackend::Postgres, next, values);
    let rows = tx.query_all_raw(next).await?;
    rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

static ERASE: LazyLock<String> = LazyLock::new(|| {
    let sets = WORDS.iter().chain(STATE);
    let sets: Vec<_> = sets.map(|(name, to)| format!("{name} = {to}")).collect();
    format!(
        "update claims set {} where newsroom = $1 and id = any ($2) returning {}",
        sets.join(", "),
        returning(STATE.iter().map(|(name, _)| *name)),
    )
});

async fn erase_words(
    tx: &impl ConnectionTrait,
    article: &article::Model,
    claims: &[Uuid],
) -> Result<Vec<Change>, Error> {
    let replaced = ClaimState::Replaced.as_str();
    let values = [
        article.newsroom.into(),
        claims.to_vec().into(),
        replaced.into(),
    ];
    let erase = Statement::from_sql_and_values(DbBackend::Postgres, &*ERASE, values);
    let rows = tx.query_all_raw(erase).await?;
    rows.iter().map(Change::read).collect()
}

/// What is erased beside, and covered by no event: words of the desk, verdicts that nobody
/// will meet with a second one, holds.
const BESIDE: [&str; 3] = [
    "update comments set text = '', salt = gen_random_uuid()
     where newsroom = $1 and claim = any ($2)",
    "delete from sealed_reviews where newsroom = $1 and claim = any ($2)",
    "delete from leases where newsroom = $1 and claim = any ($2)",
];

/// What the claims' words were before, and what is [`BESIDE`] them.
async fn forget(
    tx: &impl ConnectionTrait,
    article: &article::Model,
    claims: &[Uuid],
) -> Result<(), Error> {
    let words: Vec<String> = WORDS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let versions = "update claim_versions set before = before - $3::text[]
        where newsroom = $1 and claim = any ($2)";
    let values = [
        article.newsroom.into(),
        claims.to_vec().into(),
        words.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        versions,
        values,
    ))
    .await?;
    for erase in BESIDE {
        let values = [article.newsroom.into(), claims.to_vec().into()];
        let erase = Statement::from_sql_and_values(DbBackend::Postgres, erase, values);
        tx.execute_raw(erase).await?;
    }
    Ok(())
}

/// Erases what was said about the claims in a table, and covers it in their events.
async fn cover<M: FromQueryResult + Record>(
    tx: &impl ConnectionTrait,
    article: &article::Model,
    claims: &[Uuid],
    (table, sets): (&str, &str),
    events: &mut HashMap<Uuid, Event>,
    claim: impl Fn(&M) -> Uuid,
) -> Result<(), Error> {
    let erase = format!(
        "update {table} set {sets}, salt = gen_random_uuid()
         where newsroom = $1 and claim = any ($2) returning *"
    );
    let values = [article.newsroom.into(), claims.to_vec().into()];
    let erase = Statement::from_sql_and_values(DbBackend::Postgres, erase, values);
    for row in M::find_by_statement(erase).all(tx).await? {
        if let Some(event) = events.remove(&claim(&row)) {
            events.insert(claim(&row), event.covering(&row));
        }
    }
    Ok(())
}
