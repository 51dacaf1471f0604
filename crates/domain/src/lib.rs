//! Articles, claims, figures, verdicts, principals: what is valid and which
//! change is allowed. No I/O, no clock, no randomness.

#![warn(missing_docs)]

mod act;
mod article;
mod attribution;
mod candidate;
mod carry;
mod caution;
mod claim;
mod comment;
mod copy_key;
mod decision;
mod difference;
mod event;
mod evidence;
mod extractor;
mod figure;
mod filter;
mod id;
mod occurrence;
mod page;
mod policy;
mod principal;
mod queue;
mod relocate;
mod replace;
mod request_id;
mod review;
mod sound;
mod span;
mod stats;
mod succeed;
mod violation;

pub use act::{Act, ChangeKind};
pub use article::{Article, ArticleDraft, ArticleState, NewArticle, Notice, Revision, compose};
pub use attribution::{Attribution, Stance};
pub use candidate::{CandidateClaim, Extraction};
pub use carry::{Carried, Fate, Standing, carry, carry_key, in_place};
pub use caution::{Caution, CautionCategory, suggestion};
pub use claim::{
    Assignment, Claim, ClaimLease, ClaimState, DismissReason, Kind, NewClaim, RecheckReason,
};
pub use comment::{Comment, CommentKind};
pub use copy_key::copy_key;
pub use decision::{Decision, DecisionKind, Match, MatchState};
pub use difference::{ClaimDifference, Difference, DifferenceKind, ExtractionSummary};
pub use event::{ALIASES, Event};
pub use evidence::{
    Bearing, Evidence, EvidenceDraft, EvidenceKind, NewEvidence, SourceReliability,
};
pub use extractor::{Extracting, Extractor, Reading};
pub use figure::{AsOf, Bound, Figure, Measure};
pub use filter::{
    ArticleFilter, ArticleTest, ClaimFilter, ClaimTest, Comparison, EventFilter, EventTest,
    TextMatch,
};
pub use id::{
    ArticleId, ClaimId, CommentId, DecisionId, EventId, EvidenceId, ExtractionId, IdSource, KeyId,
    MatchId, NewsroomId, OutboxId, PersonId, ReviewId,
};
pub use occurrence::{Happening, Occurrence};
pub use page::{ClaimOrder, Direction, Page, SortField};
pub use policy::{
    ClaimFacts, Needs, NewPolicy, Policy, PolicyDraft, PolicyVersion, Rules, SecondReviewDraft,
    SecondReviewRule, VerdictDraft,
};
pub use principal::{Delegate, Principal, Role, Roles};
pub use queue::{CONTESTED, COPY_STEPS, Offer, Urgency, patience, reasons};
pub use relocate::relocate;
pub use replace::{Substitute, holder, inherit, replace};
pub use request_id::RequestId;
pub use review::{
    Correction, CorrectionDraft, CorrectionKind, Facts, Given, Move, NewReview, Opinion, Refusal,
    Review, ReviewDraft, ReviewKind, Situation, Unmet, Verdict, adjudicate, adjudication, correct,
    dismiss, review,
};
pub use sound::{CLAIM_CHARS, MOST_CLAIMS, MOST_PARTS, PHRASE_CHARS, Sound, sound};
pub use span::{Quote, Span, TextIndex};
pub use stats::{Open, OpenAge, Period, PersonStats, Stats, VerdictDelay};
pub use succeed::{Sentence, likeness, succeed};
pub use violation::{FieldViolation, Violations};
