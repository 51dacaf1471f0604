//! `factdesk health`: whether a server serves, for whatever watches over it.

use crate::access::reachable;
use crate::failure::{Context, Failure};
use crate::output;
use clap::Args;
use std::net::SocketAddr;
use std::time::Duration;
use tonic::Code;
use tonic::transport::Endpoint;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

/// Options of `health`.
#[derive(Debug, Args)]
pub struct HealthArgs {
    /// Address and port of the server; one that listens everywhere is asked here
    #[arg(
        long,
        env = "FACTDESK_LISTEN",
        value_name = "ADDR",
        default_value = "127.0.0.1:50051"
    )]
    address: String,
}

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Succeeds where the server and its database answer.
pub async fn run(args: HealthArgs) -> Result<(), Failure> {
    let address = match args.address.parse::<SocketAddr>() {
        Ok(address) => reachable(address).to_string(),
        Err(_) => args.address,
    };
    let Ok(asked) = tokio::time::timeout(PATIENCE, ask(&address)).await else {
        return Err(Failure::new(format!(
            "{address} does not answer within {PATIENCE:?}"
        )));
    };
    if asked? != ServingStatus::Serving {
        return Err(Failure::new(format!(
            "{address} does not serve: its database does not answer, or it starts or stops"
        )));
    }
    output::print("serving\n")?;
    Ok(())
}

async fn ask(address: &str) -> Result<ServingStatus, Failure> {
    let unreachable = format!("cannot reach a server at {address}");
    let endpoint = Endpoint::from_shared(format!("http://{address}")).context(&unreachable)?;
    let channel = endpoint.connect().await.context(&unreachable)?;
    let everything = HealthCheckRequest::default();
    match HealthClient::new(channel).check(everything).await {
        Ok(answer) => Ok(answer.into_inner().status()),
        // A server that stops takes its word back.
        Err(status) if status.code() == Code::NotFound => Ok(ServingStatus::Unknown),
        Err(status) => Err(Failure::new(format!(
            "{address} gives no health: {}",
            status.message()
        ))),
    }
}
