//! A connection to the server, with a key.

use crate::Args;
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_proto::v1::claim_service_client::ClaimServiceClient;
use factdesk_proto::v1::review_service_client::ReviewServiceClient;
use tonic::Request;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::{Channel, Endpoint};

/// Whatever ends the run: a load that fails measures nothing.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// One client's connection.
pub struct Desk {
    pub articles: ArticleServiceClient<Channel>,
    pub claims: ClaimServiceClient<Channel>,
    pub reviews: ReviewServiceClient<Channel>,
    authorization: MetadataValue<Ascii>,
}

impl Desk {
    /// Connects.
    pub async fn connect(args: &Args) -> Result<Desk, Failure> {
        let endpoint = Endpoint::from_shared(args.address.clone())?.tcp_nodelay(true);
        let channel = endpoint.connect().await?;
        Ok(Desk {
            articles: ArticleServiceClient::new(channel.clone()),
            claims: ClaimServiceClient::new(channel.clone()),
            reviews: ReviewServiceClient::new(channel),
            authorization: format!("Bearer {}", args.key).parse()?,
        })
    }

    /// A request with the key.
    pub fn request<T>(&self, message: T) -> Request<T> {
        let mut request = Request::new(message);
        let metadata = request.metadata_mut();
        metadata.insert("authorization", self.authorization.clone());
        request
    }
}
