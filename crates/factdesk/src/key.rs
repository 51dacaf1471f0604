//! `factdesk key`: who may call.

pub mod bootstrap;
mod create;
pub mod first;
mod list;
mod revoke;
mod secret;

use crate::failure::Failure;
use clap::{Args, Subcommand};

/// Options of `key`.
#[derive(Debug, Args)]
pub struct KeyArgs {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Create a key; its secret is printed once, alone on stdout
    Create(create::CreateArgs),
    /// List the keys of a newsroom, without their secrets
    List(list::ListArgs),
    /// Revoke a key at once and for good
    Revoke(revoke::RevokeArgs),
}

/// Creates, lists or revokes.
pub async fn run(args: KeyArgs) -> Result<(), Failure> {
    match args.act {
        Act::Create(args) => create::run(args).await,
        Act::List(args) => list::run(args).await,
        Act::Revoke(args) => revoke::run(args).await,
    }
}
