//! Evidence as it lies in a sealed review, until the second one brings it to light.

use crate::Error;
use crate::entity::evidence::Model;
use crate::entity::sealed_review;
use chrono::{DateTime, Utc};
use factdesk_domain::{EvidenceId, IdSource, NewEvidence};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

/// A piece of it, with the id that it will have.
#[derive(Serialize, Deserialize)]
struct Piece {
    id: Uuid,
    kind: String,
    uri: String,
    quote: String,
    bearing: String,
    archive_uri: String,
    sha256: String,
    access_time: Option<DateTime<Utc>>,
    source_reliability: Option<String>,
    information_credibility: Option<i32>,
    confidential: bool,
}

/// Evidence as it was sent along.
pub(super) fn to_json(ids: &dyn IdSource, evidence: &[NewEvidence]) -> Json {
    let pieces = evidence.iter().map(|new| Piece {
        id: EvidenceId::new(ids).0,
        kind: new.kind.as_str().to_owned(),
        uri: new.uri.clone(),
        quote: new.quote.clone(),
        bearing: new.bearing.as_str().to_owned(),
        archive_uri: new.archive_uri.clone(),
        sha256: new.sha256.clone(),
        access_time: new.access_time,
        source_reliability: new.source_reliability.map(|r| r.as_str().to_owned()),
        information_credibility: new.information_credibility,
        confidential: new.confidential,
    });
    // Words, numbers and times always have a JSON form.
    serde_json::to_value(pieces.collect::<Vec<_>>()).unwrap_or_default()
}

/// The rows that it will be. What does not read is not told: it is nobody's to see.
pub(super) fn rows(sealed: &sealed_review::Model) -> Result<Vec<Model>, Error> {
    let pieces: Vec<Piece> = serde_json::from_value(sealed.evidence.clone())
        .map_err(|_| Error::Corrupt(format!("the evidence sealed on claim {}", sealed.claim)))?;
    Ok(pieces.into_iter().map(|p| row(sealed, p)).collect())
}

fn row(sealed: &sealed_review::Model, piece: Piece) -> Model {
    Model {
        newsroom: sealed.newsroom,
        id: piece.id,
        claim: sealed.claim,
        kind: piece.kind,
        uri: piece.uri,
        quote: piece.quote,
        bearing: piece.bearing,
        archive_uri: piece.archive_uri,
        sha256: piece.sha256,
        access_time: piece.access_time,
        source_reliability: piece.source_reliability,
        information_credibility: piece.information_credibility,
        confidential: piece.confidential,
        person: sealed.person,
        delegate: sealed.delegate,
        create_time: sealed.create_time,
        salt: Uuid::nil(),
        redact_time: None,
    }
}
