//! Filters, orders and streams that might tell claims apart.

use crate::newsroom::Caller;
use factdesk_proto::v1;

/// Each of these finds all of the claims or none of them.
const FILTERS: [&str; 12] = [
    "verdict = VERIFIED",
    "verdict = DISPUTED",
    "verdict = UNVERIFIED",
    "verdict = UNSPECIFIED",
    "NOT verdict = DISPUTED",
    "suggested_verdict = DISPUTED",
    "state = AWAITING_SECOND_REVIEW",
    "state = REVIEWED",
    "state = IN_ADJUDICATION",
    "state = PENDING",
    "update_time > \"2020-01-01T00:00:00Z\"",
    "verdict = UNSPECIFIED AND state = AWAITING_SECOND_REVIEW",
];

pub async fn cannot_tell_apart(by: &Caller, claims: &[String]) {
    let mut found_any = 0;
    for filter in FILTERS {
        let list = v1::ListClaimsRequest {
            filter: filter.into(),
            ..Default::default()
        };
        let page = by.claims().list_claims(list).await.unwrap().into_inner();
        let found: Vec<_> = page.claims.iter().map(|c| &c.name).collect();
        let of_them = claims.iter().filter(|name| found.contains(name)).count();
        assert!(
            of_them == 0 || of_them == claims.len(),
            "{filter} finds {of_them}"
        );
        found_any += of_them;
        watched(by, filter, claims).await;
    }
    assert!(found_any > 0, "the filters find nothing at all");
}

/// The same of a stream under that filter, from the beginning.
async fn watched(by: &Caller, filter: &str, claims: &[String]) {
    let list = v1::ListClaimsRequest::default();
    let now = by.claims().list_claims(list).await.unwrap().into_inner();
    let epoch = now.watch_cursor.split('/').next().unwrap().to_owned();
    let watch = v1::WatchChangesRequest {
        cursor: format!("{epoch}/0"),
        filter: filter.into(),
        heartbeat_interval: Some(prost_types::Duration {
            seconds: 1,
            nanos: 0,
        }),
        ..Default::default()
    };
    let mut told = by.claims().watch_changes(watch).await.unwrap().into_inner();
    let mut of_each = vec![0; claims.len()];
    let mut heartbeats = 0;
    // One when it begins, one when all is told.
    while heartbeats < 2 {
        match told.message().await.unwrap().unwrap().subject {
            Some(v1::change::Subject::Heartbeat(_)) => heartbeats += 1,
            Some(v1::change::Subject::Claim(claim)) => {
                let of = claims.iter().position(|name| *name == claim.name);
                of_each[of.unwrap()] += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(
        of_each.iter().all(|n| *n == of_each[0]),
        "{filter}: {of_each:?}"
    );
}
