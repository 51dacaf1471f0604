//! The house stands as ARCHITECTURE draws it: who may import whom.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// What each crate may import of ours. Tests may use more: a database to test
/// on, a contract to speak with.
const HOUSE: [(&str, &[&str]); 10] = [
    ("factdesk-proto", &[]),
    ("factdesk-domain", &[]),
    ("factdesk-localpg", &[]),
    ("factdesk-extract", &["factdesk-domain"]),
    // Names are compared without accents, as words are that are searched for.
    ("factdesk-ledger", &["factdesk-domain", "factdesk-search"]),
    ("factdesk-search", &[]),
    // localpg only behind the feature `testing`, which no crate asks for but tests.
    (
        "factdesk-store",
        &[
            "factdesk-domain",
            "factdesk-ledger",
            "factdesk-localpg",
            "factdesk-search",
        ],
    ),
    (
        "factdesk-api",
        &[
            "factdesk-domain",
            "factdesk-ledger",
            "factdesk-proto",
            "factdesk-store",
        ],
    ),
    (
        "factdesk-worker",
        &[
            "factdesk-domain",
            "factdesk-extract",
            "factdesk-proto",
            "factdesk-store",
        ],
    ),
    (
        "factdesk",
        &[
            "factdesk-api",
            "factdesk-domain",
            "factdesk-extract",
            "factdesk-ledger",
            "factdesk-localpg",
            "factdesk-proto",
            "factdesk-store",
            "factdesk-worker",
        ],
    ),
];

#[test]
fn every_crate_imports_only_what_its_place_allows() {
    let imports = imports();
    let allowed: BTreeSet<_> = HOUSE.iter().map(|(name, _)| (*name).to_owned()).collect();
    let found: BTreeSet<_> = imports.keys().cloned().collect();
    assert_eq!(found, allowed, "a crate without a place in the house");
    for (name, may) in HOUSE {
        for import in &imports[name] {
            assert!(
                may.contains(&import.as_str()),
                "{name} must not import {import}"
            );
        }
    }
}

#[test]
fn domain_and_extract_do_no_io() {
    let metadata = metadata();
    for package in packages(&metadata) {
        let name = package["name"].as_str().unwrap();
        let pure = [
            "factdesk-domain",
            "factdesk-extract",
            "factdesk-ledger",
            "factdesk-search",
        ];
        if pure.contains(&name) {
            for import in dependencies(package) {
                let io = ["tokio", "sqlx", "sea-orm", "tonic", "getrandom", "rand"];
                assert!(
                    !io.contains(&import.as_str()),
                    "{name} must not import {import}"
                );
            }
        }
    }
}

fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = metadata();
    let ours = packages(&metadata).iter().map(|package| {
        let name = package["name"].as_str().unwrap().to_owned();
        let imports = dependencies(package).filter(|d| d.starts_with("factdesk"));
        (name, imports.collect())
    });
    ours.collect()
}

/// The names of what a package needs outside its tests.
fn dependencies(package: &serde_json::Value) -> impl Iterator<Item = String> {
    let all = package["dependencies"].as_array().unwrap().iter();
    let needed = all.filter(|d| d["kind"].is_null() || d["kind"] == "build");
    needed.map(|d| d["name"].as_str().unwrap().to_owned())
}

fn packages(metadata: &serde_json::Value) -> &[serde_json::Value] {
    metadata["packages"].as_array().unwrap()
}

fn metadata() -> serde_json::Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}
