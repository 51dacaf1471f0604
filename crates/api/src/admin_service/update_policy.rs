//! UpdatePolicy.

use crate::convert::{policy_from_proto, policy_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::PolicyUpdate;

pub(super) async fn update_policy(
    desk: &Desk,
    by: &Principal,
    request: v1::UpdatePolicyRequest,
) -> Result<v1::Policy, Failure> {
    let update = update(request)?;
    let ids = desk.ids.as_ref();
    let made = desk.store.update_policy(by, ids, &update).await?;
    Ok(policy_to_proto(made))
}

fn update(sent: v1::UpdatePolicyRequest) -> Result<PolicyUpdate, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let read = policy_from_proto(sent.policy.unwrap_or_default());
    let read = read.map_err(|others| bad.nest("policy", others)).ok();
    let update = read.map(|(policy, etag)| PolicyUpdate {
        policy,
        etag,
        request,
    });
    bad.into_result(update)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_fields_lie_below_the_policy() {
        let bad = update(v1::UpdatePolicyRequest {
            request_id: "é".into(),
            ..Default::default()
        })
        .unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["request_id", "policy.etag"]);
    }
}
