//! `factdesk compare` on the samples.

use std::process::{Command, Output};

fn compare(files: &[&str]) -> Output {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    Command::new(env!("CARGO_BIN_EXE_factdesk"))
        .arg("compare")
        .args(files)
        .current_dir(samples)
        .output()
        .unwrap()
}

const ALL: [&str; 6] = [
    "1-first-reports.txt",
    "2-prosecutors-count.txt",
    "3-two-hospital-counts.txt",
    "4-agency-claim.txt",
    "5-korrinia-denies.txt",
    "6-toll-reaches-93.txt",
];

fn shown(files: &[&str]) -> String {
    let done = compare(files);
    assert!(done.status.success(), "{done:?}");
    String::from_utf8(done.stdout).unwrap()
}

/// The lines of the first event's series of that name.
fn series<'a>(shown: &'a str, measure: &str) -> Vec<&'a str> {
    let event = shown.split("\n\n").next().unwrap();
    let mut lines = event.lines().skip_while(|l| !l.starts_with(measure));
    let head = lines.next().into_iter();
    head.chain(lines.take_while(|l| l.starts_with("    ")))
        .collect()
}

#[test]
fn the_samples_are_one_attack_with_a_rising_toll_and_two_hospital_counts() {
    let shown = shown(&ALL);
    assert!(shown.starts_with("ATTACK · "), "{shown}");
    assert!(
        shown.lines().next().unwrap().ends_with("6 articles"),
        "{shown}"
    );
    let deaths = series(&shown, "  deaths").join("\n");
    for toll in ["at least 40", "More than 60", "62", "At least 93"] {
        assert!(deaths.contains(toll), "{toll}: {deaths}");
    }
    assert!(
        deaths.contains("93 or more") && !deaths.contains("conflicts"),
        "{deaths}"
    );
    assert!(
        !deaths.contains("171"),
        "the theatre is another event: {deaths}"
    );
    let hospital = series(&shown, "  hospitalizations").join("\n");
    assert!(hospital.contains("! ") && hospital.contains("145") && hospital.contains("115"));
    let casualties = series(&shown, "  casualties").join("\n");
    assert!(casualties.contains("hundreds (vague)"), "{casualties}");
}

#[test]
fn the_order_of_the_files_changes_nothing_but_names() {
    let mut other = ALL;
    other.reverse();
    let sorted = |shown: String| {
        let mut lines: Vec<_> = shown.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let numbers = |lines: Vec<String>| {
        let rows = lines
            .into_iter()
            .filter(|l| !l.trim_start().starts_with('!'));
        rows.collect::<Vec<_>>()
    };
    assert_eq!(numbers(sorted(shown(&ALL))), numbers(sorted(shown(&other))));
}

#[test]
fn one_article_alone_and_a_file_that_is_not_there() {
    let one = shown(&["5-korrinia-denies.txt"]);
    assert!(!one.contains("conflicts"), "{one}");
    let none = compare(&["nowhere.txt"]);
    assert!(!none.status.success());
    let said = String::from_utf8_lossy(&none.stderr).into_owned();
    assert!(said.contains("cannot read nowhere.txt"), "{said}");
}
