//! Utterances to the wire.

use super::enums::{Word, number};
use super::name;
use factdesk_domain::ClaimId;
use factdesk_ledger::{Utterance, Wording};
use factdesk_proto::v1;
use factdesk_proto::v1::utterance_report::Wording as Wire;
use factdesk_store::{SeenStatement, Utterances};
use std::collections::BTreeMap;

pub(crate) fn utterances_to_proto(found: Utterances) -> Vec<v1::Utterance> {
    let told = found.told.into_iter();
    told.map(|one| utterance(one, &found.statements)).collect()
}

fn utterance(one: Utterance, of: &BTreeMap<ClaimId, SeenStatement>) -> v1::Utterance {
    let names = |claims: Vec<ClaimId>| claims.into_iter().map(name::claim).collect();
    let others = one
        .others
        .iter()
        .map(|(claim, wording)| (*claim, Some(*wording)));
    let reports = [(one.fullest, None)].into_iter().chain(others);
    let fullest = of.get(&one.fullest);
    v1::Utterance {
        speaker: fullest
            .map(|s| s.statement.speaker.clone())
            .unwrap_or_default(),
        reports: reports
            .filter_map(|(claim, wording)| Some(report(of.get(&claim)?, wording)))
            .collect(),
        denies: names(one.denies),
        denied_by: names(one.denied_by),
    }
}

fn report(seen: &SeenStatement, wording: Option<Wording>) -> v1::UtteranceReport {
    let wording = match wording {
        None => Wire::Unspecified,
        Some(Wording::Verbatim) => Wire::Verbatim,
        Some(Wording::Truncated) => Wire::Truncated,
        Some(Wording::Variant) => Wire::Variant,
    };
    v1::UtteranceReport {
        claim: name::claim(seen.statement.claim),
        article: name::article(seen.statement.article),
        publisher: seen.publisher.clone(),
        text: seen.statement.text.clone(),
        wording: wording.into(),
        stance: seen.statement.stance.number(),
        verdict: number(seen.verdict),
    }
}
