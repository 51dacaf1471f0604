//! How the demo, and whoever follows it, calls the server.

use crate::access::reachable;
use crate::caller::{Desk, bearer};
use crate::failure::{Context, Failure};
use crate::key::bootstrap;
use factdesk_api::Access;
use std::net::SocketAddr;
use tonic::metadata::{Ascii, MetadataValue};

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
        let authorization = bearer(&key).context(format!("{variable} is not a key"))?;
        Ok(Caller {
            address,
            key_variable: Some(variable),
            authorization: Some(authorization),
        })
    }

    /// Connects.
    pub async fn connect(&self) -> Result<Desk, Failure> {
        Desk::connect(&self.address.to_string(), self.authorization.clone()).await
    }
}

fn key() -> Option<(&'static str, String)> {
    let own = std::env::var(KEY_VARIABLE)
        .ok()
        .filter(|key| !key.is_empty());
    own.map(|key| (KEY_VARIABLE, key))
        .or_else(|| bootstrap::from_environment().map(|key| (bootstrap::VARIABLE, key)))
}
