//! MergeEvents.

use crate::convert::{event_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{EventId, Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::MergeCall;

/// The most events of one act.
const EVENTS: usize = 20;

pub(super) async fn merge_events(
    desk: &Desk,
    by: &Principal,
    request: v1::MergeEventsRequest,
) -> Result<v1::Event, Failure> {
    let call = call(request)?;
    let ids = desk.ids.as_ref();
    Ok(event_to_proto(
        desk.store.merge_events(by, ids, &call).await?,
    ))
}

fn call(sent: v1::MergeEventsRequest) -> Result<MergeCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let events = events(&sent.names, &mut bad);
    bad.keep("comment", text::bounded(&sent.comment, 2_000));
    bad.into_result(Some(MergeCall {
        events,
        comment: sent.comment,
        request,
    }))
}

fn events(sent: &[String], bad: &mut Violations) -> Vec<EventId> {
    if !(2..=EVENTS).contains(&sent.len()) {
        bad.add("names", format!("must be 2 to {EVENTS}"));
    }
    let mut read: Vec<EventId> = Vec::new();
    for (i, event) in sent.iter().enumerate().take(EVENTS) {
        let id = match name::read_event(event) {
            Ok(id) if read.contains(&id) => Err("is named twice".to_owned()),
            other => other,
        };
        read.extend(bad.keep(&format!("names[{i}]"), id));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "events/0190f3a1-0000-7000-8000-0000000000aa";

    fn fields(names: &[&str]) -> Vec<String> {
        let bad = call(v1::MergeEventsRequest {
            names: names.iter().map(|n| (*n).to_owned()).collect(),
            comment: "a\0".into(),
            request_id: "é".into(),
        });
        let bad = bad.unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    #[test]
    fn every_bad_field_is_named() {
        assert_eq!(fields(&[]), ["request_id", "names", "comment"]);
        assert_eq!(fields(&[ID]), ["request_id", "names", "comment"]);
        let twice = ["request_id", "names[1]", "names[2]", "comment"];
        assert_eq!(fields(&[ID, ID, "x"]), twice);
        let many = vec![ID; 21];
        assert_eq!(fields(&many)[..3], ["request_id", "names", "names[1]"]);
    }
}
