//! What is looked up before the clock starts, with the usual client.

use crate::Args;
use factdesk_proto::v1::claim_service_client::ClaimServiceClient;
use tonic::Request;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::{Channel, Endpoint};

/// Whatever ends the run: a load that fails measures nothing.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A connection with a key.
pub struct Desk {
    pub claims: ClaimServiceClient<Channel>,
    authorization: MetadataValue<Ascii>,
}

impl Desk {
    /// Connects.
    pub async fn connect(args: &Args) -> Result<Desk, Failure> {
        let endpoint = Endpoint::from_shared(args.address.clone())?.tcp_nodelay(true);
        let channel = endpoint.connect().await?;
        Ok(Desk {
            claims: ClaimServiceClient::new(channel),
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
