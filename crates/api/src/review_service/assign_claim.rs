//! AssignClaim.

use crate::convert::{claim_to_proto, name, text, time};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use chrono::{DateTime, Utc};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::AssignCall;

pub(super) async fn assign_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::AssignClaimRequest,
) -> Result<v1::Claim, Failure> {
    let call = call(request)?;
    let ids = desk.ids.as_ref();
    Ok(claim_to_proto(
        desk.store.assign_claim(by, ids, &call).await?,
    ))
}

fn call(sent: v1::AssignClaimRequest) -> Result<AssignCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let claim = bad.keep("name", name::read_claim(&sent.name));
    let to = to(&sent, &mut bad);
    bad.keep("note", text::bounded(&sent.note, 2_000));
    let note = sent.note;
    let call = claim.map(|claim| AssignCall {
        claim,
        to,
        note,
        request,
    });
    bad.into_result(call)
}

/// To whom, and by when: both or neither.
fn to(sent: &v1::AssignClaimRequest, bad: &mut Violations) -> Option<(String, DateTime<Utc>)> {
    let person = match sent.person.as_str() {
        "" => None,
        person => bad.keep("person", name::read_person(person)),
    };
    let due = sent.due_time.map(time::from_proto).transpose();
    let due = bad.keep("due_time", due).flatten();
    match (sent.person.is_empty(), sent.due_time.is_none()) {
        (true, false) => bad.add("person", "is required with `due_time`"),
        (false, true) => bad.add("due_time", "is required with `person`"),
        _ => {}
    }
    person.zip(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(sent: v1::AssignClaimRequest) -> Vec<String> {
        let bad = call(sent).unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    fn named() -> v1::AssignClaimRequest {
        v1::AssignClaimRequest {
            name: "claims/00000000-0000-0000-0000-000000000007".into(),
            ..Default::default()
        }
    }

    #[test]
    fn nobody_is_an_assignment_taken_back() {
        assert!(call(named()).unwrap().to.is_none());
    }

    #[test]
    fn a_person_needs_a_time_and_a_time_a_person() {
        let person = "people/jo".to_owned();
        assert_eq!(
            fields(v1::AssignClaimRequest { person, ..named() }),
            ["due_time"]
        );
        let due_time = Some(prost_types::Timestamp::default());
        let late = v1::AssignClaimRequest {
            due_time,
            ..named()
        };
        assert_eq!(fields(late), ["person"]);
    }

    #[test]
    fn every_bad_field_is_named() {
        let request = v1::AssignClaimRequest {
            name: "x".into(),
            person: "jo".into(),
            due_time: Some(prost_types::Timestamp {
                seconds: i64::MAX,
                nanos: 0,
            }),
            note: "x".repeat(2_001),
            request_id: "é".into(),
        };
        assert_eq!(
            fields(request),
            ["request_id", "name", "person", "due_time", "note"]
        );
    }
}
