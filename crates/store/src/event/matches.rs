//! Claims that may answer one question.

use super::MatchKey;
use crate::word::read;
use crate::{Error, Resource, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{ClaimId, DecisionId, Match, MatchId, MatchState, Page, Principal};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use uuid::Uuid;

/// Nobody has to be asked about two claims that are of one event.
const OPEN: &str = "
    and not exists (
        select from sightings a
        join events x on (x.newsroom, x.id) = (a.newsroom, a.event)
        join sightings b on b.newsroom = $1 and b.claim = matches.other
        join events y on (y.newsroom, y.id) = (b.newsroom, b.event)
        where a.newsroom = $1 and a.claim = matches.one
          and coalesce(x.merged_into, x.id) = coalesce(y.merged_into, y.id))";

impl Store {
    /// Matches in that state, of one claim or of all, the surest first, after `after`. A
    /// suggested one is settled where its claims are of one event by now, and left out.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such claim.
    pub async fn list_matches(
        &self,
        by: &Principal,
        claim: Option<ClaimId>,
        state: MatchState,
        after: Option<MatchKey>,
        limit: u64,
    ) -> Result<Page<Match>, Error> {
        let of = match claim {
            Some(_) => "and (one = $6 or other = $6)",
            None => "and $6::uuid is null",
        };
        let open = match state {
            MatchState::Suggested => OPEN,
            _ => "",
        };
        let of = format!(
            "state = $2 and (score, id) < ($3, $4) {of} {open}
             order by score desc, id desc limit $5"
        );
        let (score, id) = after.map_or((f64::MAX, Uuid::max()), |key| (key.score, key.id.0));
        let values = [
            state.as_str().into(),
            score.into(),
            id.into(),
            (limit + 1).into(),
            claim.map(|id| id.0).into(),
        ];
        let mut items = select(&self.db, by, &of, values).await?;
        if let (true, Some(claim)) = (items.is_empty(), claim) {
            self.claim_exists(by, claim).await?;
        }
        let more = items.len() as u64 > limit;
        items.truncate(limit as usize);
        Ok(Page { items, more })
    }
}

/// The match as a transaction sees it.
pub(super) async fn load(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: MatchId,
) -> Result<Match, Error> {
    let found = select(tx, by, "id = $2", [id.0.into()]).await?.pop();
    found.ok_or(Error::NotFound(Resource::Match))
}

/// Writes down what a match is now, and which decision made it so.
pub(super) async fn set(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: MatchId,
    state: MatchState,
    decision: Option<DecisionId>,
) -> Result<(), Error> {
    let update = "update matches set state = $3, decision = $4, update_time = now()
        where newsroom = $1 and id = $2";
    let values: [Value; 4] = [
        by.newsroom.0.into(),
        id.0.into(),
        state.as_str().into(),
        decision.map(|d| d.0).into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        update,
        values,
    ))
    .await?;
    Ok(())
}

async fn select<const N: usize>(
    db: &impl ConnectionTrait,
    by: &Principal,
    of: &str,
    values: [Value; N],
) -> Result<Vec<Match>, Error> {
    let select = format!("select * from matches where newsroom = $1 and {of}");
    let values = std::iter::once(by.newsroom.0.into()).chain(values);
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = Row::find_by_statement(select).all(db).await?;
    rows.into_iter().map(Row::found).collect()
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    one: Uuid,
    other: Uuid,
    score: f64,
    reasons: Vec<String>,
    state: String,
    decision: Option<Uuid>,
    create_time: DateTime<Utc>,
    update_time: DateTime<Utc>,
}

impl Row {
    fn found(self) -> Result<Match, Error> {
        Ok(Match {
            id: MatchId(self.id),
            one: ClaimId(self.one),
            other: ClaimId(self.other),
            state: read(&self.state, MatchState::parse)?,
            score: self.score,
            reasons: self.reasons,
            decision: self.decision.map(DecisionId),
            create_time: self.create_time,
            update_time: self.update_time,
        })
    }
}
