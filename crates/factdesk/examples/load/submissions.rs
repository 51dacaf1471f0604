//! SubmitArticle: each time a new uri, a new text, a new request id.

use crate::Args;
use crate::desk::Failure;
use crate::wire::Wire;
use factdesk_proto::v1::{Article, SubmitArticleRequest};

/// One client's articles.
pub struct Submissions {
    name: String,
    body: String,
    sent: u64,
}

impl Submissions {
    /// Reads the body.
    pub fn new(args: &Args, client: u64) -> Result<Submissions, Failure> {
        let body = std::fs::read_to_string(&args.body)?;
        Ok(Submissions {
            name: format!("{}-{client}", args.tag),
            body,
            sent: 0,
        })
    }

    /// Submits the next.
    pub async fn once(&mut self, wire: &mut Wire) -> Result<bool, Failure> {
        self.sent += 1;
        let id = format!("{}-{}", self.name, self.sent);
        let article = Article {
            uri: format!("https://bench.example/{id}"),
            publisher: "Bench Courier".to_owned(),
            title: format!("Night of fires in {}", place(&id)),
            body: self.body.replace("PLACE", &place(&id)),
            ..Article::default()
        };
        let message = SubmitArticleRequest {
            article: Some(article),
            request_id: id,
            wait: None,
        };
        wire.call("ArticleService/SubmitArticle", &message).await?;
        Ok(true)
    }
}

/// A name of letters only, so that it reads as a place and not as a figure.
fn place(id: &str) -> String {
    let letter = |c: char| match c.to_digit(36) {
        Some(n) => char::from_u32('a' as u32 + n % 26).unwrap_or('x'),
        None => 'q',
    };
    format!("N{}", id.chars().map(letter).collect::<String>())
}
