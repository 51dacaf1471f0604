//! `factdesk export`.

use crate::desk::Desk;
use crate::process::{Running, directory, factdesk, run, up};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// A server with this imported into it, and where it listens.
async fn with(dir: &Path, input: &Path, articles: usize) -> (Running, String) {
    let mut running = Running::start(&mut up(dir));
    let address = running.address();
    let report = dir.join("report.jsonl");
    let mut import = factdesk();
    import.args(["import", "--language", "en", "--address", &address]);
    let (code, _, said) = run(import.arg("--report").args([&report, input]));
    assert_eq!(code, Some(0), "{said}");
    Desk::at(&address, None).await.extracted(articles).await;
    (running, address)
}

fn export(address: &str, args: &[&str]) -> (Vec<serde_json::Value>, String) {
    let mut command = factdesk();
    let (code, out, said) = run(command.args(["export", "--address", address]).args(args));
    assert_eq!(code, Some(0), "{said}");
    (lines(&out), said)
}

fn lines(out: &str) -> Vec<serde_json::Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn names(claims: &[serde_json::Value]) -> BTreeSet<&str> {
    claims.iter().map(|c| c["name"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_are_exported_all_or_some() {
    let dir = directory();
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let (running, address) = with(dir.path(), Path::new(samples), 6).await;
    let (all, said) = export(&address, &[]);
    assert!(all.len() > 30 && names(&all).len() == all.len());
    let count = format!("factdesk: {} claims exported\n", all.len());
    assert_eq!(said, count);

    let (vague, _) = export(&address, &["--filter", "figure.measure = CASUALTIES"]);
    assert!(!vague.is_empty() && vague.len() < all.len());
    let casualties = |c: &serde_json::Value| c["figure"]["measure"] == "MEASURE_CASUALTIES";
    assert!(vague.iter().all(casualties));

    let article = all[0]["article"].as_str().unwrap();
    let (one, _) = export(&address, &["--article", article, "--order-by", "span"]);
    assert!(one.iter().all(|c| c["article"] == article) && one.len() > 1);
    let start = |c: &serde_json::Value| c["span"]["start"].as_u64().unwrap_or(0);
    assert!(one.is_sorted_by_key(start));

    let out = dir.path().join("claims.jsonl");
    let (none, _) = export(&address, &["--out", out.to_str().unwrap()]);
    assert!(none.is_empty());
    assert_eq!(
        names(&lines(&fs::read_to_string(&out).unwrap())),
        names(&all)
    );

    for (args, words) in [
        (["--filter", "colour = RED"], "colour"),
        (["--article", "x"], "articles/"),
        (["--order-by", "x"], "order_by"),
    ] {
        let mut bad = factdesk();
        let (code, out, said) = run(bad.args(["export", "--address", &address]).args(args));
        assert_eq!((code, &*out), (Some(1), ""), "{args:?}");
        assert!(said.contains(words), "{args:?}: {said}");
    }
    running.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_read_and_a_reader_that_goes_away_is_no_failure() {
    let dir = directory();
    let text = "At least 40 people were killed in the fire, the mayor said on Friday.\n\n";
    let many: String = (0..700)
        .map(|i| text.replace("40", &(100 + i).to_string()))
        .collect();
    let file = dir.path().join("many.txt");
    fs::write(&file, many).unwrap();
    let (running, address) = with(&dir.path().join("data"), &file, 1).await;
    let (claims, _) = export(&address, &["--filter", "kind = FIGURE"]);
    // More than three pages.
    assert_eq!((claims.len(), names(&claims).len()), (700, 700));

    let mut child = factdesk()
        .args(["export", "--address", &address])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    running.stop();
}

#[test]
fn a_server_that_is_not_there_is_told_and_leaves_no_file() {
    let dir = directory();
    let out = dir.path().join("claims.jsonl");
    let (code, _, said) = run(factdesk()
        .args(["export", "--address", "127.0.0.1:1", "--out"])
        .arg(&out));
    assert_eq!(code, Some(1));
    assert!(
        said.contains("cannot reach the server at 127.0.0.1:1"),
        "{said}"
    );
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}
