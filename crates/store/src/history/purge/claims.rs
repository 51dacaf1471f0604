//! The words of claims.

use super::said;
use crate::Error;
use crate::claim::change::{Change, returning};
use crate::entity::article;
use crate::outbox::{self, Actor, Event};
use crate::search;
use factdesk_domain::{Act, ArticleId, ClaimId, ClaimState, IdSource, NewsroomId};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
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
    ("rules", "'{}'"),
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
    let newsroom = NewsroomId(article.newsroom);
    let found_by = search::keys(tx, newsroom, &claims).await?;
    let changes = erase_words(tx, article, &claims).await?;
    forget(tx, article, &claims).await?;
    let mut events: HashMap<Uuid, Event> = changes
        .iter()
        .map(|change| (change.claim.0, event(article, change)))
        .collect();
    said::erase(tx, article.newsroom, &claims, &mut events).await?;
    let in_order = claims.iter().filter_map(|id| events.remove(id));
    outbox::append(tx, ids, actor, &in_order.collect::<Vec<_>>()).await?;
    search::forget(tx, newsroom, found_by).await?;
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

/// What the claims' words were before, and who holds them: no event covers that.
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
    let leases = "delete from leases where newsroom = $1 and claim = any ($2)";
    let values = [article.newsroom.into(), claims.to_vec().into()];
    let leases = Statement::from_sql_and_values(DbBackend::Postgres, leases, values);
    tx.execute_raw(leases).await?;
    Ok(())
}
