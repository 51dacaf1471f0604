//! Ranks a collection of checked claims for texts whose claims are known: MAP@5 of the
//! scoring alone, every claim looked at. The store's example `retrieval` measures the same
//! through the database.
//!
//! `cargo run --release -p factdesk-search --example rank -- CLAIMS.tsv QUERIES.tsv QRELS`:
//! tab-separated with a header line, quoted as CSV; of a claim its id, words and title, of a
//! query its id and text. A line of QRELS is: query, 0, claim, relevance.

use factdesk_search::{Document, Fields, Query, Scorer, Seen};
use std::collections::HashMap;

#[path = "rank/collection.rs"]
mod collection;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [claims, queries, qrels] = args.as_slice() else {
        return Err("usage: rank CLAIMS.tsv QUERIES.tsv QRELS".into());
    };
    let claims = collection::rows(claims)?;
    let documents: Vec<Document> = claims.iter().map(|row| document(row)).collect();
    let mut counts: HashMap<&str, u64> = HashMap::new();
    for (term, _) in documents.iter().flat_map(Document::terms) {
        *counts.entry(term).or_default() += 1;
    }
    let length: f64 = documents.iter().map(Document::length).sum();
    println!(
        "{} claims of {:.1} weighted words",
        documents.len(),
        length / documents.len() as f64
    );
    let all = documents.len() as u64;
    let relevant = collection::relevant(qrels)?;
    let found = collection::rows(queries)?.into_iter().map(|query| {
        let text = Query::read(query.get(1).map_or("", String::as_str));
        let counts = text
            .terms
            .iter()
            .map(|t| counts.get(t.term.as_str()).copied());
        let seen = Seen {
            documents: all,
            counts: counts.map(Option::unwrap_or_default).collect(),
        };
        let scorer = Scorer::new(&text, &seen);
        let scores = documents.iter().map(|d| scorer.score(d)).enumerate();
        let mut scores: Vec<_> = scores.collect();
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        let best = scores.iter().take(20).map(|(i, _)| claims[*i][0].clone());
        (query[0].clone(), best.collect())
    });
    println!("{}", collection::measure(&relevant, &found.collect()));
    Ok(())
}

fn document(row: &[String]) -> Document {
    let column = |i: usize| row.get(i).map_or("", String::as_str);
    Document::read(&Fields {
        own: vec![column(1)],
        context: column(2),
        claimants: vec![],
    })
}
