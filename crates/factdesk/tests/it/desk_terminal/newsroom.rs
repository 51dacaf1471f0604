//! A server for reviewers.

use crate::process::{Running, directory, factdesk, up_with_samples};
use factdesk_proto::v1::claim_service_client::ClaimServiceClient;
use factdesk_proto::v1::review_service_client::ReviewServiceClient;
use factdesk_proto::v1::{
    Claim, GetClaimRequest, ListClaimsRequest, ListReviewsRequest, Review, ReviewClaimRequest,
    Verdict,
};
use tempfile::TempDir;
use tonic::Request;
use tonic::transport::{Channel, Endpoint};

/// The figure that its own article doubts; there is one in the samples.
pub const HUNDREDS: &str = "figure.measure = CASUALTIES AND cautions.category = UNVERIFIED";

/// A server with the samples, and a client of it beside the desk.
pub struct Newsroom {
    dir: TempDir,
    server: Option<Running>,
    pub address: String,
    channel: Channel,
}

impl Newsroom {
    pub fn open() -> Newsroom {
        let dir = directory();
        let mut server = up_with_samples(dir.path());
        let address = server.address();
        let endpoint = Endpoint::from_shared(format!("http://{address}")).unwrap();
        Newsroom {
            channel: endpoint.connect_lazy(),
            server: Some(server),
            dir,
            address,
        }
    }

    /// The server goes away.
    pub fn shut(&mut self) {
        self.server.take().unwrap().stop();
    }

    /// And comes back to where it was.
    pub fn open_again(&mut self) {
        let mut command = factdesk();
        command.args(["up", "--listen", &self.address, "--data-dir"]);
        let mut server = Running::start(command.arg(self.dir.path()));
        server.address();
        self.server = Some(server);
    }

    /// Claims that match.
    pub async fn claims(&self, filter: &str) -> Vec<Claim> {
        let message = ListClaimsRequest {
            filter: filter.to_owned(),
            ..ListClaimsRequest::default()
        };
        let mut client = ClaimServiceClient::new(self.channel.clone());
        client
            .list_claims(Request::new(message))
            .await
            .unwrap()
            .into_inner()
            .claims
    }

    pub async fn claim(&self, name: &str) -> Claim {
        let message = GetClaimRequest {
            name: name.to_owned(),
            ..GetClaimRequest::default()
        };
        let mut client = ClaimServiceClient::new(self.channel.clone());
        client
            .get_claim(Request::new(message))
            .await
            .unwrap()
            .into_inner()
    }

    pub async fn reviews(&self, claim: &str) -> Vec<Review> {
        let message = ListReviewsRequest {
            parent: claim.to_owned(),
            ..ListReviewsRequest::default()
        };
        let mut client = ReviewServiceClient::new(self.channel.clone());
        client
            .list_reviews(Request::new(message))
            .await
            .unwrap()
            .into_inner()
            .reviews
    }

    /// Somebody else is faster.
    pub async fn mark(&self, claim: &Claim) {
        let message = ReviewClaimRequest {
            name: claim.name.clone(),
            etag: claim.etag.clone(),
            verdict: Verdict::Unverified.into(),
            rationale: "Asked the hospital, which does not answer.".to_owned(),
            ..ReviewClaimRequest::default()
        };
        let mut client = ReviewServiceClient::new(self.channel.clone());
        client.review_claim(Request::new(message)).await.unwrap();
    }

    pub fn close(mut self) {
        self.shut();
    }
}
