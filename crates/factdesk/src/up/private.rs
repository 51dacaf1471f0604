//! The private PostgreSQL that `up` brings along.

use crate::data_dir::DataDirArgs;
use crate::failure::{Context, Failure};
use crate::steps::Steps;
use crate::stop::Stop;
use factdesk_localpg::{Config, LocalPg};
use std::time::Duration;
use tokio::task::spawn_blocking;

/// How often it is looked whether PostgreSQL still runs.
const LOOK: Duration = Duration::from_millis(500);

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
    let mut postgres = tokio::select! {
        started = start(&data_dir, steps.clone()) => started?,
        // What was started ends with this process.
        () = stop.asked() => return Ok(()),
    };
    let url = postgres.url("factdesk");
    let outcome = tokio::select! {
        outcome = published(&data_dir, url, work) => outcome,
        // Without it every call would fail until somebody looks.
        () = ended(&mut postgres) => Err(Failure::new(
            "PostgreSQL ended by itself; postgres.log in the data directory says why",
        )),
    };
    let stopped = spawn_blocking(|| postgres.stop()).await?;
    outcome?;
    stopped.context("PostgreSQL")
}

async fn start(data_dir: &DataDirArgs, steps: Steps) -> Result<LocalPg, Failure> {
    let config = Config::new(&data_dir.data_dir);
    let start = move || LocalPg::start(&config, &|step| steps.begin(step));
    Ok(spawn_blocking(start).await??)
}

async fn ended(postgres: &mut LocalPg) {
    while !postgres.has_ended() {
        tokio::time::sleep(LOOK).await;
    }
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
