//! The generated types and descriptor set of the `factdesk.v1` contract, and those of
//! `factdesk.extractor.v1`.
//!
//! The manual of the contract is in the comments of `proto/factdesk/v1`.

/// The generated messages, clients and servers of package `factdesk.v1`.
#[expect(
    clippy::large_enum_variant,
    reason = "generated: an outcome is either an article or an error"
)]
pub mod v1 {
    tonic::include_proto!("factdesk.v1");
}

/// What others may implement for factdesk to call.
pub mod extractor {
    /// The generated messages, clients and servers of package `factdesk.extractor.v1`.
    pub mod v1 {
        tonic::include_proto!("factdesk.extractor.v1");
    }
}

/// The encoded `FileDescriptorSet` of the contract (`factdesk.v1`) with its imports and
/// comments: for reflection, for JSON, and for tests that walk every rpc.
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/factdesk.bin"));
