//! What is asked of the server, and what it answers.

use factdesk_proto::v1::{
    AddEvidenceRequest, AdjudicateClaimRequest, Article, Claim, Comment, CommentOnClaimRequest,
    CorrectReviewRequest, DismissClaimRequest, Evidence, HistoryEntry, LeaseNextClaimRequest,
    LeaseNextClaimResponse, Policy, ReleaseClaimRequest, RenewLeaseRequest, Review,
    ReviewClaimRequest, SkipClaimRequest,
};

/// A call. The same one may be sent again: those that change something carry
/// their request id.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    Next(LeaseNextClaimRequest),
    /// Everything that lies on a claim's table.
    Read(String),
    Renew(RenewLeaseRequest),
    Release(ReleaseClaimRequest),
    Skip(SkipClaimRequest),
    Dismiss(DismissClaimRequest),
    Review(ReviewClaimRequest),
    Adjudicate(AdjudicateClaimRequest),
    Correct(CorrectReviewRequest),
    Evidence(AddEvidenceRequest),
    Comment(CommentOnClaimRequest),
    Policy,
    /// What happened to a claim.
    History(String),
}

/// What came back.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A claim with its table, or none where nothing waits.
    Next(Box<LeaseNextClaimResponse>, Option<Box<Table>>),
    Table(Box<Table>),
    Claim(Box<Claim>),
    /// It is done, and there is nothing to show of it.
    Done,
    Policy(Box<Policy>),
    History(Vec<HistoryEntry>),
}

/// A claim and what lies on its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub claim: Claim,
    pub article: Option<Article>,
    pub evidence: Vec<Evidence>,
    pub comments: Vec<Comment>,
    pub reviews: Vec<Review>,
    /// Other claims of the same words and claimant.
    pub copies: Vec<Claim>,
    /// What could not be read, a sentence each.
    pub missing: Vec<String>,
}
