//! What the server would say of an article, as far as its words alone tell.

use super::item::{BadField, Refusal};
use chrono::DateTime;
use factdesk_domain::{ArticleDraft, NewArticle};
use factdesk_proto::v1::{Article, SubmitArticleRequest};

/// Why the server would refuse it; nothing where it would not.
pub fn check(request: &SubmitArticleRequest) -> Option<Refusal> {
    let article = request.article.clone().unwrap_or_default();
    let bad = NewArticle::check(draft(article)).err()?;
    let fields = bad.as_slice().iter().map(|v| BadField {
        field: format!("article.{}", v.field),
        description: v.description.clone(),
    });
    let field_violations: Vec<_> = fields.collect();
    let told = field_violations.iter();
    let told: Vec<_> = told
        .map(|v| format!("{}: {}", v.field, v.description))
        .collect();
    Some(Refusal {
        field_violations,
        ..Refusal::new("INVALID_FIELDS", told.join("; "))
    })
}

/// The fields that the server would not take.
pub fn bad_fields(article: &Article) -> Vec<String> {
    let bad = NewArticle::check(draft(article.clone())).err();
    let bad = bad.iter().flat_map(|bad| bad.as_slice());
    bad.map(|violation| violation.field.clone()).collect()
}

fn draft(article: Article) -> ArticleDraft {
    let time = article.publish_time;
    ArticleDraft {
        uri: article.uri,
        publisher: article.publisher,
        title: article.title,
        body: article.body,
        language_code: article.language_code,
        publish_time: time.and_then(|t| {
            let nanos = u32::try_from(t.nanos).ok()?;
            DateTime::from_timestamp(t.seconds, nanos)
        }),
        labels: article.labels,
        source_version: article.source_version,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(article: Article) -> Vec<String> {
        let article = Some(article);
        let request = SubmitArticleRequest {
            article,
            ..SubmitArticleRequest::default()
        };
        let bad = check(&request).map_or(Vec::new(), |refusal| refusal.field_violations);
        bad.into_iter().map(|v| v.field).collect()
    }

    #[test]
    fn every_bad_field_is_named() {
        let good = Article {
            body: "Rain.".into(),
            ..Article::default()
        };
        assert!(fields(good.clone()).is_empty());
        let bad = Article {
            body: " ".into(),
            uri: "x".into(),
            ..good
        };
        assert_eq!(fields(bad), ["article.body", "article.uri"]);
    }
}
