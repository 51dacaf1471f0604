//! `factdesk import`.

mod faults;
mod keys;

use crate::desk::Desk;
use crate::process::{Running, directory, factdesk, run, up};
use factdesk_proto::v1::Article;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const PAGE: &str = include_str!("../../src/import/html/tests/page.html");

/// A server and a folder beside its data.
struct Place {
    dir: TempDir,
    running: Running,
    address: String,
}

impl Place {
    fn new() -> Place {
        let dir = directory();
        let mut running = Running::start(&mut up(&dir.path().join("data")));
        let address = running.address();
        fs::create_dir(dir.path().join("in")).unwrap();
        Place {
            dir,
            running,
            address,
        }
    }

    /// A file of the input.
    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join("in").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// `import` with the folder's report, from within the folder.
    fn command(&self) -> Command {
        let mut command = factdesk();
        command
            .current_dir(self.dir.path())
            .args(["import", "--address", &self.address]);
        command
    }

    fn import(&self, args: &[&str]) -> (Option<i32>, String) {
        let (code, out, said) = run(self.command().args(args));
        assert_eq!(out, "");
        (code, said)
    }

    /// The lines of the report.
    fn report(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.dir.path().join("factdesk-import.jsonl"));
        let text = text.unwrap_or_default();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    async fn articles(&self) -> Vec<Article> {
        Desk::at(&self.address, None).await.all().await
    }
}

/// What the report says of each source, the last word counting.
fn outcomes(report: &[Value]) -> BTreeMap<String, String> {
    let said = report.iter().map(|entry| {
        let line = entry.get("line").map_or(String::new(), |l| format!(":{l}"));
        let source = format!("{}{line}", entry["source"].as_str().unwrap());
        let reason = entry["refusal"]["reason"].as_str();
        let outcome = entry["outcome"].as_str().unwrap();
        (source, reason.unwrap_or(outcome).to_owned())
    });
    said.collect()
}

fn wanted(all: &[(&str, &str)]) -> BTreeMap<String, String> {
    let all = all.iter();
    all.map(|(source, outcome)| ((*source).to_owned(), (*outcome).to_owned()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_of_all_kinds_is_imported_and_every_bad_thing_is_named() {
    let place = Place::new();
    place.write(
        "a-head.txt",
        "uri: https://a.example/1\ntitle: Fire: two hurt\n\nTwo people were hurt.\n",
    );
    place.write(
        "b/plain.md",
        "Mayor: we will rebuild\n\nThe mayor spoke.\r\n",
    );
    place.write(
        "c-bad-head.text",
        "title: Fire\ncolour: red\n\nTwo people were hurt.\n",
    );
    place.write("d-latin1.txt", b"caf\xe9");
    place.write("e-large.txt", "x".repeat((2 << 20) + 1));
    place.write("f-huge.txt", "x".repeat(5 << 20));
    place.write("g-empty.txt", "");
    let lines = [
        r#"{"body":"One.","languageCode":"en","publishTime":"2025-09-12T20:40:00Z"}"#,
        "",
        r#"{"body":"Two.","colour":"red"}"#,
        r#"{"body":"Three."#,
        r#"{"title":"Two\nlines","body":"","uri":"x"}"#,
        r#"{"body":"Six.","language_code":"en"}"#,
    ];
    place.write("h.jsonl", lines.join("\n"));
    place.write("i.pdf", "%PDF");
    place.write("j.html", PAGE);
    place.write("k.htm", b"GIF89a\x00\xff\xfe");
    place.write("l.html", "<html><body><nav>Home</nav></body></html>");
    place.write(".hidden.txt", "Not this.");
    symlink(
        place.dir.path().join("in"),
        place.dir.path().join("in/loop"),
    )
    .unwrap();

    let (code, said) = place.import(&["--publisher", "Harbour Times", "in"]);
    let refused = [
        ("in/c-bad-head.text", "BAD_HEAD"),
        ("in/d-latin1.txt", "NOT_UTF8"),
        ("in/e-large.txt", "INVALID_FIELDS"),
        ("in/f-huge.txt", "TOO_LARGE"),
        ("in/g-empty.txt", "INVALID_FIELDS"),
        ("in/h.jsonl:3", "BAD_JSON"),
        ("in/h.jsonl:4", "BAD_JSON"),
        ("in/h.jsonl:5", "INVALID_FIELDS"),
        ("in/k.htm", "NOT_UTF8"),
        ("in/l.html", "NO_TEXT"),
    ];
    let taken = [
        ("in/a-head.txt", "NEW"),
        ("in/b/plain.md", "NEW"),
        ("in/h.jsonl:1", "NEW"),
        ("in/h.jsonl:6", "NEW"),
        ("in/i.pdf", "PASSED_OVER"),
        ("in/j.html", "NEW"),
    ];
    let all = wanted(&[&refused[..], &taken].concat());
    assert_eq!(
        (code, outcomes(&place.report())),
        (Some(1), all.clone()),
        "{said}"
    );
    for words in [
        "5 imported (5 new, 0 new revisions), 0 already there, 1 files of other kinds passed over, 10 refused\n",
        "in/c-bad-head.text: line 2: \"colour\" is none of uri,",
        "in/d-latin1.txt: not UTF-8 (byte 3",
        "in/e-large.txt: article.body: has 2097153 bytes",
        "in/h.jsonl:3: ",
        "factdesk-import.jsonl",
        "factdesk: 10 refused\n",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // The refusal has every bad field.
    let report = place.report();
    let five = report.iter().find(|entry| entry["line"] == 5).unwrap();
    let fields = five["refusal"]["field_violations"].as_array().unwrap();
    let fields: Vec<_> = fields
        .iter()
        .map(|f| f["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["article.body", "article.title", "article.uri"]);
    assert_eq!(five["refusal"]["code"], "INVALID_ARGUMENT");

    let articles = place.articles().await;
    assert_eq!(articles.len(), 5);
    assert!(
        articles
            .iter()
            .all(|article| article.publisher == "Harbour Times")
    );
    assert!(
        articles
            .iter()
            .any(|article| article.title == "Fire: two hurt")
    );

    // Again: what is there is left alone, what was refused is tried again.
    place.write("d-latin1.txt", "Two people were hurt in the café.");
    let (code, said) = place.import(&["--publisher", "Harbour Times", "in"]);
    assert_eq!(code, Some(1));
    let words = "1 imported (1 new, 0 new revisions), 0 already there, 5 done by an earlier run, \
                 1 files of other kinds passed over, 9 refused\n";
    assert!(said.contains(words), "{said}");
    assert_eq!(place.articles().await.len(), 6);
    let passed = |entry: &&Value| entry["outcome"] == "PASSED_OVER";
    assert_eq!(place.report().iter().filter(passed).count(), 1);
    place.running.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_samples_import_as_the_demo_has_them() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let place = Place::new();
    let (code, said) = place.import(&["--language", "en", samples]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("6 imported (6 new, "), "{said}");
    // Without the report the server knows them by their uris.
    let report = place.dir.path().join("factdesk-import.jsonl");
    fs::remove_file(report).unwrap();
    let mut desk = Desk::at(&place.address, None).await;
    let articles = desk.extracted(6).await;
    assert!(
        articles
            .iter()
            .all(|a| a.claim_count > 0 && a.revision == 1)
    );
    let (code, said) = place.import(&["--language", "en", samples]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("0 imported (0 new, 0 new revisions), 6 already there"),
        "{said}"
    );
    place.running.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_file_is_the_next_revision_also_back_to_what_it_was() {
    let place = Place::new();
    let head = "uri: https://a.example/1\n\n";
    for (text, outcome, revision) in [
        ("Two hurt.", "NEW", 1),
        ("Three hurt.", "NEW_REVISION", 2),
        ("Two hurt.", "NEW_REVISION", 3),
        ("Three hurt.", "NEW_REVISION", 4),
    ] {
        place.write("a.txt", format!("{head}{text}"));
        for _ in 0..2 {
            let (code, said) = place.import(&["in"]);
            assert_eq!(code, Some(0), "{said}");
        }
        let report = place.report();
        let last = report.last().unwrap();
        assert_eq!(
            (&last["outcome"], &last["revision"]),
            (&json!(outcome), &json!(revision))
        );
        assert_eq!(report.len(), revision);
    }
    let articles = place.articles().await;
    assert_eq!((articles.len(), articles[0].revision), (1, 4));

    // Several texts of one uri, in batches of their own, keep their order.
    let line = |n: usize| {
        let body = format!("{n} hurt. {}", "x".repeat(100_000));
        json!({"uri": "https://a.example/2", "body": body}).to_string() + "\n"
    };
    let lines: String = (1..=130).map(line).collect();
    place.write("b.jsonl", lines);
    assert_eq!(place.import(&["in"]).0, Some(0));
    let revisions: Vec<_> = place.report()[4..]
        .iter()
        .map(|e| e["revision"].as_u64())
        .collect();
    let wanted: Vec<_> = (1..=130).map(Some).collect();
    assert_eq!(revisions, wanted);
    place.running.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_named_must_be_readable() {
    let place = Place::new();
    place.write("a.pdf", "%PDF");
    place.write("b.txt", "Two people were hurt.");
    let (code, said) = place.import(&["in/a.pdf", "in/missing.txt", "in/b.txt", "./in/b.txt"]);
    assert_eq!(code, Some(1));
    let all = [
        ("in/a.pdf", "UNKNOWN_KIND"),
        ("in/missing.txt", "UNREADABLE"),
        ("in/b.txt", "NEW"),
    ];
    // Named twice, it is one article.
    assert_eq!(place.articles().await.len(), 1, "{said}");
    let mut outcomes = outcomes(&place.report());
    let twice = outcomes.insert("in/b.txt".into(), "NEW".into());
    assert!(["NEW", "KNOWN"].contains(&&*twice.unwrap()));
    assert_eq!(outcomes, wanted(&all));
    place.running.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_with_the_report_in_it_does_not_import_the_report() {
    let place = Place::new();
    place.write("b.txt", "Two people were hurt.");
    for _ in 0..2 {
        let (code, said) = place.import(&["in", "--report", "in/report.jsonl"]);
        assert_eq!(code, Some(0), "{said}");
    }
    let report = fs::read_to_string(place.dir.path().join("in/report.jsonl")).unwrap();
    assert_eq!(report.lines().count(), 1);
    place.running.stop();
}

#[test]
fn a_dry_run_needs_no_server_and_leaves_nothing() {
    let dir = directory();
    fs::write(dir.path().join("a.txt"), "Two people were hurt.").unwrap();
    fs::write(dir.path().join("b.jsonl"), r#"{"body":"","uri":"x"}"#).unwrap();
    let (code, out, said) = dry(dir.path());
    assert_eq!((code, &*out), (Some(1), ""));
    for words in [
        "1 would be sent, 1 refused",
        "article.body: must not be empty; article.uri:",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
}

fn dry(dir: &Path) -> (Option<i32>, String, String) {
    run(factdesk()
        .args(["import", "--dry-run", "--address", "127.0.0.1:1", "."])
        .current_dir(dir))
}
