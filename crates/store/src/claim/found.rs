//! Claims to rows.

use super::facets::{attributions_to_json, cautions_to_json};
use crate::entity::claim::Model;
use chrono::{DateTime, Utc};
use factdesk_domain::{
    ArticleId, Attribution, CandidateClaim, Caution, ClaimId, ClaimState, Figure, NewsroomId,
    Quote, Span, copy_key, suggestion,
};

/// Where a claim is stored: what is the same for all claims of one revision.
pub(crate) struct Place<'a> {
    /// Tenant.
    pub newsroom: NewsroomId,
    /// The article.
    pub article: ArticleId,
    /// Number of its revision.
    pub revision: i32,
    /// The article's labels, or those entered.
    pub labels: &'a [String],
    /// The extractor and its version, or `hand`.
    pub extractor: &'a str,
}

/// A row for a candidate. Its times are placeholders that the insert fills by
/// the database's clock.
pub(crate) fn row(
    place: &Place<'_>,
    id: ClaimId,
    candidate: &CandidateClaim,
    quote: Option<&Quote>,
    within: Option<ClaimId>,
) -> Model {
    let figure = candidate.figure.as_ref();
    let at = ends(quote.map(|q| q.span));
    let figure_at = ends(figure.and_then(|f| f.span));
    let suggested = suggestion(&candidate.cautions);
    let as_of = figure.and_then(|f| f.as_of.as_ref());
    Model {
        newsroom: place.newsroom.0,
        id: id.0,
        article: place.article.0,
        revision: place.revision,
        kind: candidate.kind.as_str().to_owned(),
        text: candidate.text.clone(),
        proposition: candidate.proposition.clone(),
        span_start: at[0],
        span_end: at[1],
        span_utf16_start: at[2],
        span_utf16_end: at[3],
        prefix: quote.map(|q| q.prefix.clone()).unwrap_or_default(),
        suffix: quote.map(|q| q.suffix.clone()).unwrap_or_default(),
        context: candidate.context.clone(),
        within: within.map(|w| w.0),
        copy_key: copy_key(candidate),
        attributions: attributions_to_json(&candidate.attributions),
        claimants: claimants(&candidate.attributions),
        stance: candidate.stance.map(|s| s.as_str().to_owned()),
        cautions: cautions_to_json(&candidate.cautions),
        caution_categories: categories(&candidate.cautions),
        measure: figure.map(|f| f.measure.as_str().to_owned()),
        unit_noun: figure.map(|f| f.unit_noun.clone()),
        bound: figure.map(|f| f.bound.as_str().to_owned()),
        low: figure.and_then(|f| finite(f.low)),
        high: figure.and_then(|f| finite(f.high)),
        unit: figure.map(|f| f.unit.clone()),
        vague: figure.map(|f| f.vague),
        as_of_earliest: as_of.and_then(|a| a.earliest),
        as_of_latest: as_of.and_then(|a| a.latest),
        as_of_basis: as_of.map(|a| a.basis.clone()),
        figure_text: figure.map(|f: &Figure| f.text.clone()),
        figure_start: figure_at[0],
        figure_end: figure_at[1],
        figure_utf16_start: figure_at[2],
        figure_utf16_end: figure_at[3],
        check_worthiness: candidate.check_worthiness,
        worthiness_reasons: candidate.worthiness_reasons.clone(),
        labels: place.labels.to_vec(),
        state: ClaimState::Pending.as_str().to_owned(),
        verdict: None,
        attribution_verdict: None,
        reason: String::new(),
        suggested_verdict: suggested.as_ref().map(|s| s.0.as_str().to_owned()),
        suggestion_reason: suggested.map(|s| s.1).unwrap_or_default(),
        offered_verdict: None,
        version: 1,
        extractor: place.extractor.to_owned(),
        create_time: DateTime::<Utc>::UNIX_EPOCH,
        update_time: DateTime::<Utc>::UNIX_EPOCH,
        due_time: DateTime::<Utc>::UNIX_EPOCH,
        assignee: None,
        assign_due_time: None,
        escalated: false,
        recheck_time: None,
        recheck_reason: None,
        replaces: Vec::new(),
        replaced_by: Vec::new(),
        salt: None,
        happening: candidate
            .occurrence
            .happening
            .map(|h| h.as_str().to_owned()),
        places: candidate.occurrence.places.clone(),
        occurred_earliest: candidate.occurrence.earliest,
        occurred_latest: candidate.occurrence.latest,
        rules: candidate.rules.clone(),
    }
}

/// JSON, in which rows travel, has no infinity.
fn finite(number: Option<f64>) -> Option<f64> {
    number.filter(|n| n.is_finite())
}

/// Its four columns.
pub(crate) fn ends(span: Option<Span>) -> [Option<i32>; 4] {
    let ends = span.map(|s| [s.start, s.end, s.utf16_start, s.utf16_end]);
    match ends {
        Some(ends) => ends.map(|n| i32::try_from(n).ok()),
        None => [None; 4],
    }
}

fn claimants(chain: &[Attribution]) -> Vec<String> {
    let claimants = chain.iter().map(|a| &a.claimant);
    let names = chain.iter().map(|a| &a.full_name);
    let names = names.filter(|name| !name.is_empty());
    claimants.chain(names).map(|n| n.to_lowercase()).collect()
}

fn categories(cautions: &[Caution]) -> Vec<String> {
    let mut words: Vec<_> = cautions
        .iter()
        .map(|c| c.category.as_str().to_owned())
        .collect();
    words.sort();
    words.dedup();
    words
}
