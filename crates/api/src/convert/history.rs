//! History to the wire, and heads both ways.

use super::enums::Word;
use super::{name, time};
use factdesk_domain::{ClaimId, Violations};
use factdesk_proto::v1;
use factdesk_proto::v1::history_finding::Kind;
use factdesk_store::{Finding, FindingKind, HistoryEntry, HistoryHead};

pub(crate) fn entry_to_proto(claim: ClaimId, entry: HistoryEntry) -> v1::HistoryEntry {
    let person = |handle: Option<String>| handle.as_deref().map(name::person).unwrap_or_default();
    let review = entry.review.map(|id| name::review(claim, id));
    v1::HistoryEntry {
        position: entry.position,
        act: entry.act.number(),
        person: person(entry.person),
        delegate: person(entry.delegate),
        write_time: Some(time::to_proto(entry.write_time)),
        log_time: Some(time::to_proto(entry.log_time)),
        review: review.unwrap_or_default(),
    }
}

pub(crate) fn head_to_proto(head: HistoryHead) -> v1::HistoryHead {
    v1::HistoryHead {
        position: head.position,
        mac: hex::encode(head.mac),
        log_time: head.log_time.map(time::to_proto),
        key_id: head.key_id,
    }
}

/// A head as it was kept; notes what is wrong with it.
pub(crate) fn head_from_proto(
    field: &str,
    head: &v1::HistoryHead,
    bad: &mut Violations,
) -> Option<HistoryHead> {
    let position = (head.position >= 0).then_some(head.position);
    let position = position.ok_or_else(|| "must not be negative".to_owned());
    let position = bad.keep(&format!("{field}.position"), position);
    let mac = bad.keep(&format!("{field}.mac"), mac(head));
    let known_id = head.key_id.len() <= 100;
    let key_id = known_id.then(|| head.key_id.clone());
    let key_id = key_id.ok_or_else(|| "is no key's fingerprint".to_owned());
    let key_id = bad.keep(&format!("{field}.key_id"), key_id);
    let ((position, mac), key_id) = position.zip(mac).zip(key_id)?;
    Some(HistoryHead {
        position,
        mac,
        log_time: None,
        key_id,
    })
}

/// An empty log has no MAC.
fn mac(head: &v1::HistoryHead) -> Result<Vec<u8>, String> {
    let mut mac = [0; 32];
    match hex::decode_to_slice(&head.mac, &mut mac) {
        Ok(()) => Ok(mac.to_vec()),
        Err(_) if head.position == 0 && head.mac.is_empty() => Ok(Vec::new()),
        Err(_) => Err("must be 64 hexadecimal digits".to_owned()),
    }
}

pub(crate) fn finding_to_proto(finding: Finding) -> v1::HistoryFinding {
    let kind = match finding.kind {
        FindingKind::EntryChanged => Kind::EntryChanged,
        FindingKind::EntryMissing => Kind::EntryMissing,
        FindingKind::TailCut => Kind::TailCut,
        FindingKind::ContentChanged => Kind::ContentChanged,
        FindingKind::ContentMissing => Kind::ContentMissing,
        FindingKind::ContentUnknown => Kind::ContentUnknown,
        FindingKind::OtherKey => Kind::OtherKey,
    };
    v1::HistoryFinding {
        kind: kind.into(),
        position: finding.position,
        resource: finding.resource,
        message: finding.message,
    }
}
