//! One claim a line, as protobuf JSON.

use crate::failure::Failure;
use factdesk_api::candidate_to_proto;
use factdesk_domain::{Extraction, TextIndex};
use prost_reflect::{DescriptorPool, DynamicMessage, MessageDescriptor};

/// Writes claims by the contract's own descriptors, so that the lines are what
/// any protobuf library reads.
pub struct Lines {
    claim: MessageDescriptor,
}

impl Lines {
    /// Reads the descriptors.
    pub fn new() -> Result<Lines, Failure> {
        let pool = DescriptorPool::decode(factdesk_proto::DESCRIPTORS)?;
        let claim = pool.get_message_by_name("factdesk.v1.Claim");
        let claim = claim.ok_or_else(|| Failure::new("the contract has no message Claim"))?;
        Ok(Lines { claim })
    }

    /// The claims found in the text of one file.
    pub fn show(&self, name: &str, text: &str, found: &Extraction) -> Result<String, Failure> {
        let index = TextIndex::new(text);
        let mut lines = String::new();
        for claim in (0..).map_while(|i| candidate_to_proto(found, i, name, &index)) {
            let mut message = DynamicMessage::new(self.claim.clone());
            message.transcode_from(&claim)?;
            lines.push_str(&serde_json::to_string(&message)?);
            lines.push('\n');
        }
        Ok(lines)
    }
}
