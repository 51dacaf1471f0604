//! ReplaceClaims.

use crate::convert::{claim_to_proto, merge, name, substitute_from_proto, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{ClaimId, Principal, Substitute, Violations};
use factdesk_proto::v1;
use factdesk_store::Replacement;

/// The most claims on either side of one act.
const CLAIMS: usize = 20;

pub(super) async fn replace_claims(
    desk: &Desk,
    by: &Principal,
    request: v1::ReplaceClaimsRequest,
) -> Result<v1::ReplaceClaimsResponse, Failure> {
    let replacement = replacement(request)?;
    let ids = desk.ids.as_ref();
    let claims = desk.store.replace_claims(by, ids, &replacement).await?;
    let claims = claims.into_iter().map(claim_to_proto).collect();
    Ok(v1::ReplaceClaimsResponse { claims })
}

fn replacement(sent: v1::ReplaceClaimsRequest) -> Result<Replacement, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let replaced = replaced(&sent.replaced, &mut bad);
    let claims = substitutes(sent.claims, &mut bad);
    bad.keep("comment", text::bounded(&sent.comment, 2_000));
    bad.into_result(Some(Replacement {
        replaced,
        claims,
        comment: sent.comment,
        request,
    }))
}

fn replaced(sent: &[v1::ClaimCopy], bad: &mut Violations) -> Vec<(ClaimId, String)> {
    check_number("replaced", sent.len(), bad);
    let mut read: Vec<(ClaimId, String)> = Vec::new();
    for (i, copy) in sent.iter().enumerate().take(CLAIMS) {
        let id = match name::read_claim(&copy.name) {
            Ok(id) if read.iter().any(|(seen, _)| *seen == id) => Err("is named twice".to_owned()),
            other => other,
        };
        let id = bad.keep(&format!("replaced[{i}].name"), id);
        let etag = bad.keep(&format!("replaced[{i}].etag"), text::etag(&copy.etag));
        read.extend(id.map(|id| (id, etag.unwrap_or_default())));
    }
    read
}

fn substitutes(sent: Vec<v1::Claim>, bad: &mut Violations) -> Vec<Substitute> {
    check_number("claims", sent.len(), bad);
    let mut read = Vec::new();
    for (i, claim) in sent.into_iter().enumerate().take(CLAIMS) {
        let mut below = Violations::new();
        read.extend(merge(&mut below, substitute_from_proto(claim)));
        bad.nest(&format!("claims[{i}]"), below);
    }
    read
}

fn check_number(field: &str, number: usize, bad: &mut Violations) {
    if !(1..=CLAIMS).contains(&number) {
        bad.add(field, format!("must be 1 to {CLAIMS}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(n: u32, etag: &str) -> v1::ClaimCopy {
        v1::ClaimCopy {
            name: format!("claims/00000000-0000-0000-0000-{n:012}"),
            etag: etag.into(),
        }
    }

    fn fields(sent: v1::ReplaceClaimsRequest) -> Vec<String> {
        let bad = replacement(sent).unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    fn good() -> v1::ReplaceClaimsRequest {
        v1::ReplaceClaimsRequest {
            replaced: vec![copy(1, "e")],
            claims: vec![v1::Claim::default()],
            ..Default::default()
        }
    }

    #[test]
    fn a_claim_may_leave_everything_to_the_first() {
        let read = replacement(good()).unwrap();
        assert_eq!(read.claims, [Substitute::default()]);
        assert_eq!(read.replaced[0].1, "e");
    }

    #[test]
    fn every_bad_field_is_named() {
        let sent = v1::ReplaceClaimsRequest {
            replaced: vec![copy(1, ""), copy(1, "e"), v1::ClaimCopy::default()],
            claims: vec![v1::Claim {
                kind: 40,
                stance: 40,
                ..Default::default()
            }],
            comment: "x".repeat(2_001),
            request_id: "é".into(),
        };
        let all = [
            "request_id",
            "replaced[0].etag",
            "replaced[1].name",
            "replaced[2].name",
            "replaced[2].etag",
            "claims[0].kind",
            "claims[0].stance",
            "comment",
        ];
        assert_eq!(fields(sent), all);
    }

    #[test]
    fn neither_none_nor_too_many_are_replaced() {
        assert_eq!(fields(Default::default()), ["replaced", "claims"]);
        let many = v1::ReplaceClaimsRequest {
            replaced: (0..21).map(|n| copy(n, "e")).collect(),
            claims: vec![v1::Claim::default(); 21],
            ..good()
        };
        assert_eq!(fields(many), ["replaced", "claims"]);
    }
}
