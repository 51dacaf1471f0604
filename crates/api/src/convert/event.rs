//! Events, matches and decisions to the wire.

use super::enums::{Word, number};
use super::{name, time};
use factdesk_domain::{Decision, Event, Match};
use factdesk_proto::v1;

pub(crate) fn event_to_proto(event: Event) -> v1::Event {
    let count = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    v1::Event {
        name: name::event(event.id),
        title: event.title(),
        happening: number(event.happening),
        place: event.place,
        earliest: event.earliest.map(time::to_proto),
        latest: event.latest.map(time::to_proto),
        article_count: count(event.article_count),
        claim_count: count(event.claim_count),
        aliases: event.aliases.into_iter().map(name::event).collect(),
        create_time: Some(time::to_proto(event.create_time)),
        update_time: Some(time::to_proto(event.update_time)),
    }
}

pub(crate) fn match_to_proto(found: Match) -> v1::Match {
    v1::Match {
        name: name::matched(found.id),
        one: name::claim(found.one),
        other: name::claim(found.other),
        state: found.state.number(),
        score: found.score,
        reasons: found.reasons,
        decision: found.decision.map(name::decision).unwrap_or_default(),
        create_time: Some(time::to_proto(found.create_time)),
        update_time: Some(time::to_proto(found.update_time)),
    }
}

pub(crate) fn decision_to_proto(decision: Decision) -> v1::Decision {
    let person = |handle: Option<String>| handle.as_deref().map(name::person);
    v1::Decision {
        name: name::decision(decision.id),
        kind: decision.kind.number(),
        claims: decision.claims.into_iter().map(name::claim).collect(),
        events: decision.events.into_iter().map(name::event).collect(),
        comment: decision.comment,
        person: name::person(&decision.person),
        delegate: person(decision.delegate).unwrap_or_default(),
        create_time: Some(time::to_proto(decision.create_time)),
        undo_time: decision.undo_time.map(time::to_proto),
        undo_person: person(decision.undo_person).unwrap_or_default(),
    }
}
