//! Claims in the place of others: edited, split, merged.

use super::change::Change;
use super::columns::Found;
use super::create::{count, lock_article, revision};
use super::lock::{Locked, lock};
use super::replaced::{self, move_figures, set_replaced};
use super::{anchor, columns, found, get, insert, row};
use crate::comment::insert::{note, told};
use crate::entity::{article, claim};
use crate::event::due;
use crate::outbox::{self, Event};
use crate::queue::by_hand::HAND;
use crate::request::{Known, remember};
use crate::search;
use crate::text::among;
use crate::word::read;
use crate::{Error, Replacement, Resource, Store};
use anchor::Anchor;
use factdesk_domain::{
    Act, ArticleId, Claim, ClaimId, ClaimState, CommentKind, IdSource, Kind, NewClaim, Principal,
    Span, Violations, holder, inherit, replace,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Replaces claims of one article; the answer is the new ones, in order.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`]; [`Error::Invalid`] naming
    /// `replaced[i].name` where that stands in another article;
    /// [`Error::EtagMismatch`]; [`Error::Invalid`] with fields below `claims[i]`
    /// where these do not fit what they replace; [`Error::Refused`].
    pub async fn replace_claims(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        wanted: &Replacement,
    ) -> Result<Vec<Claim>, Error> {
        let tx = self.db.begin().await?;
        let fresh: Vec<ClaimId> = wanted.claims.iter().map(|_| ClaimId::new(ids)).collect();
        let answer = fresh.first().ok_or(Error::NotFound(Resource::Claim))?;
        let names = match remember(&tx, by, wanted.request.as_ref(), answer.0).await? {
            Known::Answered(first) => made_with(&tx, by, ClaimId(first)).await?,
            Known::No => {
                put(&tx, by, ids, wanted, &fresh).await?;
                fresh
            }
        };
        let answer = in_order(&tx, by, &names).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn put(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    wanted: &Replacement,
    fresh: &[ClaimId],
) -> Result<(), Error> {
    let old: Vec<ClaimId> = wanted.replaced.iter().map(|(id, _)| *id).collect();
    let article = article_of(tx, by, old.first().copied()).await?;
    // Locked, so that no revision comes in between, nor any figure within a statement.
    let article_row = lock_article(tx, by, article).await?;
    let figures = replaced::figures_within(tx, by, article, &old).await?;
    let all: Vec<ClaimId> = old.iter().copied().chain(figures).collect();
    let locked = lock(tx, by, &all).await?;
    same_article(article, &old, &locked)?;
    for (id, etag) in &wanted.replaced {
        locked.unchanged(*id, etag)?;
    }
    let mut rows = rows(tx, by, &article_row, wanted, fresh, &locked).await?;
    judge(by, &old, &locked)?;
    insert::insert(tx, &mut rows).await?;
    let gone = set_replaced(tx, by, &old, fresh).await?;
    let moved = move_figures(tx, by, &locked, &old, &statements(&rows)).await?;
    count(tx, by, article, fresh.len() as i32 - old.len() as i32).await?;
    let mut events = events(article, &rows, &gone, &moved);
    let said = note(tx, by, ids, fresh, CommentKind::Comment, &wanted.comment).await?;
    events.extend(said.iter().map(told));
    outbox::append(tx, ids, by.into(), &events).await?;
    due::put(tx, by.newsroom, article).await?;
    search::index(tx, by.newsroom, &rows).await
}

/// The article of a claim, which never changes.
async fn article_of(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: Option<ClaimId>,
) -> Result<ArticleId, Error> {
    let claim = claim.ok_or(Error::NotFound(Resource::Claim))?;
    let row = claim::Entity::find_by_id((by.newsroom.0, claim.0));
    let row = row.one(tx).await?.ok_or(Error::NotFound(Resource::Claim))?;
    Ok(ArticleId(row.article))
}

fn same_article(article: ArticleId, old: &[ClaimId], locked: &Locked) -> Result<(), Error> {
    for id in old {
        locked.row(*id)?;
    }
    let mut bad = Violations::new();
    for (i, id) in old.iter().enumerate() {
        if locked.row(*id)?.article != article.0 {
            let field = format!("replaced[{i}].name");
            bad.add(field, "stands in another article than the first");
        }
    }
    Ok(bad.into_result(Some(()))?)
}

fn judge(by: &Principal, old: &[ClaimId], locked: &Locked) -> Result<(), Error> {
    for id in old {
        let state = read(&locked.row(*id)?.state, ClaimState::parse)?;
        replace(state, locked.leased_by(*id), by.person).map_err(|refusal| Error::Refused {
            claim: *id,
            refusal,
        })?;
    }
    Ok(())
}

/// The new claims' rows: what their author says, and the rest from the first replaced one.
async fn rows(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: &article::Model,
    wanted: &Replacement,
    fresh: &[ClaimId],
    locked: &Locked,
) -> Result<Vec<claim::Model>, Error> {
    let old: Vec<ClaimId> = wanted.replaced.iter().map(|(id, _)| *id).collect();
    let id = *old.first().ok_or(Error::NotFound(Resource::Claim))?;
    let Found {
        claim: first,
        row: first_row,
    } = locked.found(id)?;
    let latest = revision(tx, by, first.article, article.latest).await?;
    let of_first = revision(tx, by, first.article, first.revision).await?;
    let mut bad = Violations::new();
    let mut rows = Vec::new();
    for ((i, new), id) in wanted.claims.iter().enumerate().zip(fresh) {
        let checked = inherit(new, first).and_then(|claim| {
            let anchor = match claim.chars {
                Some(_) => anchor::named(&claim, &latest),
                None => anchor::inherited(&claim, first, &of_first),
            };
            Ok((anchor?, claim))
        });
        match checked {
            Ok((anchor, claim)) => rows.push(new_row(by, first, first_row, &claim, &anchor, *id)),
            Err(others) => bad.nest(&format!("claims[{i}]"), others),
        }
    }
    let mut rows = bad.into_result(Some(rows))?;
    let statements = statements(&rows);
    for row in &mut rows {
        row.replaces = old.iter().map(|id| id.0).collect();
        row.within = within(row, first, &old, &statements).map(|id| id.0);
    }
    Ok(rows)
}

fn new_row(
    by: &Principal,
    first: &Claim,
    first_row: &claim::Model,
    claim: &NewClaim,
    anchor: &Anchor,
    id: ClaimId,
) -> claim::Model {
    let place = found::Place {
        newsroom: by.newsroom,
        article: first.article,
        revision: anchor.revision,
        labels: &claim.labels,
        extractor: HAND,
    };
    let (worth, why) = (first.check_worthiness, first.worthiness_reasons.clone());
    let mut candidate = anchor::candidate(claim, anchor, worth, why);
    candidate.occurrence = first.occurrence.clone();
    let row = found::row(&place, id, &candidate, anchor.quote.as_ref(), None);
    // Who was to review the first is to review what stands in its place.
    claim::Model {
        assignee: first_row.assignee,
        assign_due_time: first_row.assign_due_time,
        ..row
    }
}

/// The statements among rows, with their places.
fn statements(rows: &[claim::Model]) -> Vec<(ClaimId, Option<Span>)> {
    let statements = rows.iter().filter(|r| r.kind == Kind::Statement.as_str());
    statements
        .map(|r| (ClaimId(r.id), row::span_of(r)))
        .collect()
}

/// The statement that a new figure stands in: that of the first replaced claim, or
/// the new one in that one's place.
fn within(
    new: &claim::Model,
    first: &Claim,
    old: &[ClaimId],
    statements: &[(ClaimId, Option<Span>)],
) -> Option<ClaimId> {
    let outer = match first.kind {
        Kind::Statement => Some(first.id),
        _ => first.within,
    };
    match outer {
        _ if new.kind != Kind::Figure.as_str() => None,
        Some(outer) if old.contains(&outer) => holder(statements, row::span_of(new)),
        standing => standing,
    }
}

fn events(
    article: ArticleId,
    fresh: &[claim::Model],
    gone: &[Change],
    moved: &[(Change, Option<ClaimId>)],
) -> Vec<Event> {
    let old: Vec<Uuid> = gone.iter().map(|change| change.claim.0).collect();
    let new: Vec<Uuid> = fresh.iter().map(|row| row.id).collect();
    let entered = json!({ "article": article.0, "replaces": old });
    let entered = fresh
        .iter()
        .map(|row| Event::claim(Act::ClaimEntered, ClaimId(row.id), entered.clone()).covering(row));
    let moved = moved.iter().map(|(change, within)| {
        let detail = json!({ "article": article.0, "within": within.map(|w| w.0) });
        Event::claim(Act::ClaimPlaced, change.claim, detail).changing(change)
    });
    let told = json!({ "article": article.0, "replaced_by": new });
    let gone = gone.iter().map(|change| {
        Event::claim(Act::ClaimReplaced, change.claim, told.clone()).changing(change)
    });
    entered.chain(moved).chain(gone).collect()
}

/// The claims that were entered in one act with `first`, in the order of the act.
async fn made_with(
    tx: &impl ConnectionTrait,
    by: &Principal,
    first: ClaimId,
) -> Result<Vec<ClaimId>, Error> {
    let first = get::load(tx, by, first).await?;
    let replaced = first.replaces.first().copied();
    let replaced = replaced.ok_or(Error::NotFound(Resource::Claim))?;
    Ok(get::load(tx, by, replaced).await?.replaced_by)
}

/// Claims by name, in the order of the names.
async fn in_order(
    tx: &impl ConnectionTrait,
    by: &Principal,
    names: &[ClaimId],
) -> Result<Vec<Claim>, Error> {
    let select = claim::Entity::find()
        .filter(claim::Column::Newsroom.eq(by.newsroom.0))
        .filter(among("id", names.iter().map(|id| id.0).collect()));
    let mut claims = columns::select(tx, select).await?;
    claims.sort_by_key(|c| names.iter().position(|id| *id == c.id));
    Ok(claims)
}
