//! One claim a line, as protobuf JSON.

use crate::failure::Failure;
use crate::json::Json;
use factdesk_api::candidate_to_proto;
use factdesk_domain::{Extraction, TextIndex};

/// Writes the claims found in texts.
pub struct Lines {
    claim: Json,
}

impl Lines {
    /// Reads the descriptors.
    pub fn new() -> Result<Lines, Failure> {
        let claim = Json::of("Claim")?;
        Ok(Lines { claim })
    }

    /// The claims found in the text of one file.
    pub fn show(&self, name: &str, text: &str, found: &Extraction) -> Result<String, Failure> {
        let index = TextIndex::new(text);
        let claims = (0..).map_while(|i| candidate_to_proto(found, i, name, &index));
        claims.map(|claim| self.claim.line(&claim)).collect()
    }
}
