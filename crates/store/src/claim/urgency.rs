//! What a row says for looking at its claim soon.

use crate::entity::claim::Model;
use factdesk_domain::{COPY_STEPS, RecheckReason, Urgency, patience};
use serde::Serialize;

/// The numbers of copies at which patience changes, as the database counts.
pub(crate) const STEPS: [i32; COPY_STEPS.len()] = {
    let mut steps = [0; COPY_STEPS.len()];
    let mut i = 0;
    while i < steps.len() {
        steps[i] = COPY_STEPS[i] as i32;
        i += 1;
    }
    steps
};

/// A row with how long its claim may wait, in seconds, at each of the [`STEPS`].
#[derive(Serialize)]
pub(super) struct Queued<'a> {
    #[serde(flatten)]
    row: &'a Model,
    patience: [f64; STEPS.len()],
}

impl Queued<'_> {
    pub fn of(row: &Model) -> Queued<'_> {
        let patience = COPY_STEPS.map(|copies| {
            let urgency = Urgency {
                copies,
                ..urgency(row)
            };
            patience(&urgency).as_secs_f64()
        });
        Queued { row, patience }
    }
}

/// What speaks for a row's claim, its copies apart, which the row does not know.
pub(crate) fn urgency(row: &Model) -> Urgency {
    let reason = row.recheck_reason.as_deref();
    Urgency {
        check_worthiness: row.check_worthiness,
        caution: !row.caution_categories.is_empty(),
        suggestion: row.suggested_verdict.is_some(),
        vague: row.vague == Some(true),
        // Found out later, and by others.
        contested: false,
        recheck: reason.and_then(RecheckReason::parse),
        copies: 0,
    }
}
