//! A claim and where the desk stands with it.

use crate::figure::words;
use crate::{
    ArticleId, Attribution, Caution, ClaimId, EventId, Figure, Occurrence, PersonId, Quote, Stance,
    Verdict,
};
use chrono::{DateTime, Utc};

/// One checkable proposition.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its identity.
    pub id: ClaimId,
    /// The article.
    pub article: ArticleId,
    /// The number of the latest revision in which it stands.
    pub revision: i32,
    /// What sort of proposition it is.
    pub kind: Kind,
    /// The words that carry it.
    pub text: String,
    /// The claim as a sentence that stands alone.
    pub proposition: String,
    /// Where it stands; none on a claim entered by hand without a span.
    pub quote: Option<Quote>,
    /// The sentence around it.
    pub context: String,
    /// The statement that this figure stands in.
    pub within: Option<ClaimId>,
    /// Shared by copies.
    pub copy_key: String,
    /// Who says it, from the claimant outwards.
    pub attributions: Vec<Attribution>,
    /// The speaker's stance.
    pub stance: Option<Stance>,
    /// The article's own doubt.
    pub cautions: Vec<Caution>,
    /// On figures only.
    pub figure: Option<Figure>,
    /// 0 to 1.
    pub check_worthiness: f64,
    /// Why, a phrase each.
    pub worthiness_reasons: Vec<String>,
    /// Free labels.
    pub labels: Vec<String>,
    /// Where the desk stands with it.
    pub state: ClaimState,
    /// "Is it so?"
    pub verdict: Option<Verdict>,
    /// "Was it said?"
    pub attribution_verdict: Option<Verdict>,
    /// The public reason of the verdict.
    pub reason: String,
    /// What the cautions suggest.
    pub suggested_verdict: Option<Verdict>,
    /// Why.
    pub suggestion_reason: String,
    /// The verdict of an already reviewed copy.
    pub offered_verdict: Option<Verdict>,
    /// Who holds it now.
    pub lease: Option<ClaimLease>,
    /// The event that it tells of.
    pub event: Option<EventId>,
    /// The id of its figure series within that.
    pub series: Option<String>,
    /// The claim whose figure moved past this one.
    pub superseded_by: Option<ClaimId>,
    /// Changes with whatever a reviewer decides on, and only with that.
    pub etag: String,
    /// The extractor and its version; `hand` for a person's.
    pub extractor: String,
    /// The extractor's rules that made it, the one that found it first; empty on a person's.
    pub rules: Vec<String>,
    /// When it was stored.
    pub create_time: DateTime<Utc>,
    /// When it last changed.
    pub update_time: DateTime<Utc>,
    /// By when it should be looked at.
    pub due_time: DateTime<Utc>,
    /// Whom it is assigned to.
    pub assignment: Option<Assignment>,
    /// Every reviewer skipped it.
    pub escalated: bool,
    /// When to look again.
    pub recheck_time: Option<DateTime<Utc>>,
    /// Why it should be looked at again.
    pub recheck_reason: Option<RecheckReason>,
    /// The claims that it took the place of.
    pub replaces: Vec<ClaimId>,
    /// The claims that took its place.
    pub replaced_by: Vec<ClaimId>,
    /// What happened, where and when.
    pub occurrence: Occurrence,
}

/// Who shall review a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Their handle.
    pub handle: String,
    /// By when; afterwards it is anybody's.
    pub due_time: DateTime<Utc>,
}

/// A time-limited exclusive hold on a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimLease {
    /// Who holds it.
    pub person: PersonId,
    /// Their handle.
    pub handle: String,
    /// When it ends by itself.
    pub expire_time: DateTime<Utc>,
}

/// A claim entered by hand, checked by the api.
#[derive(Clone, Debug, PartialEq)]
pub struct NewClaim {
    /// What sort of proposition it is.
    pub kind: Kind,
    /// The words that carry it.
    pub text: String,
    /// The claim as a sentence that stands alone.
    pub proposition: String,
    /// First and one past the last code point in the latest revision.
    pub chars: Option<(u32, u32)>,
    /// Who says it.
    pub attributions: Vec<Attribution>,
    /// The speaker's stance.
    pub stance: Option<Stance>,
    /// The article's own doubt.
    pub cautions: Vec<Caution>,
    /// On figures only.
    pub figure: Option<Figure>,
    /// Free labels.
    pub labels: Vec<String>,
}

words! {
    /// What sort of proposition a claim is.
    Kind {
        /// How many or how much.
        Figure = "FIGURE",
        /// Somebody said it.
        Statement = "STATEMENT",
        /// The article says it in its own voice.
        Assertion = "ASSERTION",
    }
}

words! {
    /// Why a verdict should be looked at again.
    RecheckReason {
        /// The claim's sentence reads otherwise in a new revision.
        TextChanged = "TEXT_CHANGED",
        /// Another claim conflicts with it.
        Conflict = "CONFLICT",
        /// Somebody denies it.
        Denial = "DENIAL",
        /// The review's recheck time came.
        Time = "TIME",
    }
}

words! {
    /// Where the desk stands with a claim.
    ClaimState {
        /// Nobody has looked.
        Pending = "PENDING",
        /// A reviewer holds a live lease.
        InReview = "IN_REVIEW",
        /// A second person is asked for.
        AwaitingSecondReview = "AWAITING_SECOND_REVIEW",
        /// Two reviewers disagreed.
        InAdjudication = "IN_ADJUDICATION",
        /// A verdict stands.
        Reviewed = "REVIEWED",
        /// A verdict stands and should be looked at again.
        NeedsRecheck = "NEEDS_RECHECK",
        /// Set aside without a verdict.
        Dismissed = "DISMISSED",
        /// Replaced, or its sentence left the article.
        Replaced = "REPLACED",
    }
}

impl ClaimState {
    /// The states in which a claim waits for somebody, as they are stored: a claim
    /// in review is stored as pending.
    pub const WAITING: [ClaimState; 4] = [
        ClaimState::Pending,
        ClaimState::NeedsRecheck,
        ClaimState::AwaitingSecondReview,
        ClaimState::InAdjudication,
    ];
}

words! {
    /// Why a claim is set aside without a verdict.
    DismissReason {
        /// The extractor erred.
        NotAClaim = "NOT_A_CLAIM",
        /// Nobody could check it.
        NotCheckable = "NOT_CHECKABLE",
        /// Not what this desk checks.
        OutOfScope = "OUT_OF_SCOPE",
        /// Another claim says the same.
        Duplicate = "DUPLICATE",
    }
}
