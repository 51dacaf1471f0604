//! `factdesk serve`: the server alone.

use crate::access::{Server, ServerArgs};
use crate::data_dir::DataDirArgs;
use crate::database::{self, OutsideArgs};
use crate::extractor::ExtractorArgs;
use crate::failure::Failure;
use crate::history_key::HistoryKeyArgs;
use crate::key::{bootstrap, first};
use crate::stop::Stop;
use crate::{output, parts};
use clap::Args;
use clap::builder::BoolishValueParser;
use factdesk_api::Access;
use factdesk_store::Store;
use std::time::Duration;

/// How long to wait for `factdesk migrate`.
pub const SCHEMA_PATIENCE: Duration = Duration::from_secs(60);

/// Options of `serve`.
#[derive(Debug, Args)]
#[command(after_help = bootstrap::HELP)]
pub struct ServeArgs {
    #[command(flatten)]
    database: OutsideArgs,
    #[command(flatten)]
    data_dir: DataDirArgs,
    #[command(flatten)]
    history_key: HistoryKeyArgs,
    #[command(flatten)]
    server: ServerArgs,
    #[command(flatten)]
    extractor: ExtractorArgs,
    /// Where there is no key at all, make one and show it once, on stderr
    /// (newsroom main, person admin, all roles)
    #[arg(long, env = "FACTDESK_FIRST_KEY", value_parser = BoolishValueParser::new())]
    first_key: bool,
}

/// Serves until told to stop. Every call needs a key.
pub async fn run(args: ServeArgs) -> Result<(), Failure> {
    let stop = Stop::on_signal()?;
    let extractor = args.extractor.open()?;
    let (listener, address) = args.server.bind().await?;
    let store = tokio::select! {
        store = open(&args) => store?,
        () = stop.asked() => return Ok(()),
    };
    output::note(&format!("factdesk: serving on {address}"));
    let (access, cors_origins) = (Access::Keys, args.server.cors_origins);
    let server = Server {
        store,
        access,
        cors_origins,
        extractor,
    };
    parts::server(server, listener, stop).await
}

/// Connects, and sees to a first key.
async fn open(args: &ServeArgs) -> Result<Store, Failure> {
    let key = args.history_key.open(&args.data_dir.data_dir)?;
    let store = database::open(&args.database.database_url, SCHEMA_PATIENCE, Some(key)).await?;
    bootstrap::register(&store).await?;
    if args.first_key {
        first::make(&store).await?;
    }
    say_whether_anybody_can_call(&store).await?;
    Ok(store)
}

async fn say_whether_anybody_can_call(store: &Store) -> Result<(), Failure> {
    if !store.any_key().await? {
        tracing::warn!(
            "there is no key yet, so every call is refused: run `factdesk key create`, \
             or start with --first-key"
        );
    }
    Ok(())
}
