//! Imports that are cut off: killed, stopped, left without a server.

use super::Place;
use crate::process::{Running, factdesk, until};
use std::fs;
use std::io::Write;
use std::process::{ChildStdin, Stdio};

/// So many short articles, a line each, without a uri that would make doubles one.
fn lines(from: usize, to: usize) -> String {
    let line = |n| format!("{{\"body\":\"{n} people were hurt in the fire, police said.\"}}\n");
    (from..to).map(line).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_import_goes_on_without_loss_or_double() {
    let place = Place::new();
    let many = 3_000;
    place.write("a.jsonl", lines(0, many));
    let (mut kills, mut before) = (0, 0);
    for _ in 0..4 {
        let running = Running::start(place.command().arg("in"));
        // Each gets some way and dies in the middle of the next batches.
        until("more is reported", || {
            (reported(&place) > before + 300).then_some(())
        });
        running.kill();
        before = reported(&place);
        kills += usize::from(before < many);
        torn(&place);
    }
    assert_eq!(kills, 4, "the last kill came too late to mean anything");
    let (code, said) = place.import(&["in"]);
    assert_eq!(code, Some(0), "{said}");
    let mut bodies: Vec<_> = place
        .report()
        .iter()
        .map(|e| e["article"].to_string())
        .collect();
    bodies.sort();
    bodies.dedup();
    assert_eq!((place.articles().await.len(), bodies.len()), (many, many));
    place.running.stop();
}

fn reported(place: &Place) -> usize {
    let report = fs::read(place.dir.path().join("factdesk-import.jsonl"));
    let ends = |report: Vec<u8>| report.iter().filter(|b| **b == b'\n').count();
    report.map_or(0, ends)
}

/// Tears the last line, as a crash of the machine might.
fn torn(place: &Place) {
    let path = place.dir.path().join("factdesk-import.jsonl");
    let all = fs::read(&path).unwrap();
    fs::write(&path, &all[..all.len() - 20]).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_leaves_a_whole_report() {
    let place = Place::new();
    place.write("a.jsonl", lines(0, 3_000));
    let mut running = Running::start(place.command().arg("in"));
    until("something is reported", || {
        (reported(&place) > 100).then_some(())
    });
    running.signal("INT");
    running.says("stopped before the end");
    let (status, _) = running.ended();
    assert_eq!(status.code(), Some(1));
    // What the server has is what the report has: nothing was cut off.
    let there = place.articles().await.len();
    assert!(there < 3_000, "it came too late to mean anything");
    assert_eq!(place.report().len(), there);
    let (code, said) = place.import(&["in"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("done by an earlier run"), "{said}");
    assert_eq!(place.articles().await.len(), 3_000);
    place.running.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_comes_back_is_waited_for() {
    let mut place = Place::new();
    let (mut import, mut stdin) = piped(&place, &[]);
    stdin.write_all(lines(0, 400).as_bytes()).unwrap();
    until("something is reported", || {
        (reported(&place) >= 300).then_some(())
    });
    place.running.signal("KILL");
    stdin.write_all(lines(400, 1_000).as_bytes()).unwrap();
    drop(stdin);
    import.says("trying again, since ");
    // The same port again.
    let mut up = factdesk();
    up.args(["up", "--listen", &place.address, "--data-dir"]);
    up.arg(place.dir.path().join("data"));
    place.running = Running::start(&mut up);
    place.running.address();
    import.says("every item is in ");
    assert_eq!(import.ended().0.code(), Some(0));
    assert_eq!(place.articles().await.len(), 1_000);
    assert_eq!(place.report().len(), 1_000);
    place.running.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn patience_with_a_server_that_does_not_come_back_ends() {
    let place = Place::new();
    let (mut import, mut stdin) = piped(&place, &["--patience", "1"]);
    stdin.write_all(lines(0, 200).as_bytes()).unwrap();
    until("something is reported", || {
        (reported(&place) >= 100).then_some(())
    });
    place.running.kill();
    stdin.write_all(lines(200, 400).as_bytes()).unwrap();
    // Standard input stays open: nobody waits for its end.
    import.says("the server does not answer: ");
    assert_eq!(import.ended().0.code(), Some(1));
    drop(stdin);
}

/// An import of standard input.
fn piped(place: &Place, args: &[&str]) -> (Running, ChildStdin) {
    let mut command = place.command();
    command.args(args).arg("-").stdin(Stdio::piped());
    let mut running = Running::start(&mut command);
    let input = running.input();
    (running, input)
}
