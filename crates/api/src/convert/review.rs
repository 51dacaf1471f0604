//! Reviews both ways.

use super::enums::{Word, number};
use super::{evidence_from_proto, evidence_to_proto, merge, name, text, time};
use factdesk_domain::{ClaimId, Review, ReviewDraft, Violations};
use factdesk_proto::v1;

pub(crate) fn review_to_proto(review: Review) -> v1::Review {
    let corrects = review
        .correction
        .map(|(_, id)| name::review(review.claim, id));
    v1::Review {
        name: name::review(review.claim, review.id),
        person: name::person(&review.person),
        delegate: review
            .delegate
            .as_deref()
            .map(name::person)
            .unwrap_or_default(),
        verdict: review.verdict.number(),
        attribution_verdict: number(review.attribution_verdict),
        reason: review.reason,
        rationale: review.rationale,
        evidence: review.evidence.into_iter().map(evidence_to_proto).collect(),
        as_of_time: review.as_of_time.map(time::to_proto),
        recheck_time: review.recheck_time.map(time::to_proto),
        correct_when_reported: review.correct_when_reported,
        previous_verdict: number(review.previous_verdict),
        create_time: Some(time::to_proto(review.create_time)),
        applied_from: review.applied_from.map(name::claim).unwrap_or_default(),
        kind: review.kind.number(),
        correction_kind: number(review.correction.map(|(kind, _)| kind)),
        corrects: corrects.unwrap_or_default(),
        waiver_reason: review.waiver_reason,
        policy_version: review.policy_version,
        sealed: review.sealed,
    }
}

/// What every request that gives a verdict says of it.
pub(crate) struct SentReview {
    verdict: i32,
    attribution_verdict: i32,
    reason: String,
    rationale: String,
    evidence: Vec<v1::Evidence>,
    as_of_time: Option<prost_types::Timestamp>,
    recheck_time: Option<prost_types::Timestamp>,
    correct_when_reported: bool,
}

macro_rules! sent {
    ($($request:ident)*) => {$(
        impl From<v1::$request> for SentReview {
            fn from(sent: v1::$request) -> SentReview {
                SentReview {
                    verdict: sent.verdict,
                    attribution_verdict: sent.attribution_verdict,
                    reason: sent.reason,
                    rationale: sent.rationale,
                    evidence: sent.evidence,
                    as_of_time: sent.as_of_time,
                    recheck_time: sent.recheck_time,
                    correct_when_reported: sent.correct_when_reported,
                }
            }
        }
    )*};
}

sent! { ReviewClaimRequest AdjudicateClaimRequest CorrectReviewRequest }

/// A review as it was sent, without what only one of the requests has; notes what
/// does not read.
pub(crate) fn review_from_proto(request: SentReview, bad: &mut Violations) -> ReviewDraft {
    let said = Word::read(request.attribution_verdict);
    let as_of_time = request.as_of_time.map(time::from_proto).transpose();
    let recheck_time = request.recheck_time.map(time::from_proto).transpose();
    if request.evidence.len() > 20 {
        bad.add("evidence", "at most 20 are allowed in one review");
    }
    let sent = request.evidence.into_iter().take(20).enumerate();
    let read = sent.map(|(i, e)| evidence_from_proto(&format!("evidence[{i}]"), e));
    ReviewDraft {
        verdict: bad.keep("verdict", Word::read(request.verdict)).flatten(),
        attribution_verdict: bad.keep("attribution_verdict", said).flatten(),
        reason: request.reason,
        rationale: request.rationale,
        evidence: read.filter_map(|evidence| merge(bad, evidence)).collect(),
        as_of_time: bad.keep("as_of_time", as_of_time).flatten(),
        recheck_time: bad.keep("recheck_time", recheck_time).flatten(),
        correct_when_reported: request.correct_when_reported,
        waiver_reason: String::new(),
    }
}

/// The copies to mark along with `claim`, noting what does not read.
///
/// Each claim once: a copy named twice, or the reviewed claim among its own
/// copies, would otherwise meet its own new etag.
pub(crate) fn copies_from_proto(
    sent: &[v1::ClaimCopy],
    claim: Option<ClaimId>,
    bad: &mut Violations,
) -> Vec<(ClaimId, String)> {
    if sent.len() > 500 {
        bad.add("apply_to", "at most 500 are allowed in one review");
    }
    let mut named: std::collections::HashSet<ClaimId> = claim.into_iter().collect();
    let mut copies = Vec::new();
    for (i, copy) in sent.iter().take(500).enumerate() {
        let id = name::read_claim(&copy.name).and_then(|id| match named.insert(id) {
            true => Ok(id),
            false => Err("names a claim that the request names already".to_owned()),
        });
        let id = bad.keep(&format!("apply_to[{i}].name"), id);
        let etag = bad.keep(&format!("apply_to[{i}].etag"), text::etag(&copy.etag));
        copies.extend(id.zip(etag));
    }
    copies
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{NewReview, Verdict};
    use uuid::Uuid;

    const CLAIM: ClaimId = ClaimId(Uuid::from_u128(1));

    fn copy(n: u128, etag: &str) -> v1::ClaimCopy {
        v1::ClaimCopy {
            name: name::claim(ClaimId(Uuid::from_u128(n))),
            etag: etag.into(),
        }
    }

    type Read = (NewReview, Vec<(ClaimId, String)>);

    fn read(request: v1::ReviewClaimRequest) -> Result<Read, Violations> {
        let mut bad = Violations::new();
        let copies = copies_from_proto(&request.apply_to, Some(CLAIM), &mut bad);
        let draft = review_from_proto(request.into(), &mut bad);
        let review = merge(&mut bad, NewReview::check(draft));
        bad.into_result(review.map(|review| (review, copies)))
    }

    fn fields(request: v1::ReviewClaimRequest) -> Vec<String> {
        let bad = crate::failure::gathered(&read(request).unwrap_err());
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    fn disputed() -> v1::ReviewClaimRequest {
        v1::ReviewClaimRequest {
            verdict: v1::Verdict::Disputed.into(),
            ..Default::default()
        }
    }

    #[test]
    fn a_verdict_is_all_that_the_form_needs() {
        let (review, copies) = read(disputed()).unwrap();
        assert_eq!(review.verdict, Verdict::Disputed);
        assert!(copies.is_empty());
    }

    #[test]
    fn every_bad_field_of_every_part_is_named() {
        let request = v1::ReviewClaimRequest {
            verdict: 9,
            attribution_verdict: -1,
            reason: "x".repeat(1_001),
            evidence: vec![v1::Evidence::default()],
            recheck_time: Some(prost_types::Timestamp {
                seconds: i64::MAX,
                nanos: 0,
            }),
            apply_to: vec![copy(2, "")],
            ..Default::default()
        };
        let all = [
            "apply_to[0].etag",
            "evidence[0].quote",
            "evidence[0].kind",
            "evidence[0].bearing",
            "verdict",
            "attribution_verdict",
            "recheck_time",
            "reason",
        ];
        let mut fields = fields(request);
        fields.sort();
        let mut want = all.map(str::to_owned);
        want.sort();
        assert_eq!(fields, want);
    }

    #[test]
    fn a_claim_is_marked_once() {
        let apply_to = vec![copy(2, "e"), copy(2, "e"), copy(1, "e")];
        let twice = v1::ReviewClaimRequest {
            apply_to,
            ..disputed()
        };
        assert_eq!(fields(twice), ["apply_to[1].name", "apply_to[2].name"]);
    }

    #[test]
    fn copies_and_evidence_are_bounded() {
        let apply_to = (2..503).map(|n| copy(n, "e")).collect();
        assert_eq!(
            fields(v1::ReviewClaimRequest {
                apply_to,
                ..disputed()
            }),
            ["apply_to"]
        );
        let page = v1::Evidence {
            kind: 2,
            bearing: 1,
            quote: "q".into(),
            ..Default::default()
        };
        let evidence = vec![page; 21];
        assert_eq!(
            fields(v1::ReviewClaimRequest {
                evidence,
                ..disputed()
            }),
            ["evidence"]
        );
    }
}
