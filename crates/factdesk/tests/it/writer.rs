//! One writer: submits, enters claims, reviews; each act under a request id.

use crate::writers::{Kept, Tally};
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_proto::v1::claim_service_client::ClaimServiceClient;
use factdesk_proto::v1::review_service_client::ReviewServiceClient;
use factdesk_proto::v1::*;
use std::collections::VecDeque;
use std::sync::Arc;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status};

/// One of them, on a connection of its own.
pub struct Writer {
    number: usize,
    articles: ArticleServiceClient<Calling>,
    claims: ClaimServiceClient<Calling>,
    reviews: ReviewServiceClient<Calling>,
    tally: Arc<Tally>,
    kept: Kept,
}

impl Writer {
    pub async fn new(number: usize, address: &str, key: &str, tally: Arc<Tally>) -> Writer {
        let endpoint = Endpoint::from_shared(format!("http://{address}")).unwrap();
        let channel = endpoint.connect().await.unwrap();
        let key = Key(format!("Bearer {key}").parse().unwrap());
        Writer {
            number,
            articles: ArticleServiceClient::with_interceptor(channel.clone(), key.clone()),
            claims: ClaimServiceClient::with_interceptor(channel.clone(), key.clone()),
            reviews: ReviewServiceClient::with_interceptor(channel, key),
            tally,
            kept: Kept::default(),
        }
    }

    /// Submits, reviews a claim entered by hand, and one that a worker has found
    /// in an article handed in before.
    pub async fn write(mut self) -> Kept {
        let mut waiting = VecDeque::new();
        for n in 0.. {
            if self.tally.is_over() {
                break;
            }
            let article = self.submit(n).await;
            let by_hand = self.enter(&article, n).await;
            self.review(by_hand).await;
            waiting.push_back(article);
            if let Some(found) = self.found(&waiting[0]).await {
                waiting.pop_front();
                self.review(found).await;
            }
        }
        self.kept
    }

    async fn submit(&mut self, n: usize) -> Article {
        let number = self.number;
        let body = format!("At least {n} of {number} people were killed, the mayor said.");
        let message = SubmitArticleRequest {
            article: Some(Article {
                body: body.clone(),
                language_code: "en".to_owned(),
                ..Article::default()
            }),
            request_id: format!("{number}-{n}"),
            ..SubmitArticleRequest::default()
        };
        let client = &self.articles;
        let call = || {
            send(client, &message, |mut c, m| async move {
                c.submit_article(m).await
            })
        };
        let article = self.tally.write(call).await;
        self.kept.articles.push((article.name.clone(), body));
        article
    }

    async fn enter(&self, article: &Article, n: usize) -> Claim {
        let mayor = Attribution {
            claimant: "The mayor".to_owned(),
            ..Attribution::default()
        };
        let message = CreateClaimRequest {
            parent: article.name.clone(),
            claim: Some(Claim {
                kind: claim::Kind::Statement.into(),
                text: "it was an accident".to_owned(),
                attributions: vec![mayor],
                ..Claim::default()
            }),
            request_id: format!("{}-{n}", self.number),
        };
        let client = &self.claims;
        let call = || {
            send(client, &message, |mut c, m| async move {
                c.create_claim(m).await
            })
        };
        self.tally.write(call).await
    }

    async fn review(&mut self, claim: Claim) {
        let message = ReviewClaimRequest {
            name: claim.name.clone(),
            verdict: Verdict::Unverified.into(),
            rationale: "Called two hospitals.".to_owned(),
            etag: claim.etag,
            request_id: claim.name.clone(),
            ..ReviewClaimRequest::default()
        };
        let client = &self.reviews;
        let call = || {
            send(client, &message, |mut c, m| async move {
                c.review_claim(m).await
            })
        };
        self.tally.write(call).await;
        self.kept.reviewed.push(claim.name);
    }

    /// The first claim of an article that nobody has reviewed, if it is extracted.
    async fn found(&self, article: &Article) -> Option<Claim> {
        let message = ListClaimsRequest {
            parent: article.name.clone(),
            filter: "state = PENDING".to_owned(),
            ..ListClaimsRequest::default()
        };
        let client = &self.claims;
        let call = || {
            send(client, &message, |mut c, m| async move {
                c.list_claims(m).await
            })
        };
        self.tally.persist(call).await.claims.into_iter().next()
    }
}

fn send<C: Clone, M: Clone, F>(client: &C, message: &M, call: fn(C, M) -> F) -> F {
    call(client.clone(), message.clone())
}

type Calling = InterceptedService<Channel, Key>;

#[derive(Clone)]
struct Key(MetadataValue<Ascii>);

impl tonic::service::Interceptor for Key {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        let metadata = request.metadata_mut();
        metadata.insert("authorization", self.0.clone());
        Ok(request)
    }
}
