//! Evidence to rows and back.

use crate::Error;
use crate::entity::evidence::{ActiveModel, Column, Entity, Model};
use crate::word::{read, read_opt};
use factdesk_domain::{
    Bearing, ClaimId, Evidence, EvidenceId, EvidenceKind, NewEvidence, Principal, Role,
    SourceReliability,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder,
};

/// A row for a piece of evidence that the caller adds.
pub(crate) fn to_row(
    by: &Principal,
    id: EvidenceId,
    claim: ClaimId,
    new: &NewEvidence,
) -> ActiveModel {
    ActiveModel {
        newsroom: Set(by.newsroom.0),
        id: Set(id.0),
        claim: Set(claim.0),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        create_time: NotSet,
        ..content(new)
    }
}

/// What it is, without where it lies, who added it and when.
pub(super) fn content(new: &NewEvidence) -> ActiveModel {
    ActiveModel {
        kind: Set(new.kind.as_str().to_owned()),
        uri: Set(new.uri.clone()),
        quote: Set(new.quote.clone()),
        bearing: Set(new.bearing.as_str().to_owned()),
        archive_uri: Set(new.archive_uri.clone()),
        sha256: Set(new.sha256.clone()),
        access_time: Set(new.access_time),
        source_reliability: Set(new.source_reliability.map(|r| r.as_str().to_owned())),
        information_credibility: Set(new.information_credibility),
        confidential: Set(new.confidential),
        ..Default::default()
    }
}

/// Puts rows on their claims' tables, in statements of at most so many: one has 65,535
/// parameters.
/// Returns them as they are stored.
pub(super) async fn put(
    tx: &impl ConnectionTrait,
    mut rows: Vec<ActiveModel>,
) -> Result<Vec<Model>, Error> {
    const ROWS: usize = 1_000;
    let mut stored = Vec::with_capacity(rows.len());
    while !rows.is_empty() {
        let some = rows.split_off(rows.len().saturating_sub(ROWS));
        stored.extend(Entity::insert_many(some).exec_with_returning(tx).await?);
    }
    Ok(stored)
}

/// A piece of evidence from its row; `handle` is who added it.
pub(crate) fn from_row(row: Model, handle: String) -> Result<Evidence, Error> {
    Ok(Evidence {
        id: EvidenceId(row.id),
        claim: ClaimId(row.claim),
        content: NewEvidence {
            kind: read(&row.kind, EvidenceKind::parse)?,
            uri: row.uri,
            quote: row.quote,
            bearing: read(&row.bearing, Bearing::parse)?,
            archive_uri: row.archive_uri,
            sha256: row.sha256,
            access_time: row.access_time,
            source_reliability: read_opt(
                row.source_reliability.as_deref(),
                SourceReliability::parse,
            )?,
            information_credibility: row.information_credibility,
            confidential: row.confidential,
        },
        person: handle,
        create_time: row.create_time,
        redact_time: row.redact_time,
    })
}

/// What lies on the tables of these claims, oldest first; nothing rests on what was
/// redacted.
pub(crate) async fn on_tables(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claims: &[ClaimId],
) -> Result<Vec<Evidence>, Error> {
    let rows = Entity::find()
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::Claim.is_in(claims.iter().map(|c| c.0)))
        .filter(Column::RedactTime.is_null())
        .order_by_asc(Column::Id)
        .all(tx)
        .await?;
    rows.into_iter()
        .map(|r| from_row(r, String::new()))
        .collect()
}

/// Whether the caller may see it: confidential evidence is for editors and for
/// whoever added it.
pub(crate) fn visible(by: &Principal, row: &Model) -> bool {
    !row.confidential || row.person == by.person.0 || by.roles.grant(Role::Editor)
}
