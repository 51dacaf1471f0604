//! WatchChanges.

use super::list_claims::parent;
use crate::convert::enums::required;
use crate::convert::time;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::filter::claim_filter;
use crate::serve::Lifetime;
use crate::watch::{Outgoing, Watcher, outlet};
use factdesk_domain::{ChangeKind, Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::{WatchCursor, WatchScope};
use std::time::Duration;
use tonic::Request;

/// How often a heartbeat is sent, at most and at least, and where nobody says.
const HEARTBEAT: std::ops::RangeInclusive<Duration> =
    Duration::from_secs(1)..=Duration::from_secs(60);
const USUAL: Duration = Duration::from_secs(15);

pub(super) async fn watch_changes(
    desk: &Desk,
    by: Principal,
    request: Request<v1::WatchChangesRequest>,
) -> Result<Outgoing, Failure> {
    let (metadata, extensions, message) = request.into_parts();
    let Query {
        scope,
        cursor,
        heartbeat,
    } = query(message)?;
    let place = desk.watching.room.enter(by.newsroom)?;
    let start = desk.store.start_watch(&by, &scope, cursor).await?;
    let (outlet, outgoing) = outlet(start, desk.watching.limits.patience);
    let watcher = Watcher {
        desk: desk.clone(),
        by,
        headers: metadata.into_headers(),
        scope,
        heartbeat,
        until: Lifetime::of(&extensions).gentle_end,
        place,
    };
    tokio::spawn(watcher.run(outlet));
    Ok(outgoing)
}

#[derive(Debug)]
struct Query {
    scope: WatchScope,
    cursor: Option<WatchCursor>,
    heartbeat: Duration,
}

fn query(request: v1::WatchChangesRequest) -> Result<Query, Violations> {
    let mut bad = Violations::new();
    let cursor = bad.keep("cursor", cursor(&request.cursor));
    let article = bad.keep("parent", parent(&request.parent));
    let filter = bad.keep("filter", claim_filter(&request.filter));
    let kinds = kinds(&request.kinds, &request.filter, &mut bad);
    let asked = request.heartbeat_interval.as_ref();
    let heartbeat = bad.keep("heartbeat_interval", heartbeat(asked));
    let all = cursor.zip(article).zip(filter).zip(heartbeat);
    let query = all.map(|(((cursor, article), filter), heartbeat)| Query {
        scope: WatchScope {
            article,
            filter,
            kinds,
        },
        cursor,
        heartbeat,
    });
    bad.into_result(query)
}

fn cursor(text: &str) -> Result<Option<WatchCursor>, String> {
    match text {
        "" => Ok(None),
        text => WatchCursor::parse(text).map(Some).ok_or_else(|| {
            "is no cursor: send a `watch_cursor` or a change's `cursor` as it came, or nothing, to \
             watch from now on"
                .to_owned()
        }),
    }
}

/// A filter on claims says nothing about articles, so where nobody asks for
/// these they are left out along with it.
fn kinds(asked: &[i32], filter: &str, bad: &mut Violations) -> Vec<ChangeKind> {
    let read = asked.iter().enumerate();
    let read = read.filter_map(|(i, kind)| bad.keep(&format!("kinds[{i}]"), required(*kind)));
    let kinds: Vec<_> = read.collect();
    match (asked.is_empty(), filter.trim().is_empty()) {
        (false, _) => kinds,
        (true, true) => ChangeKind::ALL.to_vec(),
        (true, false) => vec![ChangeKind::Claim, ChangeKind::Review],
    }
}

fn heartbeat(asked: Option<&prost_types::Duration>) -> Result<Duration, String> {
    let read = asked.map_or(Some(USUAL), time::duration);
    read.filter(|every| HEARTBEAT.contains(every))
        .ok_or_else(|| "must be 1 to 60 s".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::ClaimFilter;

    #[test]
    fn nothing_asked_is_everything_from_now_on() {
        let query = query(v1::WatchChangesRequest::default()).unwrap();
        assert_eq!((query.cursor, query.heartbeat), (None, USUAL));
        let everything = WatchScope {
            article: None,
            filter: ClaimFilter::All(vec![]),
            kinds: ChangeKind::ALL.to_vec(),
        };
        assert_eq!(query.scope, everything);
    }

    #[test]
    fn a_filter_leaves_articles_out_unless_they_are_asked_for() {
        let with = |kinds: Vec<i32>| {
            let filter = "verdict = VERIFIED".into();
            let request = v1::WatchChangesRequest {
                filter,
                kinds,
                ..Default::default()
            };
            query(request).unwrap().scope.kinds
        };
        assert_eq!(with(vec![]), [ChangeKind::Claim, ChangeKind::Review]);
        assert_eq!(with(vec![1]), [ChangeKind::Article]);
    }

    #[test]
    fn every_bad_field_is_named() {
        let request = v1::WatchChangesRequest {
            cursor: "yesterday".into(),
            parent: "x".into(),
            filter: "color = red".into(),
            kinds: vec![1, 0, 9],
            heartbeat_interval: Some(prost_types::Duration::default()),
        };
        let bad = query(request).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        let all = [
            "cursor",
            "parent",
            "filter",
            "kinds[1]",
            "kinds[2]",
            "heartbeat_interval",
        ];
        assert_eq!(fields, all);
    }

    #[test]
    fn heartbeats_are_bounded() {
        let read = |seconds, nanos| heartbeat(Some(&prost_types::Duration { seconds, nanos }));
        assert_eq!(read(1, 0), Ok(Duration::from_secs(1)));
        assert_eq!(read(60, 0), Ok(Duration::from_secs(60)));
        for (seconds, nanos) in [(0, 999_999_999), (60, 1), (-1, 0), (i64::MAX, 0)] {
            assert!(read(seconds, nanos).is_err(), "{seconds} {nanos}");
        }
    }
}
