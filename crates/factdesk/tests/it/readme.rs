//! The README, line by line as it stands there.

use crate::grpcurl::grpcurl;
use crate::page::sections;
use crate::process::{directory, up_with_samples};
use crate::shell::Shell;

const README: &str = include_str!("../../../../README.md");

#[test]
fn the_walk_works_as_written() {
    let Some(program) = grpcurl() else {
        println!("skipped: no grpcurl on PATH or in $FACTDESK_CLIENTS");
        return;
    };
    let dir = directory();
    let mut running = up_with_samples(dir.path());
    let walk = walk().replace("127.0.0.1:50051", &running.address());
    let here = directory();
    let said = Shell::new(&program, here.path()).ok(&walk);
    for words in [
        "VERDICT_UNVERIFIED",
        "\"person\": \"people/local\"",
        "STATE_EXTRACTED",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    running.stop();
}

/// What stands in the sh blocks of the walk.
fn walk() -> String {
    let walk = sections(README)
        .into_iter()
        .find(|section| section.heading.starts_with("The walk"));
    walk.unwrap().blocks.concat()
}
