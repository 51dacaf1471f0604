//! `factdesk inspect`.

use crate::process::{directory, factdesk, run};
use std::fs;
use std::io::Write;
use std::process::Stdio;

/// What a facet shows of a text on standard input.
fn shown(args: &[&str], text: &str) -> String {
    let mut command = factdesk();
    command.arg("inspect").args(args);
    let pipes = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn sentences_have_places_in_code_points() {
    let text = "Zoë’s dam broke. Mr. Low left at 5 p.m. on Monday.\r\n\r\n“It rained. We ran.”\n";
    let lines = "0-16\tZoë’s dam broke.\n17-50\tMr. Low left at 5 p.m. on Monday.\n54-65\t“It rained.\n66-74\tWe ran.”\n";
    assert_eq!(shown(&["sentences"], text), lines);
    let json = shown(&["sentences", "--json", "-"], text);
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(first["text"], "Zoë’s dam broke.");
    assert_eq!((&first["start"], &first["end"]), (&0.into(), &16.into()));
}

#[test]
fn figures_stand_under_their_sentence() {
    let text = "It rained. At least 40 people died within six hours.";
    let drawn = "At least 40 people died within six hours.\n\
                 ^^^^^^^^^^^ DEATHS AT_LEAST 40 people\n                               ^^^^^^^^^ DURATION EXACTLY 6 hours\n";
    assert_eq!(shown(&["figures"], text), drawn);
    let json = shown(&["figures", "--json"], text);
    let all: Vec<serde_json::Value> = json
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(
        (&all[0]["measure"], &all[0]["low"]),
        (&"DEATHS".into(), &40.0.into())
    );
    assert_eq!((&all[0]["file"], all.len()), (&"-".into(), 2));
    assert_eq!(shown(&["figures"], "It rained."), "");
}

#[test]
fn attribution_names_claimant_cue_and_content() {
    let drawn = shown(&["attribution"], "The mayor denied that the dam broke.");
    let expected = "The mayor denied that the dam broke.\n\
                    ^^^^^^^^^ claimant, cue “denied”\n                      ^^^^^^^^^^^^^ content, denies\n";
    assert_eq!(drawn, expected);
    let json = shown(&["attribution", "--json"], "The mayor said that it rained.");
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(found["content"], "it rained");
    assert_eq!(found["attributions"][0]["cue"], "said");
}

#[test]
fn worthiness_is_one_number_for_each_line() {
    let text = "Exports rose by 40 percent in two years.\nWhat do you want?\n\nThank you.\r\n";
    let out = shown(&["worthiness"], text);
    let scores: Vec<f64> = out.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(scores.len(), 4, "{out}");
    assert!(
        scores[0] >= 0.5 && scores[1..].iter().all(|s| *s < 0.5),
        "{out}"
    );
    let json = shown(&["worthiness", "--json"], text);
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(first["checkWorthiness"], scores[0]);
    assert!(!first["worthinessReasons"].as_array().unwrap().is_empty());
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_others_are_shown() {
    let dir = directory();
    let (good, bad) = (dir.path().join("good.txt"), dir.path().join("latin1.txt"));
    fs::write(&good, "It rained.").unwrap();
    fs::write(&bad, b"caf\xe9").unwrap();
    let (code, out, said) = run(factdesk()
        .args(["inspect", "sentences"])
        .args([&bad, &good]));
    assert_eq!((code, out.as_str()), (Some(1), "0-10\tIt rained.\n"));
    assert!(
        said.contains("latin1.txt: not UTF-8") && said.contains("1 of 2"),
        "{said}"
    );
}

#[test]
fn an_unknown_facet_is_wrong_usage() {
    assert_eq!(run(factdesk().args(["inspect", "mood"])).0, Some(2));
    assert_eq!(run(factdesk().arg("inspect")).0, Some(2));
}
