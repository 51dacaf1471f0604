//! What was said of an event.

use super::get::{family, root};
use crate::claim::facets::attributions_in;
use crate::word::{read, read_opt};
use crate::{Error, Store};
use factdesk_domain::{ArticleId, ClaimId, EventId, Principal, Stance, Verdict};
use factdesk_ledger::{Statement, Utterance, origin, utterances};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement as Sql};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// At most so many statements are set against each other.
const STATEMENTS: i64 = 500;

/// The utterances of an event, and the statements that they name.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterances {
    /// Each once, in the order of their claims.
    pub told: Vec<Utterance>,
    /// The statements by their claims.
    pub statements: BTreeMap<ClaimId, SeenStatement>,
}

/// A statement as one article has it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenStatement {
    /// What is compared.
    pub statement: Statement,
    /// The article's publisher.
    pub publisher: String,
    /// The claim's verdict. A sealed one is not in the claim's row, so never here.
    pub verdict: Option<Verdict>,
}

impl Store {
    /// What was said of an event, each utterance once, with what denies it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn list_utterances(
        &self,
        by: &Principal,
        event: EventId,
    ) -> Result<Utterances, Error> {
        let event = root(&self.db, by, event).await?;
        let family = family(&self.db, by, event).await?;
        let values = [by.newsroom.0.into(), family.into(), STATEMENTS.into()];
        let select = Sql::from_sql_and_values(DbBackend::Postgres, &*READ, values);
        let rows = self.db.query_all_raw(select).await?;
        let told: Vec<SeenStatement> = rows.iter().map(seen).collect::<Result<_, _>>()?;
        let compared: Vec<Statement> = told.iter().map(|s| s.statement.clone()).collect();
        let statements = told.into_iter().map(|s| (s.statement.claim, s));
        Ok(Utterances {
            told: utterances(&compared),
            statements: statements.collect(),
        })
    }
}

/// Statements that stand, the newest first.
static READ: LazyLock<String> = LazyLock::new(|| {
    format!(
        "select {COLUMNS}
        where s.newsroom = $1 and s.event = any ($2) and claims.kind = 'STATEMENT'
          and claims.state not in ('DISMISSED', 'REPLACED')
        order by s.claim desc
        limit $3"
    )
});

/// What [`statement`] and [`seen`] read, and where from.
pub(super) const COLUMNS: &str = "
        s.claim, s.article, claims.attributions, left(claims.text, 4000) as text, claims.stance, claims.verdict, a.publisher
    from sightings s
    join claims on (claims.newsroom, claims.id) = (s.newsroom, s.claim)
    join articles a on (a.newsroom, a.id) = (s.newsroom, s.article)";

fn seen(row: &QueryResult) -> Result<SeenStatement, Error> {
    let verdict: Option<String> = row.try_get("", "verdict")?;
    Ok(SeenStatement {
        statement: statement(row)?,
        publisher: row.try_get("", "publisher")?,
        verdict: read_opt(verdict.as_deref(), Verdict::parse)?,
    })
}

/// A statement as it is compared.
pub(super) fn statement(row: &QueryResult) -> Result<Statement, Error> {
    let stance: Option<String> = row.try_get("", "stance")?;
    let chain = attributions_in(&row.try_get("", "attributions")?)?;
    Ok(Statement {
        claim: ClaimId(row.try_get("", "claim")?),
        article: ArticleId(row.try_get("", "article")?),
        speaker: origin(&chain).unwrap_or_default().to_owned(),
        // Whoever says something without more asserts it.
        stance: read(stance.as_deref().unwrap_or("ASSERTS"), Stance::parse)?,
        text: row.try_get("", "text")?,
    })
}
