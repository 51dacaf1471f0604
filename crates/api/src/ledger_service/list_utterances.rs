//! ListUtterances.

use crate::convert::{name, utterances_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::capped;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn list_utterances(
    desk: &Desk,
    by: &Principal,
    request: v1::ListUtterancesRequest,
) -> Result<v1::ListUtterancesResponse, Failure> {
    let mut bad = Violations::new();
    let event = bad.keep("parent", name::read_event(&request.parent));
    let event = bad.into_result(event)?;
    let found = desk.store.list_utterances(by, event).await?;
    let (utterances, _) = capped(utterances_to_proto(found), false);
    Ok(v1::ListUtterancesResponse { utterances })
}
