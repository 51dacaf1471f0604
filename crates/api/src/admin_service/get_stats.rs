//! GetStats.

use crate::convert::{stats_to_proto, time};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn get_stats(
    desk: &Desk,
    by: &Principal,
    request: v1::GetStatsRequest,
) -> Result<v1::Stats, Failure> {
    let mut bad = Violations::new();
    let [start, end] = [
        ("start_time", request.start_time),
        ("end_time", request.end_time),
    ]
    .map(|(field, sent)| {
        let read = sent.map(time::from_proto).transpose();
        bad.keep(field, read).flatten()
    });
    bad.into_result(Some(()))?;
    Ok(stats_to_proto(desk.store.stats(by, start, end).await?))
}
