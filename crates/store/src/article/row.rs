//! Rows to articles.

use crate::Error;
use crate::entity::{article, revision};
use crate::word::read;
use factdesk_domain::{Article, ArticleId, ArticleState, Notice, Revision};

/// An article from its row and its latest revision's.
pub(crate) fn article(row: article::Model, latest: revision::Model) -> Result<Article, Error> {
    let notices = row.notices.iter().map(|n| read(n, Notice::parse));
    Ok(Article {
        id: ArticleId(row.id),
        uri: row.uri,
        publisher: row.publisher,
        title: latest.title,
        body: Some(latest.body),
        language_code: latest.language_code,
        publish_time: latest.publish_time,
        labels: row.labels,
        source_version: latest.source_version,
        revision: row.latest,
        state: read(&row.state, ArticleState::parse)?,
        claim_count: row.claim_count,
        notices: notices.collect::<Result<_, _>>()?,
        create_time: row.create_time,
        extract_time: latest.extract_time,
        error: row.error,
        legal_hold: row.legal_hold,
        purge_time: row.purge_time,
        refused_claim_count: row.refused_claim_count,
    })
}

/// A revision from its row.
pub(crate) fn revision(row: revision::Model) -> Revision {
    Revision {
        article: ArticleId(row.article),
        number: row.number,
        title: row.title,
        body: Some(row.body),
        sha256: row.sha256,
        source_version: row.source_version,
        language_code: row.language_code,
        publish_time: row.publish_time,
        create_time: row.create_time,
        extract_time: row.extract_time,
    }
}
