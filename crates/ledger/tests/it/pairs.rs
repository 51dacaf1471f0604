//! Planted articles: of each three, A and B tell of one event in different words, and C
//! of another that is easily taken for it.

use chrono::{DateTime, Utc};
use factdesk_domain::ClaimId;
use factdesk_extract::{Input, extract};
use factdesk_ledger::{Report, Told, Witness, events, witnesses};
use std::collections::BTreeSet;
use std::path::PathBuf;
use uuid::Uuid;

/// So many of the pairs that the rules and the card were made by are joined, and so many
/// third articles to one of their pair, all chosen to be taken for it: a like event in the
/// same place on the same days, another of the same firm.
const KNOWN: Bar = Bar {
    cases: 348,
    found: 264,
    wrong: 60,
};

/// The same of pairs that nobody looked at and nothing was trained on. Who changes a rule
/// by them moves them to the others, and writes new ones.
const CLEAN: Bar = Bar {
    cases: 150,
    found: 119,
    wrong: 18,
};

struct Bar {
    cases: usize,
    found: usize,
    wrong: usize,
}

#[test]
fn two_reports_of_one_event_are_joined_and_a_third_is_not() {
    check("pairs", &KNOWN);
}

#[test]
fn so_are_those_that_no_rule_was_written_by() {
    check("clean_pairs", &CLEAN);
}

fn check(dir: &str, bar: &Bar) {
    let cases = cases(dir);
    assert_eq!(cases.len(), bar.cases);
    let joins: Vec<(&str, bool, bool)> = cases.iter().map(joined).collect();
    let missed: Vec<_> = joins.iter().filter(|j| !j.1).map(|j| j.0).collect();
    let wrong: Vec<_> = joins.iter().filter(|j| j.2).map(|j| j.0).collect();
    let found = joins.len() - missed.len();
    println!("{dir}: joined {found} of {}", joins.len());
    println!("  missed {missed:?}, wrong {wrong:?}");
    assert!(found >= bar.found, "joined {found}");
    assert!(wrong.len() <= bar.wrong, "wrong {}", wrong.len());
}

struct Case {
    title: String,
    articles: Vec<Article>,
}

struct Article {
    published: DateTime<Utc>,
    text: String,
}

fn cases(dir: &str) -> Vec<Case> {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    let dir = tests.join(dir);
    let mut files: Vec<_> = dir.read_dir().unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let read = |path| std::fs::read_to_string(path).unwrap();
    files
        .into_iter()
        .flat_map(|path| parse(&read(path)))
        .collect()
}

/// `=== title`, then thrice `--- A 2031-05-14T09:00:00Z` and an article.
fn parse(file: &str) -> Vec<Case> {
    let cases = file.split("=== ").skip(1);
    let case = |text: &str| {
        let mut parts = text.split("\n--- ");
        let title = parts.next().unwrap().trim().to_owned();
        let articles: Vec<_> = parts.map(article).collect();
        assert_eq!(articles.len(), 3, "{title}");
        Case { title, articles }
    };
    cases.map(case).collect()
}

fn article(part: &str) -> Article {
    let (head, text) = part.split_once('\n').unwrap();
    Article {
        published: head[2..].trim().parse().unwrap(),
        text: text.trim().to_owned(),
    }
}

/// Whether the first two are joined, and whether what the third is about is to either:
/// what it says in passing of their event belongs there.
fn joined(case: &Case) -> (&str, bool, bool) {
    let told: Vec<Vec<Witness>> = case.articles.iter().enumerate().map(read).collect();
    let share = |a: usize, b: usize| {
        let both = [told[a].clone(), told[b].clone()].concat();
        let (a, b) = (of(&told[a]), about(&told[b]));
        let has = |event: &Vec<ClaimId>, of: &BTreeSet<_>| event.iter().any(|c| of.contains(c));
        events(&both, &[]).iter().any(|e| has(e, &a) && has(e, &b))
    };
    (&case.title, share(0, 1), share(0, 2) || share(1, 2))
}

fn of(told: &[Witness]) -> BTreeSet<ClaimId> {
    told.iter().map(|w| w.claim).collect()
}

/// The claims that tell of what their article is about; all where none does.
fn about(told: &[Witness]) -> BTreeSet<ClaimId> {
    let main = told.iter().filter(|w| w.mention.story.is_some());
    let main: BTreeSet<ClaimId> = main.map(|w| w.claim).collect();
    match main.is_empty() {
        true => of(told),
        false => main,
    }
}

fn read((number, article): (usize, &Article)) -> Vec<Witness> {
    let claims = extract(&Input {
        text: &article.text,
        has_title: true,
        language: Some("en"),
        publish_time: Some(article.published),
    })
    .claims;
    let id = |n: usize| ClaimId(Uuid::from_u128((number * 1_000 + n) as u128));
    let told = claims.iter().enumerate();
    let told: Vec<Told> = told.map(|(n, c)| Told::candidate(id(n), c)).collect();
    let report = Report {
        text: &article.text,
        publish_time: Some(article.published),
    };
    witnesses(&report, &told)
}
