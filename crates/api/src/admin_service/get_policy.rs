//! GetPolicy.

use crate::convert::{name, policy_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn get_policy(
    desk: &Desk,
    by: &Principal,
    request: v1::GetPolicyRequest,
) -> Result<v1::Policy, Failure> {
    let mut bad = Violations::new();
    let version = match request.name.as_str() {
        "" => Some(None),
        named => bad.keep("name", name::read_policy(named)).map(Some),
    };
    let version = bad.into_result(version)?;
    Ok(policy_to_proto(desk.store.get_policy(by, version).await?))
}
