//! Articles both ways.

use super::enums::{Word, number};
use super::{merge, name, time};
use factdesk_domain::{Article, ArticleDraft, NewArticle, Violations};
use factdesk_proto::v1;

/// An article on the wire.
pub fn article_to_proto(article: Article) -> v1::Article {
    v1::Article {
        name: name::article(article.id),
        uri: article.uri.unwrap_or_default(),
        publisher: article.publisher,
        title: article.title,
        body: article.body.unwrap_or_default(),
        language_code: article.language_code.unwrap_or_default(),
        publish_time: article.publish_time.map(time::to_proto),
        labels: article.labels,
        source_version: article.source_version,
        revision: article.revision,
        state: number(Some(article.state)),
        claim_count: article.claim_count,
        notices: article.notices.into_iter().map(Word::number).collect(),
        create_time: Some(time::to_proto(article.create_time)),
        extract_time: article.extract_time.map(time::to_proto),
        error: article.error,
        legal_hold: article.legal_hold,
        purge_time: article.purge_time.map(time::to_proto),
        refused_claim_count: article.refused_claim_count,
    }
}

/// An article as sent, with the rules applied; output-only fields are ignored.
///
/// # Errors
/// Every bad field, below `article`.
pub(crate) fn article_from_proto(article: v1::Article) -> Result<NewArticle, Violations> {
    let mut bad = Violations::new();
    let publish_time = article.publish_time.map(time::from_proto).transpose();
    let publish_time = bad.keep("publish_time", publish_time).flatten();
    let draft = ArticleDraft {
        uri: article.uri,
        publisher: article.publisher,
        title: article.title,
        body: article.body,
        language_code: article.language_code,
        publish_time,
        labels: article.labels,
        source_version: article.source_version,
    };
    let checked = merge(&mut bad, NewArticle::check(draft));
    let mut below = Violations::new();
    below.nest("article", bad);
    below.into_result(checked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use prost_types::Timestamp;

    #[test]
    fn every_bad_field_is_named_with_its_path() {
        let bad = v1::Article {
            uri: "nowhere".into(),
            publish_time: Some(Timestamp {
                seconds: i64::MAX,
                nanos: 0,
            }),
            ..Default::default()
        };
        let bad = article_from_proto(bad).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(
            fields,
            ["article.publish_time", "article.body", "article.uri"]
        );
    }

    #[test]
    fn what_the_service_says_itself_is_ignored() {
        let sent = v1::Article {
            name: "articles/mine".into(),
            body: "It rains.\r\n".into(),
            state: 99,
            claim_count: -4,
            ..Default::default()
        };
        assert_eq!(article_from_proto(sent).unwrap().body, "It rains.\r\n");
    }
}
