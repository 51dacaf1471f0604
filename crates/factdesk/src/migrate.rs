//! `factdesk migrate`: the schema.

use crate::database::OutsideArgs;
use crate::failure::Failure;
use crate::output;
use crate::stop::Stop;
use clap::Args;
use factdesk_store::{migrate, migrate_down};

/// Options of `migrate`.
#[derive(Debug, Args)]
pub struct MigrateArgs {
    #[command(flatten)]
    database: OutsideArgs,
    /// Undo everything above this version, with its data; 0 undoes all
    #[arg(long, env = "FACTDESK_DOWN_TO", value_name = "VERSION")]
    down_to: Option<u32>,
}

/// Brings the schema up to date, or down.
pub async fn run(args: MigrateArgs) -> Result<(), Failure> {
    // The first process of a container gets no signal that it does not ask for.
    let stop = Stop::on_signal()?;
    tokio::select! {
        done = bring(&args) => done,
        () = stop.asked() => Err(Failure::new(
            "stopped: what was applied as a whole stays; migrate again for the rest",
        )),
    }
}

async fn bring(args: &MigrateArgs) -> Result<(), Failure> {
    let url = &args.database.database_url;
    match args.down_to {
        Some(version) => {
            migrate_down(url, version.into()).await?;
            output::note(&format!("factdesk: the schema is at version {version}"));
        }
        None => {
            migrate(url).await?;
            output::note("factdesk: the schema is up to date");
        }
    }
    Ok(())
}
