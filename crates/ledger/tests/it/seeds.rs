//! The five reports of one attack, in every order in which they can arrive.

use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, ClaimId, Measure};
use factdesk_extract::{Input, extract};
use factdesk_ledger::{
    Paper, Relation, Report, Series, Sighting, Source, Told, Witness, assemble, events,
    independent, sightings, witnesses,
};
use std::path::Path;
use uuid::Uuid;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");

/// A figure of an article, which keeps its identity in every order.
struct Read {
    article: usize,
    text: String,
    witness: Witness,
    sighting: Sighting,
}

/// The reports' figures; none where the reports are not here.
fn read(with_times: bool) -> Option<Vec<Read>> {
    let Ok(dir) = Path::new(SEEDS).read_dir() else {
        eprintln!("skipped: {SEEDS} is not here");
        return None;
    };
    let mut paths: Vec<_> = dir.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let early_saturday: DateTime<Utc> = "2024-03-23T00:00:00Z".parse().unwrap();
    let reports = paths.iter().enumerate().flat_map(|(article, path)| {
        let hours = chrono::Duration::hours(2 * article as i64);
        report(article, path, with_times.then(|| early_saturday + hours))
    });
    Some(reports.collect())
}

fn report(article: usize, path: &Path, published: Option<DateTime<Utc>>) -> Vec<Read> {
    let text = std::fs::read_to_string(path).unwrap();
    let input = Input {
        text: &text,
        has_title: false,
        language: Some("en"),
        publish_time: published,
    };
    let claims = extract(&input).claims;
    let id = |n: usize| ClaimId(Uuid::from_u128((article * 1_000 + n) as u128));
    let told = |(n, claim)| Told::candidate(id(n), claim);
    let told: Vec<_> = claims.iter().enumerate().map(told).collect();
    let whole = Report {
        text: &text,
        publish_time: published,
    };
    let witnesses = witnesses(&whole, &told);
    let paper = Paper {
        article: ArticleId(Uuid::from_u128(article as u128)),
        title: 0,
        publish_time: published,
    };
    let seen = sightings(&paper, &told).into_iter();
    let read = |sighting: Sighting| {
        let claim = &claims[sighting.claim.0.as_u128() as usize % 1_000];
        let witness = witnesses.iter().find(|w| w.claim == sighting.claim);
        Read {
            article,
            text: claim.text.clone(),
            witness: witness.unwrap().clone(),
            sighting,
        }
    };
    seen.map(read).collect()
}

/// The event of the most claims, and its series.
fn attack(reads: &[&Read]) -> (Vec<ClaimId>, Vec<Series>) {
    let witnesses: Vec<_> = reads.iter().map(|r| r.witness.clone()).collect();
    let events = events(&witnesses, &[]);
    let largest = events.into_iter().max_by_key(Vec::len).unwrap();
    let inside = reads.iter().filter(|r| largest.contains(&r.sighting.claim));
    let sightings: Vec<_> = inside.map(|r| r.sighting.clone()).collect();
    let series = assemble(&sightings);
    (largest, series)
}

fn lows(series: &[Series], measure: Measure) -> Vec<f64> {
    let of = series.iter().filter(|s| s.key.measure == measure);
    let mut lows: Vec<f64> = of
        .flat_map(|s| &s.sightings)
        .filter(|s| !s.figure.vague)
        .filter_map(|s| s.figure.low)
        .collect();
    lows.sort_by(f64::total_cmp);
    lows.dedup();
    lows
}

fn conflicts(series: &[Series], measure: Measure) -> usize {
    let of = series.iter().filter(|s| s.key.measure == measure);
    let relations = of.flat_map(|s| &s.relations);
    relations
        .filter(|r| r.relation == Relation::Conflicts)
        .count()
}

fn orders() -> Vec<Vec<usize>> {
    let mut orders = vec![vec![]];
    for _ in 0..5 {
        let longer = |order: &Vec<usize>| {
            let left: Vec<usize> = (0..5).filter(|n| !order.contains(n)).collect();
            let order = order.clone();
            left.into_iter()
                .map(move |n| [order.clone(), vec![n]].concat())
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    orders
}

/// How many independent origins the deaths of some reports have.
fn origins(series: &[Series], articles: &[u128]) -> usize {
    let deaths = series.iter().filter(|s| s.key.id() == "deaths");
    let seen = deaths.flat_map(|s| &s.sightings);
    let seen = seen.filter(|s| articles.contains(&s.article.0.as_u128()));
    let source = |s: &Sighting| Source {
        article: s.article,
        origin: s.origin.clone(),
        copy_key: s.claim.to_string(),
    };
    independent(&seen.map(source).collect::<Vec<_>>()).len()
}

#[test]
fn five_reports_are_one_event_in_each_of_their_orders() {
    for with_times in [true, false] {
        let Some(all) = read(with_times) else { return };
        let by_article = |n: usize| all.iter().filter(move |r| r.article == n);
        let first = attack(&all.iter().collect::<Vec<_>>());
        let orders = orders();
        assert_eq!(orders.len(), 120);
        for order in orders {
            let arrived: Vec<&Read> = order.iter().flat_map(|n| by_article(*n)).collect();
            assert_eq!(attack(&arrived), first, "{order:?}");
        }
        let (event, series) = first;
        for article in 0..5 {
            let inside = by_article(article)
                .filter(|r| event.contains(&r.sighting.claim))
                .count();
            assert!(inside > 0, "report {article} has no claim in the event");
        }
        assert_eq!(lows(&series, Measure::Deaths), [40.0, 60.0, 62.0, 93.0]);
        assert_eq!(conflicts(&series, Measure::Deaths), 0);
        assert!(conflicts(&series, Measure::Hospitalizations) > 0);
        assert!(conflicts(&series, Measure::Attackers) > 0);
        assert_eq!(origins(&series, &[0, 3]), 1, "both rest on one committee");
        let vague = |s: &&Series| s.key.measure == Measure::Casualties;
        assert!(series.iter().filter(vague).any(|s| !s.sightings.is_empty()));
        for (other, words) in [("Beslan", "Beslan"), ("the plane of 2015", "224")] {
            let mut inside = all.iter().filter(|r| event.contains(&r.sighting.claim));
            let stray = inside.find(|r| r.text.contains(words));
            assert!(stray.is_none(), "{other}: {:?}", stray.map(|r| &r.text));
        }
    }
}
