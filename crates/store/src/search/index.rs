//! What claims are found by.

use super::counts::{self, Change};
use crate::Error;
use crate::entity::claim::Model;
use factdesk_domain::NewsroomId;
use factdesk_search::{Document, Fields, TermId};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// In the order of the keys, so that writers of the same ones wait and do not deadlock.
/// What is there is locked even where nothing changes: nobody takes it away before the
/// claim that needs it is there to be seen. A copy whose proposition says more adds that.
const INSERT: &str = "
    insert into search_documents (newsroom, copy_key, terms)
    select $1, key, terms::bigint[] from unnest($2::text[], $3::text[]) as d(key, terms)
    order by key
    on conflict (newsroom, copy_key) do update
    set terms = array(
        select distinct t from unnest(search_documents.terms || excluded.terms) as t order by t)
    where not search_documents.terms @> excluded.terms
      and cardinality(search_documents.terms) < $4
    returning copy_key, xmax = 0 as fresh";

/// A document that has so many terms is not added to.
const MOST: i32 = 500;

/// Makes claims found, from when the transaction ends. The last that it does, and done
/// once in it.
pub(crate) async fn index<'r>(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    rows: impl IntoIterator<Item = &'r Model>,
) -> Result<(), Error> {
    let change = add(tx, newsroom, rows).await?;
    counts::change(tx, newsroom, &change).await
}

/// Makes claims found; returns what that changes in the counts.
pub(super) async fn add<'r>(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    rows: impl IntoIterator<Item = &'r Model>,
) -> Result<Change, Error> {
    let documents = documents(newsroom, rows);
    let mut change = Change::default();
    if documents.is_empty() {
        return Ok(change);
    }
    let keys: Vec<String> = documents.keys().map(|key| (*key).to_owned()).collect();
    let terms: Vec<String> = documents.values().map(array).collect();
    let values = [newsroom.0.into(), keys.into(), terms.into(), MOST.into()];
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, INSERT, values);
    for row in tx.query_all_raw(insert).await? {
        let key: String = row.try_get("", "copy_key")?;
        let ids = documents.get(key.as_str());
        if let Some(ids) = ids.filter(|_| row.try_get("", "fresh") == Ok(true)) {
            change.add(&key, ids);
        }
    }
    Ok(change)
}

/// The terms of each key's claims, ascending.
fn documents<'r>(
    newsroom: NewsroomId,
    rows: impl IntoIterator<Item = &'r Model>,
) -> BTreeMap<&'r str, BTreeSet<TermId>> {
    let mut documents: BTreeMap<&str, BTreeSet<TermId>> = BTreeMap::new();
    for row in rows {
        let terms = documents.entry(row.copy_key.as_str()).or_default();
        terms.extend(read(row).ids(newsroom.0.as_u128()));
    }
    documents.retain(|_, ids| !ids.is_empty());
    documents
}

fn read(row: &Model) -> Document {
    Document::read(&Fields {
        own: vec![&row.proposition, &row.text],
        context: &row.context,
        claimants: row.claimants.iter().map(String::as_str).collect(),
    })
}

fn array(ids: &BTreeSet<TermId>) -> String {
    let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
    format!("{{{}}}", ids.join(","))
}
