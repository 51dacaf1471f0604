//! The private PostgreSQL that `up` brings along.

use crate::data_dir::DataDirArgs;
use crate::failure::{Context, Failure};
use crate::steps::Steps;
use crate::stop::Stop;
use factdesk_localpg::{Config, LocalPg};
use tokio::task::spawn_blocking;

/// Starts PostgreSQL, does `work` on its address, and stops it.
pub async fn with_postgres<F>(
    data_dir: DataDirArgs,
    steps: &Steps,
    stop: &Stop,
    work: impl FnOnce(String) -> F,
) -> Result<(), Failure>
where
    F: Future<Output = Result<(), Failure>>,
{
    let postgres = tokio::select! {
        started = start(&data_dir, steps.clone()) => started?,
        // What was started ends with this process.
        () = stop.asked() => return Ok(()),
    };
    let outcome = published(&data_dir, postgres.url("factdesk"), work).await;
    let stopped = spawn_blocking(|| postgres.stop()).await?;
    outcome?;
    stopped.context("PostgreSQL")
}

async fn start(data_dir: &DataDirArgs, steps: Steps) -> Result<LocalPg, Failure> {
    let config = Config::new(&data_dir.data_dir);
    let start = move || LocalPg::start(&config, &|step| steps.begin(step));
    Ok(spawn_blocking(start).await??)
}

/// Does `work` while other commands can find the database.
async fn published<F>(
    data_dir: &DataDirArgs,
    url: String,
    work: impl FnOnce(String) -> F,
) -> Result<(), Failure>
where
    F: Future<Output = Result<(), Failure>>,
{
    let _published = data_dir.publish(&url)?;
    work(url).await
}
