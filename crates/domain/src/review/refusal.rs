//! Why an act is not allowed.

use crate::{ClaimState, ReviewId};
use std::borrow::Cow;

/// Why an act is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The claim's state does not allow it.
    State(ClaimState),
    /// Another person holds the claim.
    Leased,
    /// Another review stands meanwhile: this one.
    Outdated(ReviewId),
    /// The house rules ask for more.
    Policy(Vec<Unmet>),
}

/// One thing the house rules ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// A published kind; ErrorReason in the contract lists them.
    pub kind: &'static str,
    /// The field that would meet it; empty where it is about the caller.
    pub subject: &'static str,
    /// A sentence.
    pub description: Cow<'static, str>,
}

impl Unmet {
    /// One that is always said with the same words.
    pub(super) const fn always(
        kind: &'static str,
        subject: &'static str,
        description: &'static str,
    ) -> Unmet {
        let description = Cow::Borrowed(description);
        Unmet {
            kind,
            subject,
            description,
        }
    }

    /// One that says a number.
    pub(crate) fn counted(kind: &'static str, subject: &'static str, description: String) -> Unmet {
        let description = Cow::Owned(description);
        Unmet {
            kind,
            subject,
            description,
        }
    }
}

pub(super) const NOT_ATTRIBUTED: Unmet = Unmet::always(
    "NOT_ATTRIBUTED",
    "attribution_verdict",
    "the article says this in its own voice, so there is nobody to have said it",
);
pub(super) const CORRECTION_REQUIRED: Unmet = Unmet::always(
    "CORRECTION_REQUIRED",
    "name",
    "a verdict stands, and in this newsroom only CorrectReview changes it",
);
pub(super) const ANOTHER_PERSON: Unmet = Unmet::always(
    "ANOTHER_PERSON_REQUIRED",
    "",
    "somebody who has not reviewed this claim must decide",
);
pub(super) const ADJUDICATOR_MAY_NOT_REVIEW: Unmet = Unmet::always(
    "ADJUDICATOR_MAY_NOT_REVIEW",
    "",
    "whoever adjudicates, or did since the first review, could see it, so gives no second one",
);
pub(super) const ADJUDICATOR_REQUIRED: Unmet = Unmet::always(
    "ADJUDICATOR_REQUIRED",
    "",
    "the newsroom's policy names who decides between two reviews, and one of them gave neither",
);
