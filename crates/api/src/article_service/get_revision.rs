//! GetRevision.

use crate::convert::{name, revision_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn get_revision(
    desk: &Desk,
    by: &Principal,
    request: v1::GetRevisionRequest,
) -> Result<v1::Revision, Failure> {
    let mut bad = Violations::new();
    let revision = bad.keep("name", name::read_revision(&request.name));
    let (article, number) = bad.into_result(revision)?;
    Ok(revision_to_proto(
        desk.store.get_revision(by, article, number).await?,
    ))
}
