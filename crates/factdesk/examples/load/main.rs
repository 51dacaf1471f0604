//! Calls a server as fast as its answers come, for a fixed time, and prints one
//! JSON line with what that came to, after the line `ready` where its clock starts. `bench/run` runs it beside pgbench.
//!
//! It does as little as a client can: one thread, one connection a client.

mod call;
mod client;
mod desk;
mod lists;
mod reviews;
mod submissions;
mod tally;
mod wire;

use call::{Call, Kind};
use clap::Parser;
use desk::{Desk, Failure};
use std::path::PathBuf;
use std::time::Instant;
use tally::Tally;
use tokio::task::JoinSet;
use wire::Wire;

/// What to call, how often at once, and for how long.
#[derive(Clone, Debug, Parser)]
pub struct Args {
    /// What to call
    #[arg(value_enum)]
    pub call: Kind,
    /// The server, `http://127.0.0.1:50051`
    #[arg(long)]
    pub address: String,
    /// A key with all roles
    #[arg(long, env = "FACTDESK_KEY", hide_env_values = true)]
    pub key: String,
    /// Clients at once
    #[arg(long, default_value_t = 8)]
    pub clients: u64,
    /// How long, in seconds
    #[arg(long, default_value_t = 5.0)]
    pub seconds: f64,
    /// Calls of each client at most
    #[arg(long, default_value_t = u64::MAX)]
    pub most: u64,
    /// Calls of each client before the clock starts
    #[arg(long, default_value_t = 100)]
    pub warm: u64,
    /// The newsroom has the bench's claims 1 to this
    #[arg(long, default_value_t = 1)]
    pub claims: u64,
    /// Names this run in uris and request ids, which must be new each time
    #[arg(long, default_value = "run")]
    pub tag: String,
    /// The body to submit, with PLACE where each copy differs
    #[arg(long, default_value = "bench/article.txt")]
    pub body: PathBuf,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let args = Args::parse();
    let mut desk = Desk::connect(&args).await?;
    let calls = Call::one_for_each_client(&args, &mut desk).await?;
    let mut ready = Vec::new();
    for call in calls {
        ready.push(client::warm(Wire::connect(&args).await?, call, args.warm).await?);
    }
    println!("ready");
    let began = Instant::now();
    let mut running = JoinSet::new();
    for client in ready {
        running.spawn(client.run(began, args.seconds, args.most));
    }
    let mut tally = Tally::new(began);
    while let Some(done) = running.join_next().await {
        tally.add(done??);
    }
    println!("{}", tally.line(&args));
    Ok(())
}
