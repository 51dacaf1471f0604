//! How commands call a running server.

use crate::failure::{Context, Failure};
use clap::Args;
use factdesk_proto::v1::admin_service_client::AdminServiceClient;
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_proto::v1::claim_service_client::ClaimServiceClient;
use factdesk_proto::v1::ledger_service_client::LedgerServiceClient;
use factdesk_proto::v1::review_service_client::ReviewServiceClient;
use std::time::Duration;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status};

/// How long one call may take; the server itself ends it after half of that.
const CALL: Duration = Duration::from_secs(60);

/// Where the server is, and what is presented to it.
#[derive(Clone, Debug, Args)]
pub struct CallerArgs {
    /// Where the server listens
    #[arg(
        long,
        env = "FACTDESK_ADDRESS",
        value_name = "HOST:PORT",
        default_value = "127.0.0.1:50051"
    )]
    address: String,
    /// The key to call with, where the server asks for one
    #[arg(long, env = "FACTDESK_KEY", value_name = "KEY", hide_env_values = true)]
    key: Option<String>,
}

/// Connected clients, with what they present. Clones share the connection.
#[derive(Clone)]
pub struct Desk {
    authorization: Option<MetadataValue<Ascii>>,
    pub articles: ArticleServiceClient<Channel>,
    pub claims: ClaimServiceClient<Channel>,
    pub reviews: ReviewServiceClient<Channel>,
    pub ledger: LedgerServiceClient<Channel>,
    pub admin: AdminServiceClient<Channel>,
}

impl CallerArgs {
    /// Connects.
    pub async fn connect(&self) -> Result<Desk, Failure> {
        let key = self.key.as_deref().filter(|key| !key.is_empty());
        let authorization = key.map(bearer).transpose();
        Desk::connect(&self.address, authorization.context("--key is not a key")?).await
    }
}

impl Desk {
    /// Connects.
    pub async fn connect(
        address: &str,
        authorization: Option<MetadataValue<Ascii>>,
    ) -> Result<Desk, Failure> {
        let connecting = endpoint(address)?.connect().await;
        let channel = connecting.context(format!("cannot reach the server at {address}"))?;
        Ok(Desk {
            authorization,
            articles: ArticleServiceClient::new(channel.clone()),
            claims: ClaimServiceClient::new(channel.clone()),
            reviews: ReviewServiceClient::new(channel.clone()),
            ledger: LedgerServiceClient::new(channel.clone()),
            admin: AdminServiceClient::new(channel),
        })
    }

    /// A request with what the caller presents.
    pub fn request<T>(&self, message: T) -> Request<T> {
        let mut request = Request::new(message);
        if let Some(value) = &self.authorization {
            request
                .metadata_mut()
                .insert("authorization", value.clone());
        }
        request
    }
}

fn endpoint(address: &str) -> Result<Endpoint, Failure> {
    let bare = address.strip_prefix("http://").unwrap_or(address);
    let bare = bare.strip_suffix('/').unwrap_or(bare);
    if bare.contains('/') || !bare.contains(':') {
        return Err(Failure::new(format!(
            "{address:?} is no HOST:PORT, such as 127.0.0.1:50051"
        )));
    }
    let endpoint = Endpoint::from_shared(format!("http://{bare}"));
    Ok(endpoint
        .context(format!("{address:?} is no HOST:PORT"))?
        .connect_timeout(Duration::from_secs(10))
        .timeout(CALL)
        .keep_alive_timeout(Duration::from_secs(10))
        .http2_keep_alive_interval(Duration::from_secs(30)))
}

/// What is sent along to present a key.
pub fn bearer(key: &str) -> Result<MetadataValue<Ascii>, Failure> {
    let mut value: MetadataValue<Ascii> = format!("Bearer {key}").parse()?;
    value.set_sensitive(true);
    Ok(value)
}

/// The answer, or the server's own sentence without the metadata around it.
pub fn told<T>(answer: Result<tonic::Response<T>, Status>) -> Result<T, Failure> {
    answer
        .map(tonic::Response::into_inner)
        .map_err(|status| sentence(&status))
}

/// The server's own sentence.
pub fn sentence(status: &Status) -> Failure {
    Failure::new(format!("{}: {}", status.code(), status.message()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_host_and_port() {
        for good in [
            "127.0.0.1:50051",
            "http://desk.example:1/",
            "[::1]:50051",
            "localhost:80",
        ] {
            assert!(endpoint(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "desk.example",
            "https://desk.example:443",
            "a:1/path",
            "a b:1",
        ] {
            assert!(endpoint(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_key_is_not_shown() {
        let shown = format!("{:?}", bearer("fd_x_secret").unwrap());
        assert!(!shown.contains("secret"), "{shown}");
        assert!(bearer("two\nlines").is_err());
    }
}
