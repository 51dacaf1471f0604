//! The samples with every find drawn under its sentence, so that a review shows
//! what a rule's change does. `UPDATE_CARETS=1 cargo test` writes them anew.

use factdesk_domain::{Attribution, CandidateClaim, Caution, Figure, Kind};
use factdesk_extract::caret::{Mark, carets};
use factdesk_extract::{Input, extract};
use std::path::Path;

#[test]
fn samples_are_drawn_as_before() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let samples = std::fs::read_dir(here.join("../../samples")).unwrap();
    let mut seen = 0;
    for sample in samples.map(|entry| entry.unwrap().path()) {
        let drawn = drawn(&article(&std::fs::read_to_string(&sample).unwrap()));
        let golden = here.join("tests/carets").join(sample.file_name().unwrap());
        if std::env::var_os("UPDATE_CARETS").is_some() {
            std::fs::write(&golden, &drawn).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(
            drawn == expected,
            "{} is now\n{}",
            golden.display(),
            differing(&drawn, &expected)
        );
        seen += 1;
    }
    let kept = std::fs::read_dir(here.join("tests/carets"))
        .unwrap()
        .count();
    assert_eq!(
        (seen > 0, seen),
        (true, kept),
        "a drawing for each sample and no other"
    );
}

/// The title, a blank line and the body: a sample begins with a head of fields.
fn article(sample: &str) -> String {
    let (head, body) = sample.split_once("\n\n").unwrap();
    let title = head.lines().find_map(|line| line.strip_prefix("title: "));
    format!("{}\n\n{body}", title.unwrap())
}

/// The first lines that differ, as they are and as they were.
fn differing(drawn: &str, expected: &str) -> String {
    let pairs = drawn
        .lines()
        .zip(expected.lines().chain(std::iter::repeat("")));
    let differ = pairs.filter(|(new, old)| new != old).take(6);
    differ
        .map(|(new, old)| format!("new {new}\nold {old}\n"))
        .collect()
}

fn drawn(text: &str) -> String {
    let input = Input {
        text,
        has_title: true,
        language: None,
        publish_time: None,
    };
    let mut marks: Vec<Mark> = vec![];
    for mark in extract(&input).claims.iter().flat_map(marks_of) {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks.sort_by_key(|mark| mark.span);
    carets(text, &marks, true)
}

fn marks_of(claim: &CandidateClaim) -> Vec<Mark> {
    let mut marks = vec![];
    if claim.kind == Kind::Statement {
        let stance = claim.stance.map_or("", |s| s.as_str()).to_lowercase();
        marks.push(Mark {
            span: claim.span,
            label: format!("statement, {stance}"),
        });
        marks.extend(claim.attributions.iter().filter_map(claimant));
    }
    marks.extend(claim.figure.iter().filter_map(figure));
    marks.extend(claim.cautions.iter().filter_map(caution));
    marks
}

fn claimant(link: &Attribution) -> Option<Mark> {
    let kind = if link.relay { "relay" } else { "claimant" };
    let label = format!("{kind}, cue “{}”", link.cue);
    Some(Mark {
        span: link.span?,
        label,
    })
}

fn figure(figure: &Figure) -> Option<Mark> {
    let number = |n: Option<f64>| n.map_or(String::new(), |n| format!(" {n}"));
    let (measure, bound) = (figure.measure.as_str(), figure.bound.as_str());
    let (low, high) = (number(figure.low), number(figure.high));
    let label = format!("figure, {measure} {bound}{low}{high}");
    Some(Mark {
        span: figure.span?,
        label,
    })
}

fn caution(caution: &Caution) -> Option<Mark> {
    let label = format!("caution, {}", caution.category.as_str());
    Some(Mark {
        span: caution.span?,
        label,
    })
}
