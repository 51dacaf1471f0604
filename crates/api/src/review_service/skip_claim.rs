//! SkipClaim.

use crate::convert::{claim_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::GiveBack;

pub(super) async fn skip_claim(
    desk: &Desk,
    by: &Principal,
    sent: v1::SkipClaimRequest,
) -> Result<v1::Claim, Failure> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let claim = bad.keep("name", name::read_claim(&sent.name));
    bad.keep("reason", text::bounded(&sent.reason, 2_000));
    let claim = bad.into_result(claim)?;
    let call = GiveBack {
        claim,
        note: sent.reason,
        request,
    };
    let ids = desk.ids.as_ref();
    Ok(claim_to_proto(desk.store.skip_claim(by, ids, &call).await?))
}
