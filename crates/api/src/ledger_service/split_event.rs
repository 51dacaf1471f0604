//! SplitEvent.

use crate::convert::{event_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{ClaimId, Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::SplitCall;
use std::collections::HashSet;

/// The most claims of one act.
const CLAIMS: usize = 200;

pub(super) async fn split_event(
    desk: &Desk,
    by: &Principal,
    request: v1::SplitEventRequest,
) -> Result<v1::Event, Failure> {
    let call = call(request)?;
    let ids = desk.ids.as_ref();
    Ok(event_to_proto(
        desk.store.split_event(by, ids, &call).await?,
    ))
}

fn call(sent: v1::SplitEventRequest) -> Result<SplitCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let event = bad.keep("name", name::read_event(&sent.name));
    let claims = claims(&sent.claims, &mut bad);
    bad.keep("comment", text::bounded(&sent.comment, 2_000));
    let comment = sent.comment;
    let call = event.map(|event| SplitCall {
        event,
        claims,
        comment,
        request,
    });
    bad.into_result(call)
}

fn claims(sent: &[String], bad: &mut Violations) -> Vec<ClaimId> {
    if !(1..=CLAIMS).contains(&sent.len()) {
        bad.add("claims", format!("must be 1 to {CLAIMS}"));
    }
    let mut seen = HashSet::new();
    let mut read = Vec::new();
    for (i, claim) in sent.iter().enumerate().take(CLAIMS) {
        let id = name::read_claim(claim).and_then(|id| match seen.insert(id) {
            true => Ok(id),
            false => Err("is named twice".to_owned()),
        });
        read.extend(bad.keep(&format!("claims[{i}]"), id));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "claims/0190f3a1-0000-7000-8000-0000000000aa";

    fn fields(claims: &[&str]) -> Vec<String> {
        let bad = call(v1::SplitEventRequest {
            name: ID.into(),
            claims: claims.iter().map(|n| (*n).to_owned()).collect(),
            comment: "x".repeat(2_001),
            request_id: "é".into(),
        });
        let bad = bad.unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    #[test]
    fn every_bad_field_is_named() {
        assert_eq!(fields(&[]), ["request_id", "name", "claims", "comment"]);
        let twice = ["request_id", "name", "claims[1]", "claims[2]", "comment"];
        assert_eq!(fields(&[ID, ID, "x"]), twice);
        let many = vec![ID; 201];
        assert_eq!(fields(&many)[..3], ["request_id", "name", "claims"]);
    }
}
