//! What was said of an event, for people.

use crate::drawing::{line, one_line, short};
use factdesk_proto::v1::utterance_report::Wording;
use factdesk_proto::v1::{Utterance, UtteranceReport};
use std::collections::HashMap;

/// The utterances that say more together than alone: in the words of several articles,
/// or denied. Nothing where there are none.
pub fn said(utterances: &[Utterance]) -> String {
    let all = || {
        utterances
            .iter()
            .flat_map(|u| u.reports.iter().map(move |r| (u, r)))
    };
    let of: HashMap<&str, _> = all().map(|(u, r)| (&*r.claim, (u, r))).collect();
    let mut out = String::new();
    for one in utterances.iter().filter(|u| worth_showing(u)) {
        line(&mut out, "");
        line(&mut out, &format!("  {} says", one_line(&one.speaker)));
        for report in &one.reports {
            line(&mut out, &row(report));
        }
        for (denier, report) in one.denied_by.iter().filter_map(|claim| of.get(&**claim)) {
            let by = one_line(&denier.speaker);
            line(
                &mut out,
                &format!("    ! {by} denies it: {}", words(report)),
            );
        }
    }
    out
}

fn worth_showing(utterance: &Utterance) -> bool {
    utterance.reports.len() > 1 || !utterance.denied_by.is_empty()
}

fn row(report: &UtteranceReport) -> String {
    let wording = match report.wording() {
        Wording::Unspecified => "",
        Wording::Verbatim => "the same words",
        Wording::Truncated => "cut",
        Wording::Variant => "other words",
    };
    let publisher = short(&one_line(&report.publisher), 20);
    let row = format!("    {publisher:<22}{wording:<16}{}", words(report));
    row.trim_end().to_owned()
}

fn words(report: &UtteranceReport) -> String {
    short(&one_line(&report.text), 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(claim: &str, text: &str, wording: Wording) -> UtteranceReport {
        UtteranceReport {
            claim: claim.into(),
            publisher: "Gazette".into(),
            text: text.into(),
            wording: wording.into(),
            ..Default::default()
        }
    }

    fn by(speaker: &str, reports: Vec<UtteranceReport>, denied_by: &[&str]) -> Utterance {
        Utterance {
            speaker: speaker.into(),
            reports,
            denied_by: denied_by.iter().map(|c| (*c).to_owned()).collect(),
            ..Default::default()
        }
    }

    #[test]
    fn wordings_and_denials_are_shown_and_lone_words_are_not() {
        let moll = vec![report("claims/1", "Korrinia did it", Wording::Unspecified)];
        let no = vec![report("claims/2", "any role", Wording::Unspecified)];
        let twice = vec![
            report("claims/3", "we will rebuild it", Wording::Unspecified),
            report("claims/4", "rebuild it", Wording::Truncated),
        ];
        let all = [
            by("Senator Moll", moll, &["claims/2"]),
            by("Korrinia", no, &[]),
            by("Anna Low", twice, &[]),
        ];
        let shown = said(&all);
        assert!(
            shown.contains("    ! Korrinia denies it: any role\n"),
            "{shown}"
        );
        assert!(shown.contains("cut             rebuild it\n"), "{shown}");
        assert!(!shown.contains("Korrinia says"), "{shown}");
        assert_eq!(said(&[]), "");
    }
}
