//! A newsroom's numbers to the wire.

use super::enums::Word;
use super::time;
use factdesk_domain::{Open, Stats, VerdictDelay};
use factdesk_proto::v1;

/// The numbers on the wire.
pub(crate) fn stats_to_proto(stats: Stats) -> v1::Stats {
    let verdicts = stats.verdicts.into_iter();
    v1::Stats {
        start_time: Some(time::to_proto(stats.period.start)),
        end_time: Some(time::to_proto(stats.period.end)),
        open_claims: stats.open.into_iter().map(open_to_proto).collect(),
        overdue_claims: stats.overdue,
        verdicts: verdicts
            .map(|(verdict, count)| v1::VerdictCount {
                verdict: verdict.number(),
                count,
            })
            .collect(),
        verdict_delay: stats.delay.map(delay_to_proto),
        ..Default::default()
    }
}

fn open_to_proto(open: Open) -> v1::OpenClaims {
    v1::OpenClaims {
        state: open.state.number(),
        age: open.age.number(),
        count: open.count,
        worthy_count: open.worthy,
    }
}

fn delay_to_proto(delay: VerdictDelay) -> v1::VerdictDelay {
    v1::VerdictDelay {
        median: Some(time::span_to_proto(delay.median)),
        ninth_decile: Some(time::span_to_proto(delay.ninth_decile)),
        claim_count: delay.claims,
    }
}
