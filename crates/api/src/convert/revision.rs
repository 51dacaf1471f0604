//! Revisions to the wire.

use super::{name, time};
use factdesk_domain::Revision;
use factdesk_proto::v1;

pub(crate) fn revision_to_proto(revision: Revision) -> v1::Revision {
    v1::Revision {
        name: name::revision(revision.article, revision.number),
        number: revision.number,
        title: revision.title,
        body: revision.body.unwrap_or_default(),
        sha256: revision.sha256,
        source_version: revision.source_version,
        language_code: revision.language_code.unwrap_or_default(),
        publish_time: revision.publish_time.map(time::to_proto),
        create_time: Some(time::to_proto(revision.create_time)),
        extract_time: revision.extract_time.map(time::to_proto),
    }
}
