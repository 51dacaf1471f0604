//! On a full screen.

use super::newsroom::{HUNDREDS, Newsroom};
use super::tmux::{Tmux, tmux};
use crate::process::{PATIENCE, until};
use factdesk_proto::v1::claim::State;
use std::process::Command;
use std::time::{Duration, Instant};

/// The desk in a terminal, and what it leaves behind: its exit code, and the
/// terminal's own settings.
fn desk(newsroom: &Newsroom, size: (u16, u16), before: &str, args: &str) -> Option<Tmux> {
    let Some(program) = tmux() else {
        println!("skipped: no tmux on PATH");
        return None;
    };
    let (binary, address) = (env!("CARGO_BIN_EXE_factdesk"), &newsroom.address);
    let line = format!(
        "{before} '{binary}' desk --address {address} {args}; echo \"ended $?\"; stty -a; echo all-told; cat"
    );
    Some(Tmux::start(&program, size, &line))
}

/// The terminal is as it was before.
fn assert_restored(tmux: &Tmux) {
    tmux.shows("all-told");
    let all = tmux.all();
    assert!(all.contains("ended 0"), "{all}");
    let on = |name: &str| {
        let mut words = all.split_whitespace();
        words.any(|word| word.trim_end_matches(';') == name)
    };
    assert!(on("icanon") && on("echo") && on("isig"), "{all}");
    assert!(!all.contains("yours for"), "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_read_decided_and_the_next_one_taken() {
    let newsroom = Newsroom::open();
    let Some(tmux) = desk(&newsroom, (80, 24), "", "--filter 'figure.vague = true'") else {
        return;
    };
    let first = tmux.shows("yours for 9:");
    for words in [
        "FIGURE of ",
        "Says who",
        "Figure",
        "Article",
        "Why this",
        "v verified",
    ] {
        assert!(first.contains(words), "{words}\n{first}");
    }
    tmux.press(&["?"]);
    tmux.shows("While you read a claim");
    tmux.press(&["Escape"]);
    tmux.shows("Says who");
    tmux.press(&["v"]);
    tmux.shows("Verdict: VERIFIED");
    tmux.types("Both hospitals – 日本 e\u{301} – say so.");
    tmux.shows("say so.");
    tmux.press(&["C-s"]);
    let refused = tmux.shows("! VERIFIED");
    assert!(
        refused.contains("Both hospitals – 日本 e\u{301} – say so."),
        "{refused}"
    );
    // The cursor stands at the field that is asked for.
    tmux.types("interview supports We admitted that many, both say.");
    tmux.press(&["C-s"]);
    tmux.shows("Sent: VERIFIED");
    let reviewed = newsroom.claims("verdict = VERIFIED").await.remove(0);
    let review = newsroom.reviews(&reviewed.name).await.remove(0);
    assert_eq!(review.reason, "Both hospitals – 日本 e\u{301} – say so.");
    tmux.press(&["n"]);
    let second = tmux.shows("yours for 9:");
    assert_ne!(first, second);
    tmux.press(&["q"]);
    assert_restored(&tmux);
    assert_eq!(newsroom.claims("state = IN_REVIEW").await.len(), 0);
    newsroom.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_slower_sees_what_changed_and_decides_again() {
    let newsroom = Newsroom::open();
    let hundreds = newsroom.claims(HUNDREDS).await.remove(0);
    let Some(tmux) = desk(&newsroom, (80, 24), "", &hundreds.name) else {
        return;
    };
    tmux.shows("no lease");
    tmux.press(&["u"]);
    tmux.types("Nobody confirms it.");
    tmux.press(&["Tab"]);
    tmux.types("Asked the prosecutor.");
    tmux.shows("Asked the prosecutor.");
    newsroom.mark(&hundreds).await;
    tmux.press(&["C-s"]);
    let changed = tmux.shows("the verdict was none, is UNVERIFIED");
    assert!(changed.contains("Asked the prosecutor."), "{changed}");
    tmux.press(&["C-s"]);
    tmux.shows("Sent: UNVERIFIED");
    assert_eq!(newsroom.reviews(&hundreds.name).await.len(), 2);
    newsroom.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_goes_away_takes_nothing_along() {
    let mut newsroom = Newsroom::open();
    let hundreds = newsroom.claims(HUNDREDS).await.remove(0);
    let Some(tmux) = desk(&newsroom, (60, 18), "NO_COLOR=1", &hundreds.name) else {
        return;
    };
    tmux.shows("no lease");
    tmux.press(&["c"]);
    tmux.types("The group’s own count.");
    newsroom.shut();
    tmux.press(&["C-s"]);
    let away = tmux.shows("The server does not answer");
    assert!(away.contains("The group’s own count."), "{away}");
    newsroom.open_again();
    tmux.press(&["C-s"]);
    tmux.shows("Done.");
    tmux.resize(100, 30);
    tmux.shows("Comment    local");
    tmux.shows("v verified  d disputed  u unverified  n next  s skip  r release");
    let styled = tmux.styled();
    let colours = (30..=37).any(|colour| styled.contains(&format!("\u{1b}[{colour}m")));
    assert!(!colours && styled.contains('»'), "{styled}");
    newsroom.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_gives_back_the_claim_and_the_terminal() {
    let newsroom = Newsroom::open();
    let Some(tmux) = desk(&newsroom, (80, 24), "", "") else {
        return;
    };
    tmux.shows("yours for 9:");
    let held = newsroom.claims("state = IN_REVIEW").await.remove(0);
    tmux.press(&["u"]);
    tmux.types("Half a sentence");
    tmux.shows("Half a sentence");
    let desk = until("the desk's process", || child_of(&tmux.pid()));
    assert!(
        Command::new("kill")
            .args(["-s", "TERM", &desk])
            .status()
            .unwrap()
            .success()
    );
    assert_restored(&tmux);
    let all = tmux.all();
    let unsent = "Not sent. Verdict: UNVERIFIED\nReason: Half a sentence\n";
    assert!(all.contains(unsent), "{all}");
    assert_eq!(newsroom.claim(&held.name).await.state(), State::Pending);
    newsroom.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_that_goes_away_gives_back_the_claim() {
    let newsroom = Newsroom::open();
    let Some(tmux) = desk(&newsroom, (80, 24), "", "") else {
        return;
    };
    tmux.shows("yours for 9:");
    let held = newsroom.claims("state = IN_REVIEW").await.remove(0);
    tmux.hang_up();
    let begin = Instant::now();
    while newsroom.claim(&held.name).await.state() != State::Pending {
        assert!(begin.elapsed() < PATIENCE, "it is still held");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    newsroom.close();
}

/// The process that the shell of the terminal runs.
fn child_of(parent: &str) -> Option<String> {
    let path = format!("/proc/{parent}/task/{parent}/children");
    let children = std::fs::read_to_string(path).ok()?;
    children.split_whitespace().next().map(str::to_owned)
}
