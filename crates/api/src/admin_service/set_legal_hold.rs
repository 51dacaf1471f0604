//! SetLegalHold.

use crate::convert::{article_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn set_legal_hold(
    desk: &Desk,
    by: &Principal,
    sent: v1::SetLegalHoldRequest,
) -> Result<v1::Article, Failure> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let id = bad.keep("name", name::read_article(&sent.name));
    let reason = bad.keep("reason", text::required(&sent.reason, 1_000));
    let (id, ()) = bad.into_result(id.zip(reason))?;
    let hold = (sent.legal_hold, sent.reason.as_str());
    let (ids, request) = (desk.ids.as_ref(), request.as_ref());
    let set = desk.store.set_legal_hold(by, ids, id, hold, request);
    Ok(article_to_proto(set.await?))
}
