//! What a search costs in a small newsroom and in a large one, and what finding costs those
//! who store claims.
//!
//! `bench/search` runs it: `search_speed [CLAIMS]…`, 10,000 and 1,000,000 unless it is told
//! otherwise. The claims are made-up words, as common as words are in English (Zipf's law,
//! 200,000 words). Searches are sentences of the same words, half of them with words of a
//! claim that is there; short ones of common words only; and long ones.

mod fill;
mod texts;

use factdesk_domain::{ClaimFilter, Principal};
use factdesk_store::testing::{TestDb, TestError};
use factdesk_store::{Search, Store};
use std::time::{Duration, Instant};
use texts::Texts;

/// Searches at each size.
const SEARCHES: usize = 3_000;

/// Articles of 20 claims, of each of two sorts, stored at each size.
const ARTICLES: usize = 200;

#[tokio::main]
async fn main() -> Result<(), TestError> {
    let sizes: Result<Vec<i64>, _> = std::env::args().skip(1).map(|n| n.parse()).collect();
    let sizes = Some(sizes?).filter(|sizes| !sizes.is_empty());
    let db = TestDb::new().await?;
    let by = db.newsroom("harbour").await?;
    let mut slowest = Vec::new();
    for claims in sizes.unwrap_or_else(|| vec![10_000, 1_000_000]) {
        fill::fill(&db, &by, claims).await?;
        let times = searches(&db.store, &by).await?;
        slowest.push(at(&times, 99));
        println!(
            "{claims} claims: a search takes {:.1?} (median), {:.1?} (99 %), {:.1?} (longest)",
            at(&times, 50),
            at(&times, 99),
            at(&times, 100)
        );
        let (with, without) = fill::store(&db.store, &by, ARTICLES).await?;
        println!(
            "  storing an article of 20 claims takes {with:.2?} with what finds them, {without:.2?} \
             without: {:+.0} %",
            100.0 * (with.as_secs_f64() / without.as_secs_f64() - 1.0)
        );
    }
    if let [first, .., last] = slowest.as_slice() {
        let ratio = last.as_secs_f64() / first.as_secs_f64();
        println!("99 % of searches at the last size take {ratio:.2} times those at the first");
    }
    Ok(())
}

async fn searches(store: &Store, by: &Principal) -> Result<Vec<Duration>, TestError> {
    let mut texts = Texts::new(7);
    let (mut times, mut hits) = (Vec::new(), 0);
    for n in 0..SEARCHES + 200 {
        let search = Search {
            text: texts.query(n),
            filter: ClaimFilter::everything(),
            limit: 10,
        };
        let started = Instant::now();
        hits += store.search_claims(by, &search).await?.len();
        // The first ones only warm up.
        if n >= 200 {
            times.push(started.elapsed());
        }
    }
    println!("  {hits} claims found by {} searches", SEARCHES + 200);
    times.sort();
    Ok(times)
}

fn at(times: &[Duration], percent: usize) -> Duration {
    let last = times.len().saturating_sub(1);
    times.get(last * percent / 100).copied().unwrap_or_default()
}
