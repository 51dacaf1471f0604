//! How the demo, and whoever follows it, calls the server.

use crate::access::reachable;
use crate::failure::{Context, Failure};
use crate::key::bootstrap;
use factdesk_api::Access;
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_proto::v1::claim_service_client::ClaimServiceClient;
use std::net::SocketAddr;
use tonic::Request;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::{Channel, Endpoint};

const KEY_VARIABLE: &str = "FACTDESK_KEY";

/// A caller with what it presents.
#[derive(Debug)]
pub struct Caller {
    /// Where the server is.
    pub address: SocketAddr,
    /// The variable that holds the key, where one is asked for.
    pub key_variable: Option<&'static str>,
    authorization: Option<MetadataValue<Ascii>>,
}

/// Connected clients.
pub struct Desk<'a> {
    caller: &'a Caller,
    pub articles: ArticleServiceClient<Channel>,
    pub claims: ClaimServiceClient<Channel>,
}

impl Caller {
    /// Finds the key, where one is asked for.
    pub fn new(address: SocketAddr, access: &Access) -> Result<Caller, Failure> {
        let address = reachable(address);
        if matches!(access, Access::Local(_)) {
            return Ok(Caller {
                address,
                key_variable: None,
                authorization: None,
            });
        }
        let (variable, key) = key().ok_or_else(|| {
            Failure::new(format!(
                "this database has keys, so the demo needs one: set {KEY_VARIABLE} to a key with \
                 the roles submitter and reviewer (factdesk key create)"
            ))
        })?;
        let authorization = format!("Bearer {key}").parse();
        let authorization = authorization.context(format!("{variable} is not a key"))?;
        Ok(Caller {
            address,
            key_variable: Some(variable),
            authorization: Some(authorization),
        })
    }

    /// Connects.
    pub async fn connect(&self) -> Result<Desk<'_>, Failure> {
        let endpoint = Endpoint::from_shared(format!("http://{}", self.address))?;
        let channel = endpoint
            .connect()
            .await
            .context("cannot reach the server")?;
        Ok(Desk {
            caller: self,
            articles: ArticleServiceClient::new(channel.clone()),
            claims: ClaimServiceClient::new(channel),
        })
    }
}

impl Desk<'_> {
    /// A request with what the caller presents.
    pub fn request<T>(&self, message: T) -> Request<T> {
        let mut request = Request::new(message);
        if let Some(value) = &self.caller.authorization {
            request
                .metadata_mut()
                .insert("authorization", value.clone());
        }
        request
    }
}

fn key() -> Option<(&'static str, String)> {
    let own = std::env::var(KEY_VARIABLE)
        .ok()
        .filter(|key| !key.is_empty());
    own.map(|key| (KEY_VARIABLE, key))
        .or_else(|| bootstrap::from_environment().map(|key| (bootstrap::VARIABLE, key)))
}
