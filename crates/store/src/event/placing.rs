//! Into which event each mention of an article goes.

use super::known::Known;
use factdesk_domain::{ClaimId, EventId, IdSource};
use factdesk_ledger::{Edge, JOINS, Mention, likely};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// A mention in its event.
pub(super) struct Placed {
    pub id: Uuid,
    pub mention: Mention,
    /// Its claims.
    pub claims: Vec<ClaimId>,
    /// The event that it goes into.
    pub event: EventId,
    /// What that goes on as.
    pub lead: EventId,
    /// Whether there was no such event before.
    pub founds: bool,
    /// Other events that it tells of as well, each with the surest edge.
    pub also: Sure,
    /// Mentions with which it may be of one event, not surely enough.
    pub perhaps: Vec<(Uuid, EventId, Edge)>,
}

/// The surest edge to each event, with what that goes on as.
type Sure = BTreeMap<EventId, (EventId, Edge)>;

/// What a mention has in common with others.
struct Edges {
    sure: Sure,
    /// Mentions that are worth a look, with what their events go on as.
    perhaps: Vec<(Uuid, EventId, Edge)>,
}

/// What an article says, and what is known.
pub(super) struct Placing<'a> {
    pub ids: &'a dyn IdSource,
    /// The mentions that the article had before, and the claims of each.
    pub before: &'a [Known],
    pub told_before: &'a HashMap<Uuid, Vec<ClaimId>>,
    /// Mentions of other articles.
    pub others: &'a [Known],
}

impl Placing<'_> {
    /// Places mentions, one after the other.
    pub fn place(&self, fresh: Vec<(Mention, Vec<ClaimId>)>) -> Vec<Placed> {
        let stays = self.staying(&fresh);
        let mut heirs = self.heirs(&fresh, &stays);
        let mut placed: Vec<Placed> = Vec::with_capacity(fresh.len());
        for (at, (mention, claims)) in fresh.into_iter().enumerate() {
            let stays = stays.get(&at).copied();
            let heir = heirs.remove(&at);
            placed.push(self.one(mention, claims, stays, heir, &placed));
        }
        placed
    }

    /// Which mentions say the same as one did before.
    fn staying(&self, fresh: &[(Mention, Vec<ClaimId>)]) -> HashMap<usize, &Known> {
        let same = |mention: &Mention| self.before.iter().find(|k| k.mention.same(mention));
        let all = fresh.iter().enumerate();
        all.filter_map(|(at, (mention, _))| Some((at, same(mention)?)))
            .collect()
    }

    /// Events that would be left without a mention go on with the one that has most of
    /// the claims: an article that is rewritten stays in its event.
    fn heirs(
        &self,
        fresh: &[(Mention, Vec<ClaimId>)],
        stays: &HashMap<usize, &Known>,
    ) -> HashMap<usize, (EventId, EventId)> {
        let kept: BTreeSet<EventId> = stays.values().map(|k| k.event).collect();
        let left = self
            .before
            .iter()
            .filter(|k| !k.shared && !kept.contains(&k.event));
        let mut heirs = HashMap::new();
        for old in left {
            let told = self.told_before.get(&old.id);
            let in_common = |claims: &[ClaimId]| {
                claims
                    .iter()
                    .filter(|c| told.is_some_and(|t| t.contains(c)))
                    .count()
            };
            let free = fresh.iter().enumerate();
            let free = free.filter(|(at, _)| !stays.contains_key(at) && !heirs.contains_key(at));
            let best = free.max_by_key(|(at, (_, claims))| (in_common(claims), Reverse(*at)));
            if let Some((at, (_, claims))) = best
                && in_common(claims) > 0
            {
                heirs.insert(at, (old.event, old.lead));
            }
        }
        heirs
    }

    fn one(
        &self,
        mention: Mention,
        claims: Vec<ClaimId>,
        stays: Option<&Known>,
        heir: Option<(EventId, EventId)>,
        own: &[Placed],
    ) -> Placed {
        let Edges { sure, perhaps } = self.edges(&mention, own);
        let still = |k: &&Known| sure.is_empty() || sure.values().any(|(lead, _)| *lead == k.lead);
        let known = stays.filter(|k| !k.shared || still(k));
        let strongest = sure.iter().max_by(|a, b| {
            let (x, y) = (&a.1.1, &b.1.1);
            x.score.total_cmp(&y.score).then(b.0.cmp(a.0))
        });
        let found = EventId::new(self.ids);
        let (event, lead) = match (known, heir, strongest) {
            (Some(known), ..) => (known.event, known.lead),
            (None, Some(heir), _) => heir,
            (None, None, Some((event, (lead, _)))) => (*event, *lead),
            (None, None, None) => (found, found),
        };
        let also = sure.into_iter().filter(|(other, _)| *other != event);
        Placed {
            id: stays.map_or_else(|| self.ids.next(), |k| k.id),
            also: also.collect(),
            founds: event == found,
            mention,
            claims,
            event,
            lead,
            perhaps,
        }
    }

    fn edges(&self, mention: &Mention, own: &[Placed]) -> Edges {
        let others = self
            .others
            .iter()
            .map(|k| (k.id, k.event, k.lead, &k.mention));
        let own = own.iter().map(|p| (p.id, p.event, p.lead, &p.mention));
        let (mut sure, mut perhaps): (Sure, _) = (BTreeMap::new(), Vec::new());
        for (id, event, lead, other) in others.chain(own) {
            match likely(mention, other) {
                Some(edge) if edge.score >= JOINS => {
                    let known = sure.get(&event).map_or(0.0, |(_, e)| e.score);
                    if edge.score > known {
                        sure.insert(event, (lead, edge));
                    }
                }
                Some(edge) => perhaps.push((id, lead, edge)),
                None => {}
            }
        }
        // Nobody has to be shown what one article says twice.
        perhaps.retain(|(id, ..)| self.others.iter().any(|k| k.id == *id));
        Edges { sure, perhaps }
    }
}
