//! A newsroom's numbers to the wire.

use super::enums::Word;
use super::{name, time};
use factdesk_domain::{Open, PersonStats, Stats, VerdictDelay};
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
        second_reviews: stats.second_reviews,
        disagreements: stats.disagreements,
        corrections: stats.corrections.iter().map(correction_to_proto).collect(),
        people: stats.people.into_iter().map(person_to_proto).collect(),
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

fn correction_to_proto((kind, count): &(String, i64)) -> v1::CorrectionCount {
    let kind = v1::CorrectionKind::from_str_name(&format!("CORRECTION_KIND_{kind}"));
    v1::CorrectionCount {
        kind: kind.unwrap_or_default().into(),
        count: *count,
    }
}

fn person_to_proto(person: PersonStats) -> v1::PersonStats {
    v1::PersonStats {
        person: name::person(&person.handle),
        reviews: person.reviews,
        disagreements: person.disagreements,
        adjudications: person.adjudications,
        corrections: person.corrections,
    }
}

fn delay_to_proto(delay: VerdictDelay) -> v1::VerdictDelay {
    v1::VerdictDelay {
        median: Some(time::span_to_proto(delay.median)),
        ninth_decile: Some(time::span_to_proto(delay.ninth_decile)),
        claim_count: delay.claims,
    }
}
