//! How much a claim deserves a check: by what it says of whom, and by its sentence.

use super::Worthiness;
use factdesk_domain::{CandidateClaim, CautionCategory, Kind, Measure, Stance};

/// How far the sentence moves a claim, up or down, at most.
const SENTENCE: f64 = 0.15;

/// A number from 0 to 1, in steps of 0.01, with a phrase for each reason.
pub(crate) fn claim(claim: &CandidateClaim, sentence: &Worthiness) -> (f64, Vec<String>) {
    let mut score: f64 = if claim.kind == Kind::Assertion {
        0.2
    } else {
        0.3
    };
    let mut reasons = Vec::new();
    for (applies, weight, reason) in signals(claim) {
        if applies {
            score += weight;
            reasons.push(reason.to_owned());
        }
    }
    score += SENTENCE * (2.0 * sentence.score - 1.0);
    reasons.extend(sentence.reasons.iter().take(2).cloned());
    ((score.clamp(0.0, 1.0) * 100.0).round() / 100.0, reasons)
}

fn signals(claim: &CandidateClaim) -> [(bool, f64, &'static str); 9] {
    use CautionCategory::{Conflicting, NoEvidence, Unverified};
    let measure = claim.figure.as_ref().map(|f| f.measure);
    let harm = matches!(
        measure,
        Some(
            Measure::Deaths
                | Measure::Injuries
                | Measure::Casualties
                | Measure::Hospitalizations
                | Measure::Missing
        )
    );
    let amount = matches!(
        measure,
        Some(
            Measure::Money
                | Measure::Percent
                | Measure::Votes
                | Measure::Arrests
                | Measure::Evacuations
                | Measure::Attackers
        )
    );
    let minor = matches!(
        measure,
        Some(Measure::Duration | Measure::Other | Measure::Distance)
    );
    let doubted = claim
        .cautions
        .iter()
        .any(|c| matches!(c.category, Unverified | NoEvidence | Conflicting));
    let number = claim.kind == Kind::Statement && claim.text.bytes().any(|b| b.is_ascii_digit());
    [
        (harm, 0.35, "counts people harmed"),
        (amount, 0.2, "a figure that can be looked up"),
        (minor, -0.1, "a minor measure"),
        (number, 0.15, "names a number"),
        (doubted, 0.25, "the article itself says it is not confirmed"),
        (
            !claim.cautions.is_empty() && !doubted,
            0.1,
            "the article hedges it",
        ),
        (
            claim.attributions.iter().any(|a| a.anonymous),
            0.1,
            "the source has no name",
        ),
        (claim.stance == Some(Stance::Denies), 0.1, "a denial"),
        (
            claim.figure.as_ref().is_some_and(|f| f.vague),
            0.05,
            "a vague quantity",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use crate::{Input, extract};

    fn scores(text: &str) -> Vec<f64> {
        let found = extract(&Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        });
        found.claims.iter().map(|c| c.check_worthiness).collect()
    }

    #[test]
    fn people_harmed_rank_above_hours_passed() {
        let found = scores("At least 40 people died. It took six hours.");
        assert!(found[0] > 0.5 && found[1] < 0.5, "{found:?}");
    }

    #[test]
    fn doubt_of_the_article_raises_it() {
        let plain = scores("The guild claimed that it set the fire.");
        let doubted =
            scores("The guild claimed that it set the fire. This claim remained unverified.");
        assert!(doubted[0] > plain[0]);
    }

    #[test]
    fn its_sentence_moves_a_claim_and_gives_reasons() {
        let stated =
            scores("The mayor said that exports rose by a third and that she cut the tax.");
        let asked = scores("The mayor said that we should hope and wonder, if you please.");
        assert!(stated[0] > asked[0], "{stated:?} {asked:?}");
        let found = extract(&Input {
            text: "At least 40 people died.",
            has_title: false,
            language: Some("en"),
            publish_time: None,
        });
        let reasons = &found.claims[0].worthiness_reasons;
        assert!(
            reasons[0] == "counts people harmed" && reasons.len() > 1,
            "{reasons:?}"
        );
    }

    #[test]
    fn it_stays_between_nothing_and_all() {
        for text in [
            "At least 40 people were killed, the army claimed, but this could not be verified.",
            "It took six hours.",
            "It is unclear who left.",
            "“We won,” she said.",
        ] {
            for score in scores(text) {
                assert!((0.0..=1.0).contains(&score), "{text}: {score}");
                assert_eq!((score * 100.0).round() / 100.0, score, "{text}");
            }
        }
    }

    #[test]
    fn harm_outranks_a_count_of_things() {
        let found = scores("They own 12 goats. It killed 12 men.");
        assert!(found[1] > found[0], "{found:?}");
    }
}
