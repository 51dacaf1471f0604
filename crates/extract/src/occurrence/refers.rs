//! Words that point back at what the article is about.

use crate::text::{Doc, Run};

/// Whether a run speaks of the event without naming its sort: "the tragedy", "the scene".
pub(super) fn refers(doc: &Doc<'_>, run: &Run) -> bool {
    run.clone().any(|at| follows(doc, at) || definite(doc, at))
}

/// Words that belong to the aftermath of an event.
fn follows(doc: &Doc<'_>, at: usize) -> bool {
    match doc.low(at) {
        "victims" | "victim" | "attackers" | "assailants" | "perpetrators" | "survivors"
        | "wreckage" | "epicentre" | "epicenter" | "bystanders" => true,
        "responsibility" => matches!(doc.before(at, 1), "claimed" | "claim" | "claims"),
        "centre" | "center" | "origin" => doc.before(at, 1) == "its",
        "toll" => doc.before(at, 1) == "death",
        _ => false,
    }
}

/// "the incident", "this disaster", "Friday's tragedy".
fn definite(doc: &Doc<'_>, at: usize) -> bool {
    let noun = matches!(
        doc.low(at),
        "incident" | "tragedy" | "disaster" | "catastrophe" | "scene" | "site" | "accident"
    );
    noun && matches!(doc.before(at, 1), "the" | "this" | "that" | "'s")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str) -> bool {
        let doc = Doc::new(text, false);
        refers(&doc, &(0..doc.tokens.len()))
    }

    #[test]
    fn the_aftermath_points_back() {
        for text in [
            "The victims were named on Friday.",
            "A group claimed responsibility.",
            "Friday's tragedy shook the town.",
            "Police closed the scene.",
        ] {
            assert!(points(text), "{text}");
        }
    }

    #[test]
    fn other_scenes_and_responsibilities_do_not() {
        for text in [
            "He has a sense of responsibility.",
            "A scene of his play was cut.",
            "The road toll went up.",
        ] {
            assert!(!points(text), "{text}");
        }
    }
}
