//! Sentences that set another event against the article's own.

use crate::text::{Doc, Run};

/// "Unlike the first storm", "had no connection with", "a separate fire".
pub(super) fn apart(doc: &Doc<'_>, run: &Run) -> bool {
    run.clone().any(|at| sets_apart(doc, at))
}

/// Whether a run recalls an old event: "five years on", "the anniversary of".
pub(super) fn recalls(doc: &Doc<'_>, run: &Run) -> bool {
    run.clone().any(|at| match doc.low(at) {
        "commemorates" | "commemorated" | "commemorate" => true,
        "years" => doc.low(at + 1) == "on" && (!doc.is_word(at + 2) || at + 2 >= run.end),
        "decade" => matches!(doc.before(at, 1), "marks" | "a") && doc.low(at + 1) == "since",
        _ => false,
    })
}

fn sets_apart(doc: &Doc<'_>, at: usize) -> bool {
    match doc.low(at) {
        "unlike" | "unrelated" | "memories" | "solidarity" | "comparisons" | "comparison"
        | "neighbouring" | "neighboring" | "elsewhere" => true,
        "already" => matches!(doc.low(at + 1), "reeling" | "under" | "busy"),
        "separate" => true,
        "reminded" | "recalled" | "reminiscent" => doc.low(at + 1) == "of",
        "connection" | "link" | "links" => matches!(doc.before(at, 1), "no" | "any"),
        "connect" => doc.before(at, 2) == "nothing",
        "linked" | "related" | "connected" => negated(doc, at),
        "day" => doc.before(at, 1) == "same" && doc.before(at, 2) == "the",
        "hours" => matches!(doc.low(at + 1), "after" | "earlier") && doc.before(at, 1) == "only",
        _ => false,
    }
}

fn negated(doc: &Doc<'_>, at: usize) -> bool {
    (1..=3).any(|n| matches!(doc.before(at, n), "not" | "n't" | "never"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(text: &str) -> bool {
        let doc = Doc::new(text, false);
        apart(&doc, &(0..doc.tokens.len()))
    }

    #[test]
    fn words_of_contrast_set_another_event_apart() {
        for text in [
            "Unlike the first storm, it was slow.",
            "The theft was not being linked to the fire.",
            "Police saw no connection with the blast in Harnow.",
            "It is separate from the case in Harnow.",
        ] {
            assert!(sets(text), "{text}");
        }
    }

    #[test]
    fn what_was_years_ago_is_recalled() {
        let recalled = |text: &str| {
            let doc = Doc::new(text, false);
            recalls(&doc, &(0..doc.tokens.len()))
        };
        assert!(recalled("Harnow remembers its flood five years on."));
        assert!(recalled("The town marks a decade since the wave."));
        assert!(!recalled(
            "He is 40 years old and worked there for a decade."
        ));
    }

    #[test]
    fn other_links_do_not() {
        for text in [
            "A rail link was cut.",
            "The two fires are linked.",
            "It burned all day.",
        ] {
            assert!(!sets(text), "{text}");
        }
    }
}
