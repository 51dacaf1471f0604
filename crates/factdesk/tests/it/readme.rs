//! The README, line by line as it stands there.

use crate::grpcurl::grpcurl;
use crate::process::{Running, directory, until, up};
use std::process::Command;

const README: &str = include_str!("../../../../README.md");

#[test]
fn the_walk_works_as_written() {
    let Some(program) = grpcurl() else {
        println!("skipped: no grpcurl on PATH or in $FACTDESK_CLIENTS");
        return;
    };
    let dir = directory();
    let mut running = Running::start(up(dir.path()).arg("--demo"));
    let walk = walk().replace("127.0.0.1:50051", &running.address());
    let here = directory();
    let found = here.path().join("found.json");
    // The demo loads its articles while the server already answers.
    let find = find(&walk);
    until("the demo's claims", || {
        sh(&find, &program, here.path()).ok()?;
        let found = std::fs::read_to_string(&found).ok()?;
        found.contains("\"etag\"").then_some(())
    });
    let said = sh(&walk, &program, here.path()).unwrap();
    for words in [
        "VERDICT_UNVERIFIED",
        "\"person\": \"people/local\"",
        "STATE_EXTRACTED",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    running.stop();
}

/// What stands in sh blocks between two headings.
fn walk() -> String {
    let (_, rest) = README.split_once("## The walk").unwrap();
    let (section, _) = rest.split_once("\n## ").unwrap();
    let blocks = section.split("```sh\n").skip(1);
    blocks.map(|b| b.split("```").next().unwrap()).collect()
}

/// The command that looks for the claim.
fn find(walk: &str) -> String {
    let from = walk.find("grpcurl -plaintext -d '{\"filter\"").unwrap();
    let command = &walk[from..];
    command[..command.find("\n\n").unwrap()].to_owned()
}

fn sh(script: &str, grpcurl: &std::path::Path, dir: &std::path::Path) -> Result<String, String> {
    let clients = grpcurl.parent().unwrap().display();
    let path = format!("{clients}:{}", std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    let output = shell
        .args(["-euc", script])
        .env("PATH", path)
        .current_dir(dir)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    match output.status.success() {
        true => Ok(text(output.stdout)),
        false => Err(text(output.stderr)),
    }
}
