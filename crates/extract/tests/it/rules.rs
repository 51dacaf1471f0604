//! `docs/rules.md` names every rule, and each does what its sentence shows.

use factdesk_extract::{Input, extract};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn each_rule_finds_what_its_page_shows() {
    let mut silent = Vec::new();
    for (rule, example) in table() {
        // Once as a headline, which only some rules look at, and once as a text.
        let headline = format!("{example}\n\nIt rained all night.");
        let found = [(headline, true), (example.clone(), false)];
        let found = found.iter().flat_map(|(text, title)| names(text, *title));
        let found: BTreeSet<String> = found.collect();
        if !found.contains(&rule) {
            silent.push(format!("{rule}: {example} is by {found:?}"));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn no_claim_names_a_rule_that_its_page_does_not() {
    let (known, examples): (BTreeSet<_>, Vec<_>) = table().into_iter().unzip();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let samples = std::fs::read_dir(samples)
        .unwrap()
        .map(|f| f.unwrap().path());
    let samples = samples.filter(|path| path.is_file());
    let samples = samples.map(|path| std::fs::read_to_string(path).unwrap());
    let mut seen = BTreeSet::new();
    for text in samples.chain(examples) {
        seen.extend(names(&text, false));
    }
    let unknown: Vec<_> = seen.difference(&known).collect();
    assert!(unknown.is_empty(), "not in docs/rules.md: {unknown:?}");
    assert!(seen.len() > 10, "{seen:?}");
}

fn names(text: &str, has_title: bool) -> Vec<String> {
    let input = Input {
        text,
        has_title,
        language: Some("en"),
        publish_time: None,
    };
    let claims = extract(&input).claims.into_iter();
    claims.flat_map(|claim| claim.rules).collect()
}

/// Each rule of the page with its sentence.
fn table() -> Vec<(String, String)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    let page = std::fs::read_to_string(page).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect());
    let rules = cells.map(|cells: Vec<_>| {
        (
            cells[0].trim_matches('`').into(),
            cells[2].replace(" ¶ ", "\n\n"),
        )
    });
    rules.collect()
}
