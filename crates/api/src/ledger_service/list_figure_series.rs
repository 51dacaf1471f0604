//! ListFigureSeries.

use crate::convert::{name, series_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, capped, page_size, words};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn list_figure_series(
    desk: &Desk,
    by: &Principal,
    request: v1::ListFigureSeriesRequest,
) -> Result<v1::ListFigureSeriesResponse, Failure> {
    let list = List {
        rpc: "ListFigureSeries",
        parent: &request.parent,
        filter: "",
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let event = bad.keep("parent", name::read_event(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let after = bad.keep("page_token", token.read(&request.page_token, words::read));
    let ((event, limit), after) = bad.into_result(event.zip(limit).zip(after))?;
    let after = after.unwrap_or_default();
    let page = desk
        .store
        .list_figure_series(by, event, &after, limit)
        .await?;
    let keys: Vec<_> = page.items.iter().map(|s| s.id.clone()).collect();
    let items = page.items.into_iter().map(series_to_proto).collect();
    let (figure_series, more) = capped(items, page.more);
    let last = figure_series.len().checked_sub(1).and_then(|i| keys.get(i));
    let next = last.filter(|_| more).map(|id| words::write(id));
    Ok(v1::ListFigureSeriesResponse {
        figure_series,
        next_page_token: token.next(next),
    })
}
