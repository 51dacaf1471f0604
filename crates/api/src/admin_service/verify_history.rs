//! VerifyHistory.

use crate::convert::history::{finding_to_proto, head_from_proto, head_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, places};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::{HistoryHead, VerifyPlace};

/// The most known heads of a call.
const HEADS: usize = 100;

pub(super) async fn verify_history(
    desk: &Desk,
    by: &Principal,
    request: v1::VerifyHistoryRequest,
) -> Result<v1::VerifyHistoryResponse, Failure> {
    let mut bad = Violations::new();
    let known = known(&request.known_heads, &mut bad);
    // The heads are part of what a walk keeps the same.
    let heads = format!("{known:?}");
    let token = Token::of(&list(&heads), by);
    let limit = bad.keep("page_size", page_size(request.page_size));
    let place = bad.keep("page_token", token.read(&request.page_token, places::read));
    let (limit, place) = bad.into_result(limit.zip(place))?;
    let from: VerifyPlace = place.unwrap_or_default();
    let verified = desk.store.verify_history(by, &known, from, limit).await?;
    Ok(v1::VerifyHistoryResponse {
        findings: verified
            .findings
            .into_iter()
            .map(finding_to_proto)
            .collect(),
        head: Some(head_to_proto(verified.head)),
        // Neither comes near the end of its type.
        checked_entries: verified.entries as i64,
        checked_resources: verified.resources as i64,
        next_page_token: token.next(verified.next.map(places::write)),
    })
}

fn list(heads: &str) -> List<'_> {
    List {
        rpc: "VerifyHistory",
        parent: "",
        filter: heads,
        order_by: "",
    }
}

fn known(sent: &[v1::HistoryHead], bad: &mut Violations) -> Vec<HistoryHead> {
    if sent.len() > HEADS {
        bad.add("known_heads", format!("must be at most {HEADS}"));
        return Vec::new();
    }
    let read = |(i, head)| head_from_proto(&format!("known_heads[{i}]"), head, bad);
    sent.iter().enumerate().filter_map(read).collect()
}

/// # Errors
/// A sentence for the field violation.
fn page_size(asked: i32) -> Result<u32, String> {
    match u32::try_from(asked) {
        Ok(0) => Ok(10_000),
        Ok(size) => Ok(size.min(100_000)),
        Err(_) => Err("must not be negative; 0 is 10,000".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_a_default_and_a_limit() {
        let sizes = [0, 1, 100_000, 100_001, i32::MAX].map(page_size);
        assert_eq!(sizes, [10_000, 1, 100_000, 100_000, 100_000].map(Ok));
        assert!(page_size(-1).is_err());
    }

    #[test]
    fn heads_are_few_and_each_bad_one_is_named() {
        let mut bad = Violations::new();
        let good = v1::HistoryHead {
            position: 7,
            mac: "0f".repeat(32),
            ..Default::default()
        };
        let wrong = v1::HistoryHead {
            position: -1,
            mac: "0g".repeat(32),
            ..Default::default()
        };
        assert_eq!(known(&[good.clone(), wrong], &mut bad).len(), 1);
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["known_heads[1].position", "known_heads[1].mac"]);
        let mut bad = Violations::new();
        assert!(known(&vec![good; 101], &mut bad).is_empty());
        assert_eq!(bad.as_slice()[0].field, "known_heads");
    }
}
