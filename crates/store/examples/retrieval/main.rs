//! How well a collection of checked claims is searched, through the database: MAP@5.
//!
//! `cargo run --release -p factdesk-store --example retrieval -- CLAIMS.tsv QUERIES.tsv QRELS`:
//! files as the example `rank` of factdesk-search reads them. Each claim is stored as a worker
//! stores it, its title as the sentence around it; each query is searched as SearchClaims
//! does.

use factdesk_domain::{CandidateClaim, ClaimFilter, Extraction, Kind, NewArticle, Principal, Span};
use factdesk_store::testing::{SequentialIds, TestDb, TestError};
use factdesk_store::{Lane, Search, Store, Submission};
use std::collections::HashMap;
use std::time::{Duration, Instant};

#[path = "../../../search/examples/rank/collection.rs"]
mod collection;

/// Claims of an article.
const TOGETHER: usize = 200;

#[tokio::main]
async fn main() -> Result<(), TestError> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [claims, queries, qrels] = args.as_slice() else {
        return Err("usage: retrieval CLAIMS.tsv QUERIES.tsv QRELS".into());
    };
    let db = TestDb::new().await?;
    let by = db.newsroom("harbour").await?;
    let claims = collection::rows(claims)?;
    let started = Instant::now();
    for some in claims.chunks(TOGETHER) {
        store(&db.store, &by, some).await?;
    }
    println!(
        "{} claims stored in {:.1?}",
        claims.len(),
        started.elapsed()
    );
    let (mut found, mut times) = (HashMap::new(), Vec::new());
    for query in collection::rows(queries)? {
        let started = Instant::now();
        let list = search(&db.store, &by, query.get(1).map_or("", String::as_str)).await?;
        times.push(started.elapsed());
        found.insert(query[0].clone(), list);
    }
    times.sort();
    println!(
        "{}",
        collection::measure(&collection::relevant(qrels)?, &found)
    );
    println!(
        "a search: median {:.1?}, 99 % within {:.1?}",
        times[times.len() / 2],
        times[times.len() * 99 / 100]
    );
    Ok(())
}

/// An article with these claims, by way of the queue.
async fn store(store: &Store, by: &Principal, rows: &[Vec<String>]) -> Result<(), TestError> {
    let article = NewArticle::check(factdesk_domain::ArticleDraft {
        body: "A list.".into(),
        ..Default::default()
    })
    .map_err(|bad| format!("{bad:?}"))?;
    let submission = Submission {
        article,
        request: None,
        lane: Lane::Interactive,
    };
    store
        .submit_article(by, &SequentialIds, &submission)
        .await?;
    let token = uuid::Uuid::from_u128(1);
    let jobs = store
        .lease_jobs("retrieval", token, 1, Duration::from_secs(60))
        .await?;
    let extraction = Extraction {
        extractor: "list/1".into(),
        language: Some("en".into()),
        language_supported: true,
        claims: rows.iter().map(|row| candidate(row)).collect(),
        ..Default::default()
    };
    for job in jobs {
        store.finish_job(&SequentialIds, &job, &extraction).await?;
    }
    Ok(())
}

/// The claim's id is its label's place: the worthiness reasons carry it.
fn candidate(row: &[String]) -> CandidateClaim {
    let column = |i: usize| row.get(i).cloned().unwrap_or_default();
    CandidateClaim {
        kind: Kind::Assertion,
        span: Span {
            start: 0,
            end: 1,
            utf16_start: 0,
            utf16_end: 1,
        },
        text: column(1),
        context: column(2),
        proposition: column(1),
        within: None,
        attributions: vec![],
        stance: None,
        cautions: vec![],
        figure: None,
        occurrence: Default::default(),
        check_worthiness: 0.5,
        worthiness_reasons: vec![column(0)],
        rules: vec![],
    }
}

async fn search(store: &Store, by: &Principal, text: &str) -> Result<Vec<String>, TestError> {
    let search = Search {
        text: text.chars().take(2_000).collect(),
        filter: ClaimFilter::everything(),
        limit: 20,
    };
    let hits = store.search_claims(by, &search).await?;
    let ids = hits
        .into_iter()
        .filter_map(|hit| hit.claim.worthiness_reasons.into_iter().next());
    Ok(ids.collect())
}
