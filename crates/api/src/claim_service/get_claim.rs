//! GetClaim.

use crate::convert::{claim_to_proto, name, time};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn get_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::GetClaimRequest,
) -> Result<v1::Claim, Failure> {
    let mut bad = Violations::new();
    let id = bad.keep("name", name::read_claim(&request.name));
    let read_time = request.read_time.map(time::from_proto).transpose();
    let read_time = bad.keep("read_time", read_time);
    let (id, read_time) = bad.into_result(id.zip(read_time))?;
    let found = match read_time {
        Some(time) => desk.store.get_claim_at(by, id, time).await,
        None => desk.store.get_claim(by, id).await,
    };
    Ok(claim_to_proto(found?))
}
