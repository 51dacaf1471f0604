//! Rows to claims.

use super::columns::Found;
use super::etag::etag;
use super::facets;
use crate::Error;
use crate::entity::claim::Model;
use crate::word::{read, read_opt};
use factdesk_domain::{
    ArticleId, AsOf, Assignment, Bound, Claim, ClaimId, ClaimState, Figure, Happening, Kind,
    Measure, Occurrence, Quote, RecheckReason, Span, Stance, Verdict,
};
use std::mem::take;

/// A claim from its row and what lies beside it.
pub(crate) fn claim(found: Found) -> Result<Claim, Error> {
    let (mut row, lease) = (found.row, found.lease);
    let id = ClaimId(row.id);
    let due_time = row.assign_due_time.take();
    let assignment = found
        .assignee
        .zip(due_time)
        .map(|(handle, due_time)| Assignment { handle, due_time });
    Ok(Claim {
        id,
        article: ArticleId(row.article),
        revision: row.revision,
        kind: read(&row.kind, Kind::parse)?,
        quote: quote(&mut row),
        figure: figure(&mut row)?,
        within: row.within.map(ClaimId),
        copy_key: row.copy_key,
        attributions: facets::attributions(row.attributions)?,
        stance: read_opt(row.stance.as_deref(), Stance::parse)?,
        cautions: facets::cautions(row.cautions)?,
        state: shown(read(&row.state, ClaimState::parse)?, lease.is_some()),
        verdict: read_opt(row.verdict.as_deref(), Verdict::parse)?,
        attribution_verdict: read_opt(row.attribution_verdict.as_deref(), Verdict::parse)?,
        suggested_verdict: read_opt(row.suggested_verdict.as_deref(), Verdict::parse)?,
        offered_verdict: read_opt(row.offered_verdict.as_deref(), Verdict::parse)?,
        text: row.text,
        proposition: row.proposition,
        context: row.context,
        check_worthiness: row.check_worthiness,
        worthiness_reasons: row.worthiness_reasons,
        labels: row.labels,
        reason: row.reason,
        suggestion_reason: row.suggestion_reason,
        lease,
        event: found.joined.event,
        series: found.joined.series,
        superseded_by: found.joined.superseded_by,
        etag: etag(id, row.version),
        extractor: row.extractor,
        create_time: row.create_time,
        update_time: row.update_time,
        due_time: row.due_time,
        assignment,
        escalated: row.escalated,
        recheck_time: row.recheck_time,
        recheck_reason: read_opt(row.recheck_reason.as_deref(), RecheckReason::parse)?,
        replaces: row.replaces.into_iter().map(ClaimId).collect(),
        replaced_by: row.replaced_by.into_iter().map(ClaimId).collect(),
        occurrence: Occurrence {
            happening: read_opt(row.happening.as_deref(), Happening::parse)?,
            places: row.places,
            earliest: row.occurred_earliest,
            latest: row.occurred_latest,
        },
    })
}

fn shown(stored: ClaimState, held: bool) -> ClaimState {
    match stored {
        ClaimState::Pending if held => ClaimState::InReview,
        other => other,
    }
}

/// Where a claim's words stand.
pub(crate) fn span_of(row: &Model) -> Option<Span> {
    span([
        row.span_start,
        row.span_end,
        row.span_utf16_start,
        row.span_utf16_end,
    ])
}

fn quote(row: &mut Model) -> Option<Quote> {
    Some(Quote {
        span: span_of(row)?,
        prefix: take(&mut row.prefix),
        suffix: take(&mut row.suffix),
    })
}

fn span([start, end, utf16_start, utf16_end]: [Option<i32>; 4]) -> Option<Span> {
    let read = |n: Option<i32>| n.and_then(|n| u32::try_from(n).ok());
    Some(Span {
        start: read(start)?,
        end: read(end)?,
        utf16_start: read(utf16_start)?,
        utf16_end: read(utf16_end)?,
    })
}

/// What a claim counts; none where it is no figure.
pub(crate) fn figure(row: &mut Model) -> Result<Option<Figure>, Error> {
    let Some(measure) = read_opt(row.measure.as_deref(), Measure::parse)? else {
        return Ok(None);
    };
    let bound = read_opt(row.bound.as_deref(), Bound::parse)?;
    let text = row.figure_text.take().unwrap_or_default();
    Ok(Some(Figure {
        measure,
        unit_noun: row.unit_noun.take().unwrap_or_default(),
        bound: bound.unwrap_or(Bound::Exactly),
        low: row.low,
        high: row.high,
        unit: row.unit.take().unwrap_or_default(),
        vague: row.vague.unwrap_or_default(),
        as_of: as_of(row),
        text,
        span: span([
            row.figure_start,
            row.figure_end,
            row.figure_utf16_start,
            row.figure_utf16_end,
        ]),
    }))
}

fn as_of(row: &mut Model) -> Option<AsOf> {
    row.as_of_basis.take().map(|basis| AsOf {
        earliest: row.as_of_earliest,
        latest: row.as_of_latest,
        basis,
    })
}
