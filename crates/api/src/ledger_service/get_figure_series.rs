//! GetFigureSeries.

use crate::convert::{name, series_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn get_figure_series(
    desk: &Desk,
    by: &Principal,
    request: v1::GetFigureSeriesRequest,
) -> Result<v1::FigureSeries, Failure> {
    let mut bad = Violations::new();
    let named = bad.keep("name", name::read_series(&request.name));
    let (event, id) = bad.into_result(named)?;
    let found = desk.store.get_figure_series(by, event, &id).await?;
    Ok(series_to_proto(found))
}
