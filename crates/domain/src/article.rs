//! Documents and their immutable texts.

use crate::figure::words;
use crate::{ArticleId, Violations};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// The most bytes of UTF-8 that a body may have: 2 MiB.
pub const BODY_LIMIT: usize = 2 << 20;

/// An article as a caller sends it.
#[derive(Clone, Debug, Default)]
pub struct ArticleDraft {
    /// Where it lives; may be empty.
    pub uri: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// The headline; may be empty.
    pub title: String,
    /// The text.
    pub body: String,
    /// BCP 47; may be empty.
    pub language_code: String,
    /// When it was published.
    pub publish_time: Option<DateTime<Utc>>,
    /// Free labels.
    pub labels: Vec<String>,
    /// The publisher's own version number; 0 for none.
    pub source_version: i64,
}

/// An article that passed the rules, ready to be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct NewArticle {
    /// Where it lives.
    pub uri: Option<String>,
    /// Who published it; may be empty.
    pub publisher: String,
    /// The headline; may be empty.
    pub title: String,
    /// The text, byte for byte as submitted.
    pub body: String,
    /// BCP 47, where the caller knows it.
    pub language_code: Option<String>,
    /// When it was published.
    pub publish_time: Option<DateTime<Utc>>,
    /// Free labels, each once.
    pub labels: Vec<String>,
    /// The publisher's own version number; 0 for none.
    pub source_version: i64,
}

/// A stored article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its identity.
    pub id: ArticleId,
    /// Where it lives.
    pub uri: Option<String>,
    /// Who published it; may be empty.
    pub publisher: String,
    /// The latest revision's headline.
    pub title: String,
    /// The latest revision's text; none in lists.
    pub body: Option<String>,
    /// The latest revision's language: as submitted, or as guessed once extracted.
    pub language_code: Option<String>,
    /// When the latest revision was published.
    pub publish_time: Option<DateTime<Utc>>,
    /// Free labels.
    pub labels: Vec<String>,
    /// The latest revision's version number of the publisher.
    pub source_version: i64,
    /// The number of the latest revision.
    pub revision: i32,
    /// Where its extraction stands.
    pub state: ArticleState,
    /// How many claims stand in it.
    pub claim_count: i32,
    /// What the caller should know.
    pub notices: Vec<Notice>,
    /// When it was first submitted.
    pub create_time: DateTime<Utc>,
    /// When the latest revision was extracted.
    pub extract_time: Option<DateTime<Utc>>,
    /// Why extraction failed; may be empty.
    pub error: String,
    /// Nothing of it may be purged.
    pub legal_hold: bool,
    /// When its texts were erased.
    pub purge_time: Option<DateTime<Utc>>,
    /// How many of the extractor's claims were refused.
    pub refused_claim_count: i32,
}

/// One immutable text of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The article.
    pub article: ArticleId,
    /// From 1 upwards in order of arrival.
    pub number: i32,
    /// The headline; may be empty.
    pub title: String,
    /// The text; none in lists.
    pub body: Option<String>,
    /// SHA-256 of [`compose`]d title and body, lower-case hexadecimal.
    pub sha256: String,
    /// The publisher's own version number; 0 for none.
    pub source_version: i64,
    /// As submitted, or as guessed once extracted.
    pub language_code: Option<String>,
    /// When it was published.
    pub publish_time: Option<DateTime<Utc>>,
    /// When it was submitted.
    pub create_time: DateTime<Utc>,
    /// When its claims were stored.
    pub extract_time: Option<DateTime<Utc>>,
}

/// The text that spans count in: title, blank line, body; or the body alone.
pub fn compose(title: &str, body: &str) -> String {
    match title {
        "" => body.to_owned(),
        _ => format!("{title}\n\n{body}"),
    }
}

impl NewArticle {
    /// Applies the rules to a draft.
    ///
    /// # Errors
    /// Every bad field.
    pub fn check(draft: ArticleDraft) -> Result<NewArticle, Violations> {
        let mut bad = Violations::new();
        bad.keep("body", check_body(&draft.body));
        bad.keep("title", check_line(&draft.title, 1_000));
        bad.keep("publisher", check_line(&draft.publisher, 200));
        bad.keep("uri", check_uri(&draft.uri));
        bad.keep("language_code", check_language(&draft.language_code));
        check_labels(&draft.labels, &mut bad);
        if draft.source_version < 0 {
            bad.add("source_version", "must be 0 or more");
        }
        bad.into_result(Some(()))?;
        Ok(accept(draft))
    }

    /// The text that spans count in.
    pub fn text(&self) -> String {
        compose(&self.title, &self.body)
    }

    /// SHA-256 of [`NewArticle::text`], lower-case hexadecimal.
    pub fn sha256(&self) -> String {
        let digest = Sha256::digest(self.text().as_bytes());
        digest.iter().map(|b| format!("{b:02x}")).collect()
    }
}

fn accept(draft: ArticleDraft) -> NewArticle {
    let some = |s: String| Some(s).filter(|s| !s.is_empty());
    let mut labels = draft.labels;
    labels.sort();
    labels.dedup();
    NewArticle {
        uri: some(draft.uri),
        publisher: draft.publisher,
        title: draft.title,
        body: draft.body,
        language_code: some(draft.language_code),
        publish_time: draft.publish_time,
        labels,
        source_version: draft.source_version,
    }
}

fn check_body(body: &str) -> Result<(), String> {
    match body {
        b if b.len() > BODY_LIMIT => Err(format!(
            "has {} bytes; at most {BODY_LIMIT} (2 MiB) are allowed",
            b.len()
        )),
        b if b.contains('\0') => Err("must not hold a NUL character".to_owned()),
        b if b.trim().is_empty() => Err("must not be empty".to_owned()),
        _ => Ok(()),
    }
}

fn check_line(line: &str, limit: usize) -> Result<(), String> {
    match line {
        l if l.chars().count() > limit => Err(format!("must have at most {limit} characters")),
        l if l.chars().any(char::is_control) => {
            Err("must not hold line breaks or other control characters".to_owned())
        }
        _ => Ok(()),
    }
}

/// Accepts nothing or an absolute http, https or urn URI.
pub(crate) fn check_uri(uri: &str) -> Result<(), String> {
    let absolute = "must be an absolute http, https or urn URI of at most 2,000 bytes";
    if uri.is_empty() {
        return Ok(());
    }
    let plain = uri.len() <= 2_000 && uri.chars().all(|c| !c.is_whitespace() && !c.is_control());
    let known = url::Url::parse(uri).is_ok_and(|u| match u.scheme() {
        "http" | "https" => u.has_host(),
        "urn" => true,
        _ => false,
    });
    if plain && known {
        Ok(())
    } else {
        Err(absolute.to_owned())
    }
}

fn check_language(tag: &str) -> Result<(), String> {
    if tag.is_empty() {
        return Ok(());
    }
    let known = tag.len() <= 64
        && oxilangtag::LanguageTag::parse(tag).is_ok_and(|t| {
            let primary = t.primary_language().to_ascii_lowercase();
            match primary.len() {
                2 => isolang::Language::from_639_1(&primary).is_some(),
                3 => isolang::Language::from_639_3(&primary).is_some(),
                _ => false,
            }
        });
    let shown: String = tag.chars().take(64).collect();
    let why = format!("{shown:?} is no BCP 47 tag of an ISO 639 language, such as en or en-GB");
    if known { Ok(()) } else { Err(why) }
}

fn check_labels(labels: &[String], bad: &mut Violations) {
    if labels.len() > 32 {
        bad.add("labels", "at most 32 are allowed");
    }
    for (i, label) in labels.iter().enumerate().take(100) {
        let field = format!("labels[{i}]");
        if label.trim().is_empty() {
            bad.add(field, "must not be empty");
        } else {
            bad.keep(&field, check_line(label, 64));
        }
    }
}

words! {
    /// Where extraction of the latest revision stands.
    ArticleState {
        /// A worker has not finished with it.
        AwaitingExtraction = "AWAITING_EXTRACTION",
        /// Its claims are stored.
        Extracted = "EXTRACTED",
        /// Five attempts failed.
        ExtractionFailed = "EXTRACTION_FAILED",
    }
}

words! {
    /// Something that the caller should know and that is no error.
    Notice {
        /// No rules for the language.
        LanguageUnsupported = "LANGUAGE_UNSUPPORTED",
        /// Kept as a revision, but not the latest.
        StaleSourceVersion = "STALE_SOURCE_VERSION",
        /// The other extractor did not answer; the built-in one read it.
        ExtractorFallback = "EXTRACTOR_FALLBACK",
        /// Some of the extractor's claims were refused.
        ExtractorRefusedClaims = "EXTRACTOR_REFUSED_CLAIMS",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn draft(body: &str) -> ArticleDraft {
        ArticleDraft {
            body: body.into(),
            ..Default::default()
        }
    }

    fn fields(draft: ArticleDraft) -> Vec<String> {
        let bad = NewArticle::check(draft).unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    #[test]
    fn a_body_is_all_that_is_needed() {
        let article = NewArticle::check(draft("Rain.\r\n")).unwrap();
        assert_eq!(article.text(), "Rain.\r\n");
        assert_eq!(article.uri, None);
    }

    #[test]
    fn every_bad_field_is_named_at_once() {
        let bad = ArticleDraft {
            title: "two\nlines".into(),
            uri: "/relative".into(),
            language_code: "xx".into(),
            labels: vec!["ok".into(), " ".into()],
            source_version: -1,
            ..draft("")
        };
        let all = [
            "body",
            "title",
            "uri",
            "language_code",
            "labels[1]",
            "source_version",
        ];
        assert_eq!(fields(bad), all);
    }

    #[test]
    fn bodies_are_bounded_and_free_of_nul() {
        assert_eq!(fields(draft("a\0b")), ["body"]);
        assert_eq!(fields(draft(&"x".repeat(BODY_LIMIT + 1))), ["body"]);
        assert!(NewArticle::check(draft(&"x".repeat(BODY_LIMIT))).is_ok());
    }

    #[test]
    fn uris_are_absolute() {
        for good in [
            "https://example.org/a?b=c",
            "urn:newsml:x:1",
            "http://[::1]/",
        ] {
            assert!(check_uri(good).is_ok(), "{good}");
        }
        for bad in [
            "example.org",
            "ftp://example.org/",
            "http://",
            "https://a b/",
            "javascript:1",
        ] {
            assert!(check_uri(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn languages_are_known() {
        for good in ["en", "en-GB", "de", "zh-Hant-TW", "gsw"] {
            assert!(check_language(good).is_ok(), "{good}");
        }
        for bad in ["xx", "klingon", "en_GB", "e", "english!", "x-private"] {
            assert!(check_language(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn the_text_ends_with_the_body_untouched(title in "[^\\p{Cc}]{0,20}", body in "\\PC{1,50}") {
            let draft = ArticleDraft { title: title.clone(), body: body.clone(), ..Default::default() };
            if let Ok(article) = NewArticle::check(draft) {
                prop_assert!(article.text().ends_with(&body));
                prop_assert_eq!(article.text().len(), if title.is_empty() { body.len() } else { title.len() + 2 + body.len() });
            }
        }
    }
}
