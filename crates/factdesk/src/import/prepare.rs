//! From the bytes of one article to what is sent.

use super::item::{Content, Item, Refusal, Source};
use super::known::Known;
use clap::Args;
use factdesk_proto::v1::{Article, SubmitArticleRequest};
use prost_reflect::prost::Message;
use sha2::{Digest, Sha256};
use std::sync::{Arc, PoisonError, RwLock};

/// The most bytes of a request: the server reads a batch of at most 16 MiB.
const LARGEST: usize = 15 << 20;

/// What an article gets where its input says nothing.
#[derive(Clone, Debug, Args)]
pub struct DefaultArgs {
    /// Publisher of the articles that name none
    #[arg(long, env = "FACTDESK_PUBLISHER", value_name = "NAME")]
    publisher: Option<String>,
    /// Label of the articles that have none; may be given several times
    #[arg(
        long = "label",
        env = "FACTDESK_LABEL",
        value_name = "LABEL",
        value_delimiter = ','
    )]
    labels: Vec<String>,
    /// Language of the articles that name none, as BCP 47; guessed by default
    #[arg(long, env = "FACTDESK_LANGUAGE", value_name = "TAG")]
    language: Option<String>,
}

/// Makes requests of articles.
#[derive(Clone, Debug)]
pub struct Prepare {
    /// What an article gets where its input says nothing.
    pub defaults: DefaultArgs,
    /// What the report tells.
    pub known: Arc<RwLock<Known>>,
}

impl Prepare {
    /// The item that these bytes are, unless they were imported before.
    pub fn item(
        &self,
        source: Source,
        raw: &[u8],
        read: impl FnOnce(&str) -> Result<Article, Refusal>,
    ) -> Item {
        let sha256: [u8; 32] = Sha256::digest(raw).into();
        Item {
            content: self.content(&source, raw, &sha256, read),
            source,
            bytes: raw.len() as u64,
            sha256: Some(sha256),
        }
    }

    fn content(
        &self,
        source: &Source,
        raw: &[u8],
        sha256: &[u8; 32],
        read: impl FnOnce(&str) -> Result<Article, Refusal>,
    ) -> Content {
        // A reader that failed elsewhere has not changed what is known.
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if known.has(source, sha256) {
            return Content::Done;
        }
        let before = known.before(source);
        drop(known);
        match text(raw)
            .and_then(read)
            .map(|a| self.request(source, before, a))
        {
            Ok(request) if request.encoded_len() > LARGEST => {
                let why = format!("the article has more than {} MiB", LARGEST >> 20);
                Content::Refused(Refusal::new("TOO_LARGE", why))
            }
            Ok(request) => Content::Article(Box::new(request)),
            Err(refusal) => Content::Refused(refusal),
        }
    }

    fn request(&self, source: &Source, before: u64, article: Article) -> SubmitArticleRequest {
        let article = self.defaults.apply(article);
        SubmitArticleRequest {
            request_id: request_id(source, before, &article),
            article: Some(article),
            wait: None,
        }
    }
}

impl DefaultArgs {
    fn apply(&self, mut article: Article) -> Article {
        let set = |field: &mut String, default: &Option<String>| {
            if let (true, Some(default)) = (field.is_empty(), default) {
                field.clone_from(default);
            }
        };
        set(&mut article.publisher, &self.publisher);
        set(&mut article.language_code, &self.language);
        if article.labels.is_empty() {
            article.labels.clone_from(&self.labels);
        }
        article
    }
}

fn text(raw: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(raw).map_err(|error| {
        let at = error.valid_up_to();
        let why = format!("not UTF-8 (byte {at} is not part of a character)");
        Refusal::new("NOT_UTF8", why)
    })
}

/// The same for the same article after the same history of its source: a crash
/// between sending and reporting has one effect, and yet a text that comes back
/// after another one is a request of its own.
fn request_id(source: &Source, before: u64, article: &Article) -> String {
    let mut digest = Sha256::new();
    digest.update(format!("{before:016x} {source}\n"));
    digest.update(article.encode_to_vec());
    format!("import-{}", &hex::encode(digest.finalize())[..32])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn prepare() -> Prepare {
        Prepare {
            defaults: DefaultArgs {
                publisher: Some("Harbour Times".into()),
                labels: vec!["archive".into()],
                language: Some("en".into()),
            },
            known: Arc::default(),
        }
    }

    fn sent(body: &str, path: &str) -> SubmitArticleRequest {
        let source = Source::file(Path::new(path));
        let item = prepare().item(source, body.as_bytes(), |text| {
            Ok(Article {
                body: text.to_owned(),
                publisher: "Own".to_owned(),
                ..Article::default()
            })
        });
        match item.content {
            Content::Article(request) => *request,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn defaults_fill_what_is_empty() {
        let article = sent("x", "a.txt").article.unwrap();
        assert_eq!(article.publisher, "Own");
        assert_eq!(article.language_code, "en");
        assert_eq!(article.labels, ["archive"]);
    }

    #[test]
    fn a_request_id_names_the_article_its_place_and_what_came_before() {
        let id = |body, path| sent(body, path).request_id;
        assert_eq!(id("x", "a.txt"), id("x", "./a.txt"));
        assert_ne!(id("x", "a.txt"), id("x", "b.txt"));
        assert_ne!(id("x", "a.txt"), id("y", "a.txt"));
        let (source, article) = (Source::file(Path::new("a")), Article::default());
        assert_ne!(
            request_id(&source, 0, &article),
            request_id(&source, 1, &article)
        );
        assert_eq!(id("x", "a.txt").len(), 39);
    }

    #[test]
    fn what_cannot_be_sent_is_refused() {
        let reason = |raw: &[u8]| {
            let source = Source::file(Path::new("a"));
            let item = prepare().item(source, raw, |text| {
                Ok(Article {
                    body: text.to_owned(),
                    ..Article::default()
                })
            });
            match item.content {
                Content::Refused(refusal) => refusal.reason,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(reason(b"caf\xe9"), "NOT_UTF8");
        assert_eq!(reason(&vec![b'x'; LARGEST]), "TOO_LARGE");
    }
}
