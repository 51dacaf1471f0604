//! Line by line.

use super::newsroom::{HUNDREDS, Newsroom};
use crate::process::{PATIENCE, factdesk, run};
use factdesk_proto::v1::claim::State;
use factdesk_proto::v1::{EvidenceKind, Verdict};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;

fn desk(newsroom: &Newsroom, args: &[&str]) -> Command {
    let mut command = factdesk();
    command
        .args(["desk", "--address", &newsroom.address])
        .args(args);
    command
}

/// Types all lines, and gives what was said by the end.
fn types(mut command: Command, lines: &[&str]) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    for line in lines {
        writeln!(input, "{line}").unwrap();
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let wrong = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{wrong}{said}");
    said
}

/// These words, in this order.
fn assert_says(said: &str, words: &[&str]) {
    let mut rest = said;
    for word in words {
        let found = rest.split_once(word);
        rest = found
            .unwrap_or_else(|| panic!("{word:?} is not in\n{rest}\n=== of\n{said}"))
            .1;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_claim_is_leased_decided_and_followed_by_another() {
    let newsroom = Newsroom::open();
    let desk = desk(&newsroom, &["--plain", "--filter", "figure.vague = true"]);
    let said = types(
        desk,
        &[
            "u",
            "Nobody gives a number.",
            "Asked the prosecutor.",
            "None confirms it.",
            "",
            "",
            "",
            "6h",
            "",
            "",
            "y",
            "n",
            "q",
        ],
    );
    assert_says(
        &said,
        &[
            "FIGURE of ",
            "Says who ",
            "Figure ",
            "Why this ",
            "Name       claims/",
            "* This claim is yours now.",
            "Verdict: UNVERIFIED",
            "UNVERIFIED needs a rationale.",
            "1 Reason (one public sentence): ",
            "Rationale",
            "Send? y sends",
            "* Sent: UNVERIFIED. n takes the next claim.",
            "Review     UNVERIFIED by local",
            "* This claim is yours now.",
        ],
    );
    let reviewed = newsroom.claims("state = REVIEWED").await;
    let [claim] = &reviewed[..] else {
        panic!("{reviewed:?}")
    };
    assert_eq!(claim.verdict(), Verdict::Unverified);
    let review = newsroom.reviews(&claim.name).await.remove(0);
    assert_eq!(review.rationale, "Asked the prosecutor.\nNone confirms it.");
    assert!(review.recheck_time.is_some());
    let held = newsroom.claims("state = IN_REVIEW").await;
    assert_eq!(held.len(), 0, "who leaves gives back what they hold");
    newsroom.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_asks_again_for_what_is_missing_and_keeps_the_rest() {
    let newsroom = Newsroom::open();
    let hundreds = newsroom.claims(HUNDREDS).await.remove(0);
    let said = types(
        desk(&newsroom, &["--plain", &hundreds.name]),
        &[
            "d",
            "The hospitals count 62.",
            "",
            "",
            "",
            "",
            "",
            "",
            "y",
            "document refutes",
            "",
            "y",
            "interview refutes Sixty-two were admitted, both hospitals say.",
            "",
            "y",
            "q",
        ],
    );
    assert_says(
        &said,
        &[
            "Verdict: DISPUTED",
            "Send? y sends",
            "* policy not met: ",
            "! Evidence: DISPUTED needs evidence",
            "Evidence (",
            "Send? ",
            "line 1: an address or words are missing",
            "Evidence (",
            "[document refutes]",
            "* Sent: DISPUTED.",
        ],
    );
    let review = newsroom.reviews(&hundreds.name).await.remove(0);
    assert_eq!(review.reason, "The hospitals count 62.");
    assert_eq!(review.evidence[0].kind(), EvidenceKind::Interview);
    newsroom.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_when_the_input_ends_is_printed_and_the_claim_given_back() {
    let newsroom = Newsroom::open();
    let said = types(
        desk(&newsroom, &["--plain"]),
        &["u", "Nobody knows.", "Asked the mayor."],
    );
    let unsent =
        "Not sent. Verdict: UNVERIFIED\nReason: Nobody knows.\nRationale: Asked the mayor.\n";
    assert!(said.ends_with(unsent), "{said}");
    assert_eq!(newsroom.claims("state = IN_REVIEW").await.len(), 0);
    newsroom.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_terminal_it_goes_line_by_line_and_a_stop_gives_the_claim_back() {
    let newsroom = Newsroom::open();
    let mut child = desk(&newsroom, &[])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (found, name) = channel();
    thread::spawn(move || {
        let mut lines = output.lines().map_while(Result::ok);
        let name = lines.find_map(|line| Some(line.strip_prefix("Name       ")?.to_owned()));
        found.send(name).unwrap();
        lines.count()
    });
    let name = name.recv_timeout(PATIENCE).unwrap().unwrap();
    assert_eq!(newsroom.claim(&name).await.state(), State::InReview);
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-s", "TERM", &pid])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(newsroom.claim(&name).await.state(), State::Pending);
    newsroom.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told() {
    let newsroom = Newsroom::open();
    let none = types(
        desk(
            &newsroom,
            &["--plain", "claims/00000000-0000-7000-8000-000000000000"],
        ),
        &["x", "q"],
    );
    assert_says(&none, &["claim not found", "Nothing is at hand"]);
    let bad = types(
        desk(&newsroom, &["--plain", "--filter", "colour = RED"]),
        &["q"],
    );
    assert_says(&bad, &["colour"]);
    let nothing = types(
        desk(&newsroom, &["--plain", "--filter", "state = DISMISSED"]),
        &["word", "q"],
    );
    assert_says(
        &nothing,
        &["Nothing waits for you here", "While you read a claim"],
    );
    let (code, _, said) = run(factdesk().args(["desk", "--address", "127.0.0.1:1"]));
    assert_eq!(code, Some(1));
    assert!(
        said.contains("cannot reach the server at 127.0.0.1:1"),
        "{said}"
    );
    newsroom.close();
}
