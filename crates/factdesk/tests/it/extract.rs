//! `factdesk extract`.

use crate::process::{directory, factdesk, run};
use std::fs;
use std::io::Write;
use std::process::Stdio;

const TEXT: &str = "At least 40 people were killed in the fire, the mayor said on Friday.\n";

fn lines(out: &str) -> Vec<serde_json::Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn json_has_one_claim_a_line_with_the_files_name() {
    let dir = directory();
    let file = dir.path().join("fire.txt");
    fs::write(&file, TEXT).unwrap();
    let (code, out, said) = run(factdesk().args(["extract", "--json"]).arg(&file));
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let claims = lines(&out);
    let figure = claims
        .iter()
        .find(|claim| claim["kind"] == "KIND_FIGURE")
        .unwrap();
    assert_eq!(figure["article"], "fire.txt");
    assert_eq!(figure["figure"]["measure"], "MEASURE_DEATHS");
    assert_eq!(figure["figure"]["bound"], "BOUND_AT_LEAST");
    for claim in &claims {
        // A field that is 0 is left out in protobuf's JSON.
        let at = |name: &str| claim["span"][name].as_u64().unwrap_or(0) as usize;
        let exact: String = TEXT
            .chars()
            .skip(at("start"))
            .take(at("end") - at("start"))
            .collect();
        assert_eq!(claim["span"]["exact"], exact);
    }
}

#[test]
fn a_list_is_for_people_and_a_dash_is_standard_input() {
    let mut child = factdesk()
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(TEXT.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let list = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(
        list.starts_with("-: ") && list.contains("FIGURE DEATHS AT_LEAST: At least 40"),
        "{list}"
    );
}

#[test]
fn a_file_that_is_not_utf8_is_named_and_the_others_are_done() {
    let dir = directory();
    let (bad, good) = (dir.path().join("latin1.txt"), dir.path().join("fire.txt"));
    fs::write(&bad, b"caf\xe9").unwrap();
    fs::write(&good, TEXT).unwrap();
    let missing = dir.path().join("missing.txt");
    let (code, out, said) = run(factdesk()
        .args(["extract", "--json"])
        .args([&bad, &missing, &good]));
    assert_eq!(code, Some(1));
    assert!(
        lines(&out)
            .iter()
            .all(|claim| claim["article"] == "fire.txt")
            && !out.is_empty()
    );
    assert!(
        said.contains("latin1.txt: not UTF-8") && said.contains("missing.txt"),
        "{said}"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let dir = directory();
    let file = dir.path().join("long.txt");
    fs::write(&file, TEXT.repeat(2_000)).unwrap();
    let mut child = factdesk()
        .args(["extract", "--json"])
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for args in [
        &["extract"][..],
        &["nonsense"],
        &["serve"],
        &["up", "--demo=maybe"],
    ] {
        assert_eq!(run(factdesk().args(args)).0, Some(2), "{args:?}");
    }
}
