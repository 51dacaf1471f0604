//! A draft of the claim as a sentence that stands alone. Every word of it
//! stands in the text.

use factdesk_domain::{CandidateClaim, Kind};

pub(crate) fn proposition(claim: &CandidateClaim) -> String {
    match (claim.kind, claim.attributions.first()) {
        (Kind::Statement, Some(who)) | (Kind::Figure, Some(who)) => {
            let words = one_line(&claim.text);
            if who.cue.to_lowercase().starts_with("a") && who.cue.contains(' ') {
                return format!("{} {}: {words}", capitalised(&who.cue), who.claimant);
            }
            if !who.cue.contains(char::is_alphabetic) {
                return format!("{}: {words}", capitalised(&who.claimant));
            }
            format!("{} {}: {words}", capitalised(&who.claimant), who.cue)
        }
        _ => one_line(&claim.context),
    }
}

/// Line breaks and runs of blanks as one blank.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    first + chars.as_str()
}

#[cfg(test)]
mod tests {
    use crate::{Input, extract};

    #[test]
    fn a_draft_names_the_claimant_and_uses_only_words_of_the_text() {
        let text =
            "According to the guild of fishers, over 5 old men\ndied. The dam reportedly broke.";
        let found = extract(&Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        });
        let drafts: Vec<&str> = found
            .claims
            .iter()
            .map(|c| c.proposition.as_str())
            .collect();
        assert_eq!(
            drafts[0],
            "According to the guild of fishers: over 5 old men died"
        );
        assert_eq!(drafts.last(), Some(&"The dam reportedly broke."));
    }

    #[test]
    fn each_kind_of_claim_has_its_form() {
        let draft = |text: &str| {
            extract(&Input {
                text,
                has_title: false,
                language: Some("en"),
                publish_time: None,
            })
            .claims
            .remove(0)
            .proposition
        };
        for (text, expected) in [
            ("the mayor said it rained.", "The mayor said: it rained"),
            (
                "According to the mayor, it rained.",
                "According to the mayor: it rained",
            ),
            (
                "“It rained all night,” she said.",
                "She said: It rained all night",
            ),
            (
                "They own on the old hill by the sea at 12\nbrown goats.",
                "They own on the old hill by the sea at 12 brown goats.",
            ),
            ("It is unclear who left.", "It is unclear who left."),
            (
                "LOW: It is old.\n\nRAY: Who built it?\n\nLOW: The guild did.",
                "LOW: It is old",
            ),
        ] {
            assert_eq!(draft(text), expected, "{text}");
        }
    }
}
