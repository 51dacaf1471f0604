//! The server's settings, and who may call it.

use crate::failure::{Context, Failure};
use crate::ids::SystemIds;
use crate::key::bootstrap;
use clap::Args;
use factdesk_api::{Access, Api, WatchLimits};
use factdesk_domain::Extractor;
use factdesk_store::Store;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;

/// How to serve.
#[derive(Clone, Debug, Args)]
pub struct ServerArgs {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(
        long,
        env = "FACTDESK_LISTEN",
        value_name = "ADDR",
        default_value = "127.0.0.1:50051"
    )]
    pub listen: String,
    /// Origins whose pages may call by gRPC-Web, beside those on this machine
    #[arg(
        long,
        env = "FACTDESK_CORS_ORIGINS",
        value_name = "ORIGIN",
        value_delimiter = ','
    )]
    pub cors_origins: Vec<String>,
}

impl ServerArgs {
    /// Takes the address.
    pub async fn bind(&self) -> Result<(TcpListener, SocketAddr), Failure> {
        let doing = format!(
            "cannot listen on {} (choose another with --listen)",
            self.listen
        );
        let listener = TcpListener::bind(&self.listen).await.context(doing)?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    }
}

/// A server that listens everywhere is called here.
pub fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

/// Everything the server needs.
#[derive(Clone)]
pub struct Server {
    /// Where everything lies.
    pub store: Store,
    /// Who may call.
    pub access: Access,
    /// Origins allowed beside loopback.
    pub cors_origins: Vec<String>,
    /// What reads articles for previews.
    pub extractor: Arc<dyn Extractor>,
}

impl Server {
    /// The api's own form of it.
    pub fn into_api(self) -> Api {
        Api {
            store: self.store,
            ids: Arc::new(SystemIds),
            access: self.access,
            cors_origins: self.cors_origins,
            watch_limits: WatchLimits::default(),
            extractor: self.extractor,
        }
    }
}

/// Registers the bootstrap key, then says who may call a server that asks for
/// keys as soon as there is one.
pub async fn local_or_keys(store: &Store, address: SocketAddr) -> Result<Access, Failure> {
    bootstrap::register(store).await?;
    if store.any_key().await? {
        return Ok(Access::Keys);
    }
    if !address.ip().is_loopback() {
        return Err(Failure::new(format!(
            "{address} can be reached from other machines and there is no key yet: set \
             FACTDESK_BOOTSTRAP_KEY, or start with --listen 127.0.0.1:50051, create a key \
             with `factdesk key create`, and start again"
        )));
    }
    Ok(Access::Local(store.local_principal(&SystemIds).await?))
}
