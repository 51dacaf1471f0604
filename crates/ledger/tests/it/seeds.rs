//! The five reports of one attack, in every order in which they can arrive.

use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, CandidateClaim, ClaimId, Measure};
use factdesk_extract::{Input, extract};
use factdesk_ledger::{Population, Relation, Series, Sighting, Witness, assemble, events, names};
use std::path::Path;
use uuid::Uuid;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");

/// A claim of an article, which keeps its identity in every order.
struct Read {
    article: usize,
    id: ClaimId,
    claim: CandidateClaim,
    names: std::collections::BTreeSet<String>,
    published: Option<DateTime<Utc>>,
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
    let mut all = Vec::new();
    for (article, path) in paths.iter().enumerate() {
        let text = std::fs::read_to_string(path).unwrap();
        let published = with_times.then(|| {
            let friday_night: DateTime<Utc> = "2024-03-22T21:00:00Z".parse().unwrap();
            friday_night + chrono::Duration::hours(2 * article as i64)
        });
        let input = Input {
            text: &text,
            has_title: false,
            language: Some("en"),
            publish_time: published,
        };
        let found = extract(&input).claims;
        let names = names(found.iter().map(|c| c.context.as_str()));
        let figures = found.into_iter().filter(|c| c.figure.is_some());
        for (n, claim) in figures.enumerate() {
            all.push(Read {
                article,
                id: ClaimId(Uuid::from_u128((article * 1_000 + n) as u128)),
                claim,
                names: names.clone(),
                published,
            });
        }
    }
    Some(all)
}

fn witness(read: &Read) -> Witness {
    Witness {
        claim: read.id,
        article: ArticleId(Uuid::from_u128(read.article as u128)),
        occurrence: read.claim.occurrence.clone(),
        names: read.names.clone(),
    }
}

fn sighting(read: &Read) -> Option<Sighting> {
    let figure = read.claim.figure.clone()?;
    Some(Sighting {
        claim: read.id,
        article: ArticleId(Uuid::from_u128(read.article as u128)),
        population: Population::of(figure.measure, &figure.unit_noun),
        figure,
        headline: read.claim.span.start < 120 && !read.claim.context.ends_with('.'),
        part_of: None,
        origin: read.claim.attributions.first().map(|a| a.claimant.clone()),
        publish_time: read.published,
    })
}

/// The event of the most claims, and its series.
fn attack(reads: &[&Read]) -> (Vec<ClaimId>, Vec<Series>) {
    let witnesses: Vec<_> = reads.iter().map(|r| witness(r)).collect();
    let events = events(&witnesses, &[]);
    let largest = events.into_iter().max_by_key(Vec::len).unwrap();
    let inside = reads.iter().filter(|r| largest.contains(&r.id));
    let sightings: Vec<_> = inside.filter_map(|r| sighting(r)).collect();
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
                .filter(|r| event.contains(&r.id))
                .count();
            assert!(inside > 0, "report {article} has no claim in the event");
        }
        assert_eq!(lows(&series, Measure::Deaths), [40.0, 60.0, 62.0, 93.0]);
        assert_eq!(conflicts(&series, Measure::Deaths), 0);
        assert!(conflicts(&series, Measure::Hospitalizations) > 0);
        assert!(conflicts(&series, Measure::Attackers) > 0);
        let vague = |s: &&Series| s.key.measure == Measure::Casualties;
        assert!(series.iter().filter(vague).any(|s| !s.sightings.is_empty()));
        for (other, words) in [("Beslan", "Beslan"), ("the plane of 2015", "224")] {
            let mut strays = all.iter().filter(|r| event.contains(&r.id));
            let stray = strays.find(|r| r.claim.figure.is_some() && r.claim.text.contains(words));
            assert!(
                stray.is_none(),
                "{other}: {:?}",
                stray.map(|r| &r.claim.text)
            );
        }
    }
}
