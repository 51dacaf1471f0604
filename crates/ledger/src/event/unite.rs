//! Which events are one, by what links them and by what people keep apart.

use factdesk_domain::EventId;
use std::collections::BTreeMap;

/// What makes two events one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// One event.
    pub one: EventId,
    /// The other.
    pub other: EventId,
    /// How sure: the surest links count first.
    pub score: f64,
}

/// The event that each goes on as: the oldest, by id, of those that links connect.
/// Two that are kept apart never come together: the link that would join them is left
/// out, and the surer a link, the earlier its turn. The same for every order of the
/// arguments; an event that no link names goes on as itself where it is among `events`.
pub fn unite(
    events: &[EventId],
    links: &[Link],
    apart: &[(EventId, EventId)],
) -> BTreeMap<EventId, EventId> {
    let mut groups = Groups::of(events, apart);
    let mut links = links.to_vec();
    links.sort_by(|a, b| {
        let pair = |l: &Link| (l.one.min(l.other), l.one.max(l.other));
        b.score.total_cmp(&a.score).then(pair(a).cmp(&pair(b)))
    });
    for link in links {
        groups.join(link.one, link.other);
    }
    let all: Vec<EventId> = groups.lead.keys().copied().collect();
    all.into_iter()
        .map(|event| (event, groups.lead(event)))
        .collect()
}

struct Groups<'a> {
    /// Towards the oldest of the group.
    lead: BTreeMap<EventId, EventId>,
    apart: &'a [(EventId, EventId)],
}

impl Groups<'_> {
    fn of<'a>(events: &[EventId], apart: &'a [(EventId, EventId)]) -> Groups<'a> {
        Groups {
            lead: events.iter().map(|event| (*event, *event)).collect(),
            apart,
        }
    }

    fn lead(&mut self, event: EventId) -> EventId {
        let mut lead = event;
        while let Some(next) = self.lead.get(&lead).filter(|next| **next != lead) {
            lead = *next;
        }
        self.lead.insert(event, lead);
        lead
    }

    fn join(&mut self, a: EventId, b: EventId) {
        let (a, b) = (self.lead(a), self.lead(b));
        if a != b && !self.kept_apart(a, b) {
            self.lead.insert(a.max(b), a.min(b));
        }
    }

    fn kept_apart(&mut self, a: EventId, b: EventId) -> bool {
        let apart = self.apart;
        apart.iter().any(|(x, y)| {
            let (x, y) = (self.lead(*x), self.lead(*y));
            (x, y) == (a, b) || (x, y) == (b, a)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(n: u128) -> EventId {
        EventId(Uuid::from_u128(n))
    }

    fn link(one: u128, other: u128, score: f64) -> Link {
        let (one, other) = (id(one), id(other));
        Link { one, other, score }
    }

    fn united(links: &[Link], apart: &[(u128, u128)]) -> Vec<u128> {
        let all: Vec<_> = (0..5).map(id).collect();
        let apart: Vec<_> = apart.iter().map(|(a, b)| (id(*a), id(*b))).collect();
        let leads = unite(&all, links, &apart);
        leads.into_values().map(|e| e.0.as_u128()).collect()
    }

    #[test]
    fn what_is_linked_goes_on_as_the_oldest() {
        assert_eq!(united(&[], &[]), [0, 1, 2, 3, 4]);
        let links = [link(4, 2, 0.8), link(3, 1, 0.8), link(2, 3, 0.8)];
        assert_eq!(united(&links, &[]), [0, 1, 1, 1, 1]);
        assert_eq!(united(&links[..2], &[]), [0, 1, 2, 1, 2]);
    }

    #[test]
    fn what_is_kept_apart_stays_so_and_the_surer_link_counts() {
        let links = [link(0, 1, 0.8), link(1, 2, 0.9)];
        assert_eq!(united(&links, &[(2, 0)]), [0, 1, 1, 3, 4]);
        let people_first = [link(0, 1, 2.0), link(1, 2, 0.9)];
        assert_eq!(united(&people_first, &[(2, 0)]), [0, 0, 2, 3, 4]);
        assert_eq!(united(&[link(0, 1, 2.0)], &[(0, 1)]), [0, 1, 2, 3, 4]);
    }

    fn any_links() -> impl Strategy<Value = Vec<Link>> {
        let one = (0u128..8, 0u128..8, 0u8..3);
        prop::collection::vec(one, 0..12).prop_map(|all| {
            let made = |(a, b, s): (u128, u128, u8)| link(a, b, f64::from(s));
            all.into_iter().map(made).collect()
        })
    }

    proptest! {
        #[test]
        fn nobody_meets_whom_they_are_kept_apart_from_in_any_order(
            (links, shuffled) in any_links()
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
            apart in prop::collection::vec((0u128..8, 0u128..8), 0..4),
        ) {
            let all: Vec<_> = (0..8).map(id).collect();
            let apart: Vec<_> = apart.iter().filter(|(a, b)| a != b)
                .map(|(a, b)| (id(*a), id(*b))).collect();
            let leads = unite(&all, &links, &apart);
            prop_assert_eq!(&leads, &unite(&all, &shuffled, &apart));
            for (a, b) in &apart {
                prop_assert_ne!(leads[a], leads[b]);
            }
            for (event, lead) in &leads {
                prop_assert!(lead <= event && leads[lead] == *lead);
            }
            if apart.is_empty() {
                for link in &links {
                    prop_assert_eq!(leads[&link.one], leads[&link.other]);
                }
            }
        }
    }
}
