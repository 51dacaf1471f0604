//! How common terms are, about.

use crate::Error;
use factdesk_domain::NewsroomId;
use factdesk_search::TermId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::{BTreeMap, HashMap};

/// One document of so many is counted. Its key says which: so what was added is taken away
/// again. What copies add to it is not counted, but taken away with it: a count is never
/// left behind, and a little too low at the worst.
const SAMPLE: u64 = 64;

/// Stands for every document.
const ALL: TermId = TermId(0);

/// What changes in the counts.
#[derive(Default)]
pub(super) struct Change(BTreeMap<TermId, i32>);

impl Change {
    /// A document came.
    pub fn add<'t>(&mut self, key: &str, terms: impl IntoIterator<Item = &'t TermId>) {
        self.by(1, key, terms);
    }

    /// A document went.
    pub fn take<'t>(&mut self, key: &str, terms: impl IntoIterator<Item = &'t TermId>) {
        self.by(-1, key, terms);
    }

    /// Both.
    pub fn and(mut self, other: Change) -> Change {
        for (term, by) in other.0 {
            *self.0.entry(term).or_default() += by;
        }
        self
    }

    fn by<'t>(&mut self, by: i32, key: &str, terms: impl IntoIterator<Item = &'t TermId>) {
        if is_counted(key) {
            for term in terms.into_iter().chain([&ALL]) {
                *self.0.entry(*term).or_default() += by;
            }
        }
    }
}

fn is_counted(key: &str) -> bool {
    TermId::of(0, key).0.cast_unsigned().is_multiple_of(SAMPLE)
}

/// In the order of the terms, so that writers wait and do not deadlock.
const CHANGE: &str = "
    insert into search_counts (newsroom, term, documents)
    select $1, term, by from unnest($2::bigint[], $3::integer[]) as c(term, by) order by term
    on conflict (newsroom, term)
    do update set documents = search_counts.documents + excluded.documents";

const CLEAR: &str =
    "delete from search_counts where newsroom = $1 and term = any ($2) and documents <= 0";

/// Changes the counts. Done once in a transaction.
pub(super) async fn change(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    change: &Change,
) -> Result<(), Error> {
    let changed = change.0.iter().filter(|(_, by)| **by != 0);
    let (terms, by): (Vec<i64>, Vec<i32>) = changed.map(|(term, by)| (term.0, *by)).unzip();
    if terms.is_empty() {
        return Ok(());
    }
    let less = by.iter().any(|by| *by < 0);
    let values = [newsroom.0.into(), terms.clone().into(), by.into()];
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, CHANGE, values);
    tx.execute_raw(insert).await?;
    if less {
        // What came to nothing is not even a number any more.
        let values = [newsroom.0.into(), terms.into()];
        let clear = Statement::from_sql_and_values(DbBackend::Postgres, CLEAR, values);
        tx.execute_raw(clear).await?;
    }
    Ok(())
}

/// About how many documents have each of the terms, and how many there are.
pub(super) struct Counts {
    of: HashMap<TermId, u64>,
}

impl Counts {
    /// Looks the terms up.
    pub async fn load(
        tx: &impl ConnectionTrait,
        newsroom: NewsroomId,
        terms: impl Iterator<Item = TermId>,
    ) -> Result<Counts, Error> {
        let select = "select term, documents from search_counts
            where newsroom = $1 and term = any ($2)";
        let terms: Vec<i64> = terms.chain([ALL]).map(|term| term.0).collect();
        let values = [newsroom.0.into(), terms.into()];
        let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
        let mut of = HashMap::new();
        for row in tx.query_all_raw(select).await? {
            let documents: i32 = row.try_get("", "documents")?;
            let documents = u64::from(documents.unsigned_abs()) * SAMPLE;
            of.insert(TermId(row.try_get("", "term")?), documents);
        }
        Ok(Counts { of })
    }

    /// How many documents there are.
    pub fn documents(&self) -> u64 {
        self.of.get(&ALL).copied().unwrap_or_default()
    }

    /// How many have the term. One that was never counted is in a few: most such terms are
    /// in one or two documents, some in as many as [`SAMPLE`].
    pub fn of(&self, term: TermId) -> u64 {
        self.of.get(&term).copied().unwrap_or(SAMPLE / 8)
    }
}
