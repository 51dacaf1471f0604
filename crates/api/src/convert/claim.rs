//! Claims to the wire.

use super::enums::{Word, number};
use super::figure::figure_to_proto;
use super::{name, span, time};
use factdesk_domain::{Assignment, Attribution, Caution, Claim, ClaimLease, Occurrence};
use factdesk_proto::v1;

/// A claim on the wire.
pub fn claim_to_proto(claim: Claim) -> v1::Claim {
    v1::Claim {
        name: name::claim(claim.id),
        article: name::article(claim.article),
        revision: claim.revision,
        kind: claim.kind.number(),
        span: claim.quote.map(|q| span::quoted(q, &claim.text)),
        text: claim.text,
        proposition: claim.proposition,
        context: claim.context,
        within: claim.within.map(name::claim).unwrap_or_default(),
        copy_key: claim.copy_key,
        attributions: claim
            .attributions
            .into_iter()
            .map(attribution_to_proto)
            .collect(),
        stance: number(claim.stance),
        cautions: claim.cautions.into_iter().map(caution_to_proto).collect(),
        figure: claim.figure.map(figure_to_proto),
        check_worthiness: claim.check_worthiness,
        worthiness_reasons: claim.worthiness_reasons,
        labels: claim.labels,
        state: claim.state.number(),
        verdict: number(claim.verdict),
        attribution_verdict: number(claim.attribution_verdict),
        reason: claim.reason,
        suggested_verdict: number(claim.suggested_verdict),
        suggestion_reason: claim.suggestion_reason,
        offered_verdict: number(claim.offered_verdict),
        lease: claim.lease.map(lease_to_proto),
        event: claim.event.map(name::event).unwrap_or_default(),
        series: claim
            .event
            .zip(claim.series)
            .map(|(event, id)| name::series(event, &id))
            .unwrap_or_default(),
        superseded_by: claim.superseded_by.map(name::claim).unwrap_or_default(),
        etag: claim.etag,
        extractor: claim.extractor,
        create_time: Some(time::to_proto(claim.create_time)),
        update_time: Some(time::to_proto(claim.update_time)),
        due_time: Some(time::to_proto(claim.due_time)),
        assignment: claim.assignment.map(assignment_to_proto),
        escalated: claim.escalated,
        recheck_time: claim.recheck_time.map(time::to_proto),
        recheck_reason: number(claim.recheck_reason),
        replaces: claim.replaces.into_iter().map(name::claim).collect(),
        replaced_by: claim.replaced_by.into_iter().map(name::claim).collect(),
        occurrence: occurrence_to_proto(claim.occurrence),
        rules: claim.rules,
    }
}

pub(super) fn attribution_to_proto(attribution: Attribution) -> v1::Attribution {
    v1::Attribution {
        span: attribution
            .span
            .map(|s| span::inner(s, &attribution.claimant)),
        claimant: attribution.claimant,
        full_name: attribution.full_name,
        role: attribution.role,
        cue: attribution.cue,
        relay: attribution.relay,
        anonymous: attribution.anonymous,
    }
}

pub(super) fn caution_to_proto(caution: Caution) -> v1::Caution {
    v1::Caution {
        category: caution.category.number(),
        span: caution.span.map(|s| span::inner(s, &caution.text)),
        text: caution.text,
    }
}

/// Absent where the article says nothing of it.
pub(super) fn occurrence_to_proto(about: Occurrence) -> Option<v1::Occurrence> {
    (about != Occurrence::default()).then(|| v1::Occurrence {
        happening: number(about.happening),
        places: about.places,
        earliest: about.earliest.map(time::to_proto),
        latest: about.latest.map(time::to_proto),
    })
}

fn assignment_to_proto(assignment: Assignment) -> v1::ClaimAssignment {
    v1::ClaimAssignment {
        person: name::person(&assignment.handle),
        due_time: Some(time::to_proto(assignment.due_time)),
    }
}

fn lease_to_proto(lease: ClaimLease) -> v1::ClaimLease {
    let expire_time = Some(time::to_proto(lease.expire_time));
    v1::ClaimLease {
        person: name::person(&lease.handle),
        expire_time,
    }
}
