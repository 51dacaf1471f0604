//! LeaseNextClaim.

use crate::convert::{claim_to_proto, comment_to_proto, name, time};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::filter::claim_filter;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::{Leased, NextCall};
use std::time::Duration;

/// How long a claim is held, at least and at most, and where nobody says.
const LEASE: std::ops::RangeInclusive<Duration> =
    Duration::from_secs(60)..=Duration::from_secs(2 * 3_600);
const USUAL: Duration = Duration::from_secs(600);

pub(super) async fn lease_next_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::LeaseNextClaimRequest,
) -> Result<v1::LeaseNextClaimResponse, Failure> {
    let call = call(request)?;
    let ids = desk.ids.as_ref();
    let next = desk.store.lease_next_claim(by, ids, &call).await?;
    Ok(next.map(answer).unwrap_or_default())
}

fn call(sent: v1::LeaseNextClaimRequest) -> Result<NextCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let filter = bad.keep("filter", claim_filter(&sent.filter));
    let lease = bad.keep("lease_duration", duration(sent.lease_duration.as_ref()));
    let call = filter.zip(lease).map(|(filter, lease)| NextCall {
        filter,
        lease,
        request,
    });
    bad.into_result(call)
}

/// How long to hold a claim.
///
/// # Errors
/// A sentence for the field violation.
pub(super) fn duration(asked: Option<&prost_types::Duration>) -> Result<Duration, String> {
    let read = asked.map_or(Some(USUAL), time::duration);
    read.filter(|lease| LEASE.contains(lease))
        .ok_or_else(|| "must be 1 min to 2 h; unset is 10 min".to_owned())
}

fn answer(leased: Leased) -> v1::LeaseNextClaimResponse {
    v1::LeaseNextClaimResponse {
        claim: Some(claim_to_proto(leased.claim)),
        reasons: leased.reasons,
        covered_claims: leased.covered.into_iter().map(name::claim).collect(),
        handover: leased.handover.map(comment_to_proto),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leases_are_bounded() {
        let read = |seconds, nanos| duration(Some(&prost_types::Duration { seconds, nanos }));
        assert_eq!(duration(None), Ok(USUAL));
        assert_eq!(read(60, 0), Ok(Duration::from_secs(60)));
        assert_eq!(read(7_200, 0), Ok(Duration::from_secs(7_200)));
        for (seconds, nanos) in [
            (59, 999_999_999),
            (7_200, 1),
            (-60, 0),
            (0, 0),
            (i64::MAX, 0),
        ] {
            assert!(read(seconds, nanos).is_err(), "{seconds} {nanos}");
        }
    }

    #[test]
    fn every_bad_field_is_named() {
        let request = v1::LeaseNextClaimRequest {
            filter: "colour = red".into(),
            lease_duration: Some(prost_types::Duration::default()),
            request_id: "é".into(),
        };
        let bad = call(request).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["request_id", "filter", "lease_duration"]);
    }
}
