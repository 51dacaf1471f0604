//! `factdesk key revoke`.

use crate::database::AnyArgs;
use crate::failure::Failure;
use crate::output;
use clap::Args;

/// Options of `key revoke`.
#[derive(Debug, Args)]
pub struct RevokeArgs {
    /// Handle of the newsroom
    #[arg(long, env = "FACTDESK_NEWSROOM", value_name = "HANDLE")]
    newsroom: String,
    /// The key's prefix, as `factdesk key list` shows it
    prefix: String,
    #[command(flatten)]
    database: AnyArgs,
}

/// Revokes a key.
pub async fn run(args: RevokeArgs) -> Result<(), Failure> {
    let store = args.database.open().await?;
    let key = store.revoke_key(&args.newsroom, &args.prefix).await?;
    output::note(&format!("revoked key {} of {}", key.prefix, key.person));
    Ok(())
}
