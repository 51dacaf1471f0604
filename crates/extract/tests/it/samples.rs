//! What must be found in the five sample reports, where they are at hand.

use factdesk_domain::{CandidateClaim, CautionCategory, Kind, Measure, Verdict, suggestion};
use factdesk_extract::{Input, extract};
use std::path::Path;

/// The claims of the report whose name begins with `number`, or a line that says why the test skips.
fn report(number: &str) -> Option<Vec<CandidateClaim>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!(
            "skipped: the sample reports are not at {}",
            folder.display()
        );
        return None;
    };
    let mut paths = entries.filter_map(|e| e.ok().map(|e| e.path()));
    let path = paths.find(|p| {
        p.file_name()
            .is_some_and(|n| n.to_string_lossy().starts_with(number))
    })?;
    let text = std::fs::read_to_string(path).unwrap();
    Some(
        extract(&Input {
            text: &text,
            has_title: false,
            language: None,
            publish_time: None,
        })
        .claims,
    )
}

fn figures<'c>(
    claims: &'c [CandidateClaim],
    number: &str,
    measure: Measure,
) -> Vec<&'c CandidateClaim> {
    let test = |c: &&CandidateClaim| {
        c.figure
            .as_ref()
            .is_some_and(|f| f.measure == measure && f.text == number)
    };
    claims.iter().filter(test).collect()
}

fn doubted(claim: &CandidateClaim, category: CautionCategory) -> bool {
    let suggested = suggestion(&claim.cautions).is_some_and(|s| s.0 == Verdict::Unverified);
    suggested && claim.cautions.iter().any(|c| c.category == category)
}

#[test]
fn the_unverified_hundreds_of_the_news_agency() {
    let Some(claims) = report("000") else { return };
    let found = figures(&claims, "hundreds", Measure::Casualties);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].figure.as_ref().unwrap().vague && doubted(found[0], CautionCategory::Unverified)
    );
    assert_eq!(figures(&claims, "145", Measure::Injuries).len(), 2);
    assert_eq!(figures(&claims, "115", Measure::Hospitalizations).len(), 1);
}

#[test]
fn killing_and_wounding_are_casualties() {
    let Some(claims) = report("002") else { return };
    let found = figures(&claims, "hundreds", Measure::Casualties);
    assert_eq!(found.len(), 1);
    assert!(found[0].figure.as_ref().unwrap().vague && found[0].within.is_some());
    assert!(
        found[0].attributions.len() > 1,
        "a security source, passed on by the agency"
    );
}

#[test]
fn the_claim_of_responsibility_without_evidence() {
    let Some(claims) = report("003") else { return };
    let found = claims
        .iter()
        .find(|c| c.kind == Kind::Statement && c.text.starts_with("responsibility for the attack"))
        .unwrap();
    assert!(doubted(found, CautionCategory::NoEvidence));
}

#[test]
fn hospitalized_and_two_counts_of_gunmen() {
    let Some(claims) = report("004") else { return };
    assert_eq!(figures(&claims, "145", Measure::Hospitalizations).len(), 1);
    assert_eq!(figures(&claims, "three", Measure::Attackers).len(), 1);
    assert_eq!(figures(&claims, "five", Measure::Attackers).len(), 1);
}

#[test]
fn page_furniture_yields_nothing() {
    for number in ["000", "001", "002"] {
        let Some(claims) = report(number) else { return };
        for claim in claims {
            for words in [
                "Leave a Comment",
                "Related Articles",
                "Image not found",
                "Published On",
                "no tolerance",
                "spam",
            ] {
                assert!(
                    !claim.context.contains(words),
                    "{number}: {}",
                    claim.context
                );
            }
        }
    }
}
