//! Real clients of a running server.

use crate::process::PATIENCE;
use factdesk_proto::v1::article::State;
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_proto::v1::{Article, ListArticlesRequest, SubmitArticleRequest};
use prost_types::Duration;
use std::time::Instant;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status};

/// A caller, with a key or without.
pub struct Desk {
    articles: ArticleServiceClient<Channel>,
    key: Option<String>,
}

impl Desk {
    pub async fn at(address: &str, key: Option<&str>) -> Desk {
        let endpoint = Endpoint::from_shared(format!("http://{address}")).unwrap();
        let channel = endpoint.connect().await.unwrap();
        Desk {
            articles: ArticleServiceClient::new(channel),
            key: key.map(str::to_owned),
        }
    }

    /// Submits a text and waits until it is extracted.
    pub async fn submit(&mut self, body: &str) -> Result<Article, Status> {
        let article = Article {
            body: body.to_owned(),
            language_code: "en".to_owned(),
            ..Article::default()
        };
        let message = SubmitArticleRequest {
            article: Some(article),
            wait: Some(Duration {
                seconds: 10,
                nanos: 0,
            }),
            ..SubmitArticleRequest::default()
        };
        let request = self.request(message);
        self.articles
            .submit_article(request)
            .await
            .map(|answer| answer.into_inner())
    }

    /// All articles that the caller sees.
    pub async fn list(&mut self) -> Result<Vec<Article>, Status> {
        let request = self.request(ListArticlesRequest::default());
        self.articles
            .list_articles(request)
            .await
            .map(|answer| answer.into_inner().articles)
    }

    /// All articles that the caller sees, page by page.
    pub async fn all(&mut self) -> Vec<Article> {
        let (mut all, mut page_token) = (Vec::new(), String::new());
        loop {
            let message = ListArticlesRequest {
                page_size: 200,
                page_token,
                ..ListArticlesRequest::default()
            };
            let request = self.request(message);
            let page = self.articles.list_articles(request).await.unwrap();
            let page = page.into_inner();
            all.extend(page.articles);
            page_token = page.next_page_token;
            if page_token.is_empty() {
                return all;
            }
        }
    }

    /// All articles, once there are so many and every one is extracted.
    pub async fn extracted(&mut self, count: usize) -> Vec<Article> {
        let begin = Instant::now();
        loop {
            let all = self.all().await;
            if all.len() == count && all.iter().all(|a| a.state() == State::Extracted) {
                return all;
            }
            assert!(begin.elapsed() < PATIENCE, "not within {PATIENCE:?}");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// Why the caller is turned away; `Ok` where they are not.
    pub async fn refused(&mut self) -> Code {
        self.list()
            .await
            .map_or_else(|status| status.code(), |_| Code::Ok)
    }

    fn request<T>(&self, message: T) -> Request<T> {
        let mut request = Request::new(message);
        if let Some(key) = &self.key {
            let value = format!("Bearer {key}").parse().unwrap();
            request.metadata_mut().insert("authorization", value);
        }
        request
    }
}
