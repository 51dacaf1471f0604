//! ListEvents.

use crate::convert::event_to_proto;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::filter::event_filter;
use crate::page::{List, Token, capped, events, page_size};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::EventKey;

pub(super) async fn list_events(
    desk: &Desk,
    by: &Principal,
    request: v1::ListEventsRequest,
) -> Result<v1::ListEventsResponse, Failure> {
    let list = List {
        rpc: "ListEvents",
        parent: "",
        filter: &request.filter,
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let limit = bad.keep("page_size", page_size(request.page_size));
    let after = token.read(&request.page_token, events::read);
    let after = bad.keep("page_token", after);
    let filter = bad.keep("filter", event_filter(&request.filter));
    let ((limit, after), filter) = bad.into_result(limit.zip(after).zip(filter))?;
    let page = desk.store.list_events(by, &filter, after, limit).await?;
    let key = |event: &factdesk_domain::Event| EventKey {
        update_time: event.update_time,
        id: event.id,
    };
    let keys: Vec<_> = page.items.iter().map(key).collect();
    let items = page.items.into_iter().map(event_to_proto).collect();
    let (events, more) = capped(items, page.more);
    let last = events.len().checked_sub(1).and_then(|i| keys.get(i));
    let next = last.filter(|_| more).map(|key| events::write(*key));
    Ok(v1::ListEventsResponse {
        events,
        next_page_token: token.next(next),
    })
}
