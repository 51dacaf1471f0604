//! From a filled form to the request.

use super::choice::{correction, dismissal, optional_verdict, verdict, yes};
use super::field::{Field, Id};
use super::{Form, Kind, copies, evidence, when};
use crate::desk::call::{Call, Table};
use chrono::{DateTime, Utc};
use factdesk_proto::v1::claim::State;
use factdesk_proto::v1::{
    AddEvidenceRequest, AdjudicateClaimRequest, ClaimCopy, CommentOnClaimRequest,
    CorrectReviewRequest, DismissClaimRequest, Evidence, ReleaseClaimRequest, ReviewClaimRequest,
    SkipClaimRequest, Verdict,
};
use prost_types::Timestamp;

/// What a form is asked for.
pub struct Asked<'a> {
    pub table: &'a Table,
    pub now: DateTime<Utc>,
    pub request_id: String,
}

/// The request; nothing where something is wrong, which is told at its field.
pub fn build(form: &mut Form, asked: &Asked<'_>) -> Option<Call> {
    let call = match form.kind {
        Kind::Review(verdict) => review(form, asked, verdict),
        Kind::Adjudicate => adjudicate(form, asked),
        Kind::Correct => correct(form, asked),
        Kind::Evidence => add_evidence(form, asked),
        Kind::Dismiss => dismiss(form, asked),
        Kind::Comment => comment(form, asked),
        Kind::Release => Call::Release(ReleaseClaimRequest {
            name: asked.table.claim.name.clone(),
            handover_note: form.get(Id::Words).to_owned(),
            request_id: asked.request_id.clone(),
        }),
        Kind::Skip => Call::Skip(SkipClaimRequest {
            name: asked.table.claim.name.clone(),
            reason: form.get(Id::Words).to_owned(),
            request_id: asked.request_id.clone(),
        }),
        Kind::Open => Call::Read(read(form, Id::Claim, name)),
    };
    let wrong = form.fields.iter().any(|f| f.told.is_some()) || !form.told.is_empty();
    (!wrong).then_some(call)
}

fn review(form: &mut Form, asked: &Asked<'_>, verdict: Verdict) -> Call {
    Call::Review(ReviewClaimRequest {
        name: asked.table.claim.name.clone(),
        verdict: verdict.into(),
        attribution_verdict: read(form, Id::Attribution, optional_verdict),
        reason: form.get(Id::Reason).to_owned(),
        rationale: form.get(Id::Rationale).to_owned(),
        evidence: read(form, Id::Evidence, lines),
        recheck_time: recheck(form, asked),
        correct_when_reported: read(form, Id::RightThen, yes),
        apply_to: apply_to(form, asked),
        etag: asked.table.claim.etag.clone(),
        request_id: asked.request_id.clone(),
        waiver_reason: form.get(Id::Waiver).to_owned(),
        ..ReviewClaimRequest::default()
    })
}

fn adjudicate(form: &mut Form, asked: &Asked<'_>) -> Call {
    Call::Adjudicate(AdjudicateClaimRequest {
        name: asked.table.claim.name.clone(),
        verdict: read(form, Id::Verdict, verdict),
        attribution_verdict: read(form, Id::Attribution, optional_verdict),
        reason: form.get(Id::Reason).to_owned(),
        rationale: form.get(Id::Rationale).to_owned(),
        evidence: read(form, Id::Evidence, lines),
        recheck_time: recheck(form, asked),
        correct_when_reported: read(form, Id::RightThen, yes),
        apply_to: apply_to(form, asked),
        etag: asked.table.claim.etag.clone(),
        request_id: asked.request_id.clone(),
        ..AdjudicateClaimRequest::default()
    })
}

fn correct(form: &mut Form, asked: &Asked<'_>) -> Call {
    // Newest first; a sealed one never stood.
    let standing = asked.table.reviews.iter().find(|review| !review.sealed);
    if standing.is_none() {
        form.told
            .push("there is no review that could be corrected".to_owned());
    }
    Call::Correct(CorrectReviewRequest {
        name: standing.map_or(String::new(), |review| review.name.clone()),
        kind: read(form, Id::CorrectionKind, correction),
        verdict: read(form, Id::Verdict, verdict),
        attribution_verdict: read(form, Id::Attribution, optional_verdict),
        reason: form.get(Id::Reason).to_owned(),
        rationale: form.get(Id::Rationale).to_owned(),
        evidence: read(form, Id::Evidence, lines),
        recheck_time: recheck(form, asked),
        correct_when_reported: read(form, Id::RightThen, yes),
        etag: asked.table.claim.etag.clone(),
        request_id: asked.request_id.clone(),
        ..CorrectReviewRequest::default()
    })
}

fn add_evidence(form: &mut Form, asked: &Asked<'_>) -> Call {
    let evidence = read(form, Id::Evidence, |typed| match lines(typed)?.as_slice() {
        [one] => Ok(Some(one.clone())),
        [] => Err("a line is missing".to_owned()),
        _ => Err("one piece of evidence at a time".to_owned()),
    });
    Call::Evidence(AddEvidenceRequest {
        parent: asked.table.claim.name.clone(),
        evidence,
        request_id: asked.request_id.clone(),
    })
}

fn dismiss(form: &mut Form, asked: &Asked<'_>) -> Call {
    Call::Dismiss(DismissClaimRequest {
        name: asked.table.claim.name.clone(),
        reason: read(form, Id::DismissReason, dismissal),
        comment: form.get(Id::Words).to_owned(),
        etag: asked.table.claim.etag.clone(),
        request_id: asked.request_id.clone(),
    })
}

fn comment(form: &mut Form, asked: &Asked<'_>) -> Call {
    Call::Comment(CommentOnClaimRequest {
        parent: asked.table.claim.name.clone(),
        text: read(form, Id::Words, |typed| match typed {
            "" => Err("say something".to_owned()),
            typed => Ok(typed.to_owned()),
        }),
        request_id: asked.request_id.clone(),
    })
}

fn recheck(form: &mut Form, asked: &Asked<'_>) -> Option<Timestamp> {
    read(form, Id::Recheck, |typed| match typed {
        "" => Ok(None),
        typed => when::time(typed, asked.now)
            .map(Some)
            .map_err(str::to_owned),
    })
}

fn apply_to(form: &mut Form, asked: &Asked<'_>) -> Vec<ClaimCopy> {
    let kind = form.kind;
    let copy = |copy: &factdesk_proto::v1::Claim| ClaimCopy {
        name: copy.name.clone(),
        etag: copy.etag.clone(),
    };
    match read(form, Id::Copies, yes) {
        true => copies(kind, asked.table).map(copy).collect(),
        false => Vec::new(),
    }
}

/// Reads a field; what is wrong is told there.
fn read<T: Default>(form: &mut Form, id: Id, parse: impl Fn(&str) -> Result<T, String>) -> T {
    let Some(at) = form.fields.iter().position(|field| field.id == id) else {
        return T::default();
    };
    let parsed = parse(Field::typed(&form.fields[at]));
    parsed.unwrap_or_else(|wrong| {
        form.tell_at(at, &wrong);
        T::default()
    })
}

fn lines(typed: &str) -> Result<Vec<Evidence>, String> {
    let filled = typed.lines().enumerate();
    let filled = filled.filter(|(_, line)| !line.trim().is_empty());
    let read = filled.map(|(i, line)| {
        evidence::evidence(line).map_err(|wrong| format!("line {}: {wrong}", i + 1))
    });
    read.collect()
}

fn name(typed: &str) -> Result<String, String> {
    match typed.strip_prefix("claims/").unwrap_or(typed) {
        "" => Err("a claim's name, such as claims/0190c1f0-…".to_owned()),
        id => Ok(format!("claims/{id}")),
    }
}

/// Whether a claim's state asks for a decision between two, or for a correction.
pub fn decides(state: State) -> Option<Kind> {
    match state {
        State::InAdjudication => Some(Kind::Adjudicate),
        State::Reviewed | State::NeedsRecheck => Some(Kind::Correct),
        _ => None,
    }
}
