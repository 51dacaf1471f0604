//! A claim as the ledger reads it, stored or just extracted.

use factdesk_domain::{Attribution, CandidateClaim, Claim, ClaimId, Figure, Occurrence};

/// What the ledger reads of a claim.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Which claim.
    pub claim: ClaimId,
    /// Its sentence.
    pub context: &'a str,
    /// One past its last code point in the article's text; none where it has no place there.
    pub end: Option<u32>,
    /// Its figure.
    pub figure: Option<&'a Figure>,
    /// Who says it.
    pub attributions: &'a [Attribution],
    /// What happened, where and when.
    pub occurrence: &'a Occurrence,
}

impl<'a> Told<'a> {
    /// A candidate under the name that it shall have.
    pub fn candidate(claim: ClaimId, of: &'a CandidateClaim) -> Told<'a> {
        Told {
            claim,
            context: &of.context,
            end: Some(of.span.end),
            figure: of.figure.as_ref(),
            attributions: &of.attributions,
            occurrence: &of.occurrence,
        }
    }
}

impl<'a> From<&'a Claim> for Told<'a> {
    fn from(of: &'a Claim) -> Told<'a> {
        Told {
            claim: of.id,
            context: &of.context,
            end: of.quote.as_ref().map(|q| q.span.end),
            figure: of.figure.as_ref(),
            attributions: &of.attributions,
            occurrence: &of.occurrence,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use uuid::Uuid;

    pub(crate) fn told<'a>(n: u128, context: &'a str, occurrence: &'a Occurrence) -> Told<'a> {
        Told {
            claim: ClaimId(Uuid::from_u128(n)),
            context,
            end: None,
            figure: None,
            attributions: &[],
            occurrence,
        }
    }
}
