//! ReviewClaim: each time another claim that nobody has looked at.

use crate::Args;
use crate::desk::Failure;
use crate::wire::Wire;
use factdesk_proto::v1::{Bearing, Claim, Evidence, EvidenceKind, ReviewClaimRequest, Verdict};

/// One client's claims.
pub struct Reviews {
    name: String,
    claims: Vec<Claim>,
}

impl Reviews {
    /// Claims to review, with their etags.
    pub fn new(args: &Args, client: u64, claims: Vec<Claim>) -> Reviews {
        let name = format!("{}-{client}", args.tag);
        Reviews { name, claims }
    }

    /// Reviews the next, as long as there is one.
    pub async fn once(&mut self, wire: &mut Wire) -> Result<bool, Failure> {
        let Some(claim) = self.claims.pop() else {
            return Ok(false);
        };
        let evidence = Evidence {
            kind: EvidenceKind::Document.into(),
            quote: "The district clerk's list of that night has the same number.".to_owned(),
            bearing: Bearing::Supports.into(),
            uri: "https://clerk.example/list".to_owned(),
            ..Evidence::default()
        };
        let message = ReviewClaimRequest {
            name: claim.name,
            etag: claim.etag,
            verdict: Verdict::Verified.into(),
            reason: "The clerk's list confirms it.".to_owned(),
            rationale: "Read the list and rang the clerk.".to_owned(),
            evidence: vec![evidence],
            request_id: format!("{}-{}", self.name, self.claims.len()),
            ..ReviewClaimRequest::default()
        };
        wire.call("ReviewService/ReviewClaim", &message).await?;
        Ok(true)
    }
}
