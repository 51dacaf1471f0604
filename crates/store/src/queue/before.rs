//! The claims that stand in the revision before.

use super::by_hand::HAND;
use crate::entity::claim::{Column, Entity};
use crate::{Error, Job};
use factdesk_domain::{ClaimId, ClaimState, Standing, carry_key};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// The machine's claims of the revision before, in the order of its text.
pub(super) struct Before {
    /// They.
    pub claims: Vec<Standing>,
    /// Those of them with a verdict that may go on with other words.
    pub with_verdict: Vec<ClaimId>,
    /// Where and by whom each machine's claim was found last.
    pub machines: HashMap<ClaimId, Stand>,
    /// Those entered by hand.
    pub by_hand: Vec<ClaimId>,
    /// Where each begins, beside `claims`.
    places: Vec<(Option<i32>, ClaimId)>,
}

/// When a claim was found last.
#[derive(Clone)]
pub(super) struct Stand {
    /// In which revision.
    pub revision: i32,
    /// By which extractor.
    pub extractor: String,
}

impl Before {
    /// Adds claims, each with the place at which it begins.
    pub fn add(&mut self, more: impl Iterator<Item = (Option<i32>, Standing)>) {
        let places = std::mem::take(&mut self.places);
        let claims = std::mem::take(&mut self.claims);
        let mut all: Vec<_> = places.into_iter().zip(claims).collect();
        all.extend(more.map(|(start, claim)| ((start, claim.id), claim)));
        all.sort_by_key(|(place, _)| *place);
        (self.places, self.claims) = all.into_iter().unzip();
    }
}

/// Locks all claims that stand, those entered by hand too, in the order of their ids,
/// as a review of several does: the updates that follow come to them in any order,
/// and would wait for a review that waits for them.
///
/// A verdict goes on with a rewritten sentence where it is readable. A first review
/// that is sealed, or two that disagree, judged other words than the next reviewer
/// would see: such a claim is replaced, and the new sentence is checked from the start.
pub(super) async fn standing(tx: &impl ConnectionTrait, job: &Job) -> Result<Before, Error> {
    type Row = (
        Uuid,
        String,
        String,
        String,
        Option<String>,
        Option<i32>,
        i32,
        String,
        String,
    );
    let mut rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::CopyKey,
            Column::Context,
            Column::Text,
            Column::FigureText,
            Column::SpanStart,
            Column::Revision,
            Column::Extractor,
            Column::State,
        ])
        .filter(Column::Newsroom.eq(job.newsroom.0))
        .filter(Column::Article.eq(job.article.0))
        .filter(Column::State.ne(ClaimState::Replaced.as_str()))
        .order_by_asc(Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .all(tx)
        .await?;
    let hand = rows.iter().filter(|(.., extractor, _)| extractor == HAND);
    let by_hand = hand.map(|(id, ..)| ClaimId(*id)).collect();
    rows.retain(|(.., extractor, _)| extractor != HAND);
    let verdict = [ClaimState::Reviewed, ClaimState::NeedsRecheck].map(ClaimState::as_str);
    let with_verdict = rows
        .iter()
        .filter(|(.., state)| verdict.contains(&&**state));
    let with_verdict = with_verdict.map(|(id, ..)| ClaimId(*id)).collect();
    let stand = |(id, _, _, _, _, _, revision, extractor, _): &Row| {
        let (revision, extractor) = (*revision, extractor.clone());
        (
            ClaimId(*id),
            Stand {
                revision,
                extractor,
            },
        )
    };
    let mut before = Before {
        claims: Vec::new(),
        machines: rows.iter().map(stand).collect(),
        with_verdict,
        by_hand,
        places: Vec::new(),
    };
    let standing = |(id, copy_key, context, text, figure, start, ..): Row| {
        let key = carry_key(&copy_key, &context, &text, figure.as_deref());
        let (id, displaced) = (ClaimId(id), false);
        (start, Standing { id, key, displaced })
    };
    before.add(rows.into_iter().map(standing));
    Ok(before)
}
