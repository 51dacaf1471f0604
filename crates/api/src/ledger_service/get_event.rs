//! GetEvent.

use crate::convert::{event_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn get_event(
    desk: &Desk,
    by: &Principal,
    request: v1::GetEventRequest,
) -> Result<v1::Event, Failure> {
    let mut bad = Violations::new();
    let id = bad.keep("name", name::read_event(&request.name));
    let id = bad.into_result(id)?;
    Ok(event_to_proto(desk.store.get_event(by, id).await?))
}
