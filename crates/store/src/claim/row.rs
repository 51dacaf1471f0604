//! Rows to claims.

use super::etag::etag;
use super::facets;
use super::reading::{Row, Which};
use crate::Error;
use crate::db::InOrder;
use crate::entity::claim::Model;
use crate::word::{read, read_opt};
use chrono::DateTime;
use factdesk_domain::{
    ArticleId, AsOf, Assignment, Bound, Claim, ClaimId, ClaimLease, ClaimState, EventId, Figure,
    Happening, Kind, Measure, Occurrence, PersonId, Quote, RecheckReason, Span, Stance, Verdict,
};
use std::mem::take;

/// A claim from its row and what lies beside it: the columns of
/// [`super::columns::LIST`] or of [`super::columns::TOLD`]. A pending claim that somebody holds is in review; when the
/// lease runs out it is pending again, without anybody writing so.
pub(crate) fn claim(columns: &mut InOrder<'_>, which: Which) -> Result<Claim, Error> {
    let mut row = Row::read(columns, which)?;
    let lease = columns.next::<Option<Vec<String>>>()?.and_then(lease);
    let assignee = columns.next::<Option<String>>()?;
    let joined = columns.next::<Option<Vec<Option<String>>>>()?;
    let joined = joined.and_then(joined_to).unwrap_or_default();
    let assignment = assignee.zip(row.assign_due_time);
    let id = ClaimId(row.id);
    Ok(Claim {
        id,
        article: ArticleId(row.article),
        revision: row.revision,
        kind: read(row.kind, Kind::parse)?,
        quote: quote(&mut row),
        figure: figure(&mut row)?,
        within: row.within.map(ClaimId),
        copy_key: row.copy_key,
        attributions: facets::attributions(row.attributions.0),
        stance: read_opt(row.stance, Stance::parse)?,
        cautions: facets::cautions(row.cautions.0)?,
        state: shown(read(row.state, ClaimState::parse)?, lease.is_some()),
        verdict: read_opt(row.verdict, Verdict::parse)?,
        attribution_verdict: read_opt(row.attribution_verdict, Verdict::parse)?,
        suggested_verdict: read_opt(row.suggested_verdict, Verdict::parse)?,
        offered_verdict: read_opt(row.offered_verdict, Verdict::parse)?,
        text: row.text,
        proposition: row.proposition,
        context: row.context,
        check_worthiness: row.check_worthiness,
        worthiness_reasons: row.worthiness_reasons,
        labels: row.labels,
        reason: row.reason,
        suggestion_reason: row.suggestion_reason,
        lease,
        event: joined.event,
        series: joined.series,
        superseded_by: joined.superseded_by,
        etag: etag(id, row.version),
        extractor: row.extractor,
        rules: row.rules,
        create_time: row.create_time,
        update_time: row.update_time,
        due_time: row.due_time,
        assignment: assignment.map(|(handle, due_time)| Assignment { handle, due_time }),
        escalated: row.escalated,
        recheck_time: row.recheck_time,
        recheck_reason: read_opt(row.recheck_reason, RecheckReason::parse)?,
        replaces: row.replaces.into_iter().map(ClaimId).collect(),
        replaced_by: row.replaced_by.into_iter().map(ClaimId).collect(),
        occurrence: Occurrence {
            happening: read_opt(row.happening, Happening::parse)?,
            places: row.places,
            earliest: row.occurred_earliest,
            latest: row.occurred_latest,
        },
    })
}

fn lease(holder: Vec<String>) -> Option<ClaimLease> {
    let [person, handle, until] = <[String; 3]>::try_from(holder).ok()?;
    Some(ClaimLease {
        person: PersonId(person.parse().ok()?),
        handle,
        expire_time: DateTime::from_timestamp_micros(until.parse().ok()?)?,
    })
}

/// Where a claim is joined.
#[derive(Default)]
struct Joined {
    /// The event that goes on.
    event: Option<EventId>,
    /// The id of its series within that.
    series: Option<String>,
    /// The claim whose figure moved past this one.
    superseded_by: Option<ClaimId>,
}

fn joined_to(ids: Vec<Option<String>>) -> Option<Joined> {
    let [event, series, superseded_by] = <[Option<String>; 3]>::try_from(ids).ok()?;
    Some(Joined {
        event: Some(EventId(event?.parse().ok()?)),
        series,
        superseded_by: superseded_by.and_then(|id| Some(ClaimId(id.parse().ok()?))),
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

fn quote(row: &mut Row<'_>) -> Option<Quote> {
    let places = [
        row.span_start,
        row.span_end,
        row.span_utf16_start,
        row.span_utf16_end,
    ];
    Some(Quote {
        span: span(places)?,
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
pub(crate) fn figure(row: &mut Row<'_>) -> Result<Option<Figure>, Error> {
    let Some(measure) = read_opt(row.measure, Measure::parse)? else {
        return Ok(None);
    };
    let bound = read_opt(row.bound, Bound::parse)?;
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

fn as_of(row: &mut Row<'_>) -> Option<AsOf> {
    row.as_of_basis.take().map(|basis| AsOf {
        earliest: row.as_of_earliest,
        latest: row.as_of_latest,
        basis,
    })
}
