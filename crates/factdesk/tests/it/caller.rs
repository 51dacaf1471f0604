//! Somebody with a key who does all that a desk does.

use factdesk_proto::v1;
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_proto::v1::claim_service_client::ClaimServiceClient;
use factdesk_proto::v1::review_service_client::ReviewServiceClient;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status, Streaming};

/// An address and a key.
#[derive(Clone)]
pub struct Caller {
    address: String,
    key: String,
}

type Calling = InterceptedService<Channel, Bearer>;

#[derive(Clone)]
pub struct Bearer(String);

impl Bearer {
    pub fn new(key: &str) -> Bearer {
        Bearer(key.to_owned())
    }
}

impl tonic::service::Interceptor for Bearer {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        let value = format!("Bearer {}", self.0).parse().unwrap();
        request.metadata_mut().insert("authorization", value);
        Ok(request)
    }
}

/// Clients of every service on a connection of their own.
pub struct Clients {
    pub articles: ArticleServiceClient<Calling>,
    pub claims: ClaimServiceClient<Calling>,
    pub reviews: ReviewServiceClient<Calling>,
}

impl Caller {
    pub fn new(address: &str, key: &str) -> Caller {
        Caller {
            address: format!("http://{address}"),
            key: key.to_owned(),
        }
    }

    pub async fn connect(&self) -> Clients {
        let endpoint = Endpoint::from_shared(self.address.clone()).unwrap();
        let channel = endpoint.connect().await.unwrap();
        let with = || Bearer(self.key.clone());
        Clients {
            articles: ArticleServiceClient::with_interceptor(channel.clone(), with()),
            claims: ClaimServiceClient::with_interceptor(channel.clone(), with()),
            reviews: ReviewServiceClient::with_interceptor(channel, with()),
        }
    }

    /// Where a list says that watching begins.
    pub async fn cursor(&self) -> String {
        let list = v1::ListClaimsRequest::default();
        let page = self.connect().await.claims.list_claims(list).await;
        page.unwrap().into_inner().watch_cursor
    }
}

impl Clients {
    pub async fn submit(&mut self, body: &str) -> v1::Article {
        let article = v1::Article {
            body: body.to_owned(),
            language_code: "en".to_owned(),
            ..Default::default()
        };
        let request = v1::SubmitArticleRequest {
            article: Some(article),
            ..Default::default()
        };
        let submitted = self.articles.submit_article(request).await;
        submitted.unwrap().into_inner()
    }

    pub async fn enter(&mut self, article: &v1::Article, text: &str) -> v1::Claim {
        let claim = v1::Claim {
            kind: v1::claim::Kind::Assertion.into(),
            text: text.to_owned(),
            ..Default::default()
        };
        let request = v1::CreateClaimRequest {
            parent: article.name.clone(),
            claim: Some(claim),
            ..Default::default()
        };
        let entered = self.claims.create_claim(request).await;
        entered.unwrap().into_inner()
    }

    pub async fn add_evidence(&mut self, claim: &v1::Claim) {
        let evidence = v1::Evidence {
            kind: v1::EvidenceKind::Interview.into(),
            bearing: v1::Bearing::Supports.into(),
            quote: "We counted as well.".to_owned(),
            ..Default::default()
        };
        let request = v1::AddEvidenceRequest {
            parent: claim.name.clone(),
            evidence: Some(evidence),
            ..Default::default()
        };
        self.reviews.add_evidence(request).await.unwrap();
    }

    pub async fn review(&mut self, claim: &v1::Claim) {
        let request = v1::ReviewClaimRequest {
            name: claim.name.clone(),
            etag: claim.etag.clone(),
            verdict: v1::Verdict::Verified.into(),
            ..Default::default()
        };
        self.reviews.review_claim(request).await.unwrap();
    }

    pub async fn watch(&mut self, cursor: &str) -> Streaming<v1::Change> {
        let request = v1::WatchChangesRequest {
            cursor: cursor.to_owned(),
            heartbeat_interval: Some(prost_types::Duration {
                seconds: 1,
                nanos: 0,
            }),
            ..Default::default()
        };
        let stream = self.claims.watch_changes(request).await;
        stream.unwrap().into_inner()
    }
}
