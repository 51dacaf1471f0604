//! `factdesk work`: a worker alone.

use crate::data_dir::DataDirArgs;
use crate::database::{self, OutsideArgs};
use crate::extractor::ExtractorArgs;
use crate::failure::Failure;
use crate::history_key::HistoryKeyArgs;
use crate::serve::SCHEMA_PATIENCE;
use crate::stop::Stop;
use crate::{output, parts};
use clap::Args;
use factdesk_worker::LEASE;
use std::time::Duration;

/// Options of `work`.
#[derive(Debug, Args)]
pub struct WorkArgs {
    #[command(flatten)]
    database: OutsideArgs,
    #[command(flatten)]
    data_dir: DataDirArgs,
    #[command(flatten)]
    history_key: HistoryKeyArgs,
    #[command(flatten)]
    extractor: ExtractorArgs,
    /// The worker's name in the queue; the machine's name and the process id by default
    #[arg(long, env = "FACTDESK_WORKER_NAME", value_name = "NAME")]
    name: Option<String>,
    /// For how long a job is this worker's; that of a killed worker waits this long
    #[arg(long, env = "FACTDESK_LEASE", value_name = "SECONDS", default_value_t = LEASE.as_secs(),
        value_parser = clap::value_parser!(u64).range(1..=3600))]
    lease: u64,
}

/// Works until told to stop.
pub async fn run(args: WorkArgs) -> Result<(), Failure> {
    let stop = Stop::on_signal()?;
    let extractor = args.extractor.open()?;
    let key = args.history_key.open(&args.data_dir.data_dir)?;
    let opening = database::open(&args.database.database_url, SCHEMA_PATIENCE, Some(key));
    let store = tokio::select! {
        store = opening => store?,
        () = stop.asked() => return Ok(()),
    };
    output::note("factdesk: working");
    let mut worker = parts::worker(store, extractor);
    worker.lease = Duration::from_secs(args.lease);
    if let Some(name) = args.name {
        worker.name = name;
    }
    worker.run(stop.asked()).await;
    Ok(())
}
