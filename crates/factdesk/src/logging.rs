//! Logs, to stderr.

use crate::failure::{Context, Failure};
use clap::{Args, ValueEnum};
use std::io::{IsTerminal, stderr};
use tracing_subscriber::EnvFilter;

/// How to log.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// How log lines look
    #[arg(
        long,
        global = true,
        env = "FACTDESK_LOG_FORMAT",
        value_enum,
        default_value_t
    )]
    log_format: Format,
    /// What is logged, such as `info` or `factdesk_worker=debug`; RUST_LOG counts too
    #[arg(long, global = true, env = "FACTDESK_LOG", value_name = "FILTER")]
    log: Option<String>,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object a line
    Json,
}

/// Starts logging; `default` is the filter where nobody named one.
pub fn start(args: &LogArgs, default: &str) -> Result<(), Failure> {
    let candidates = [args.log.clone(), std::env::var("RUST_LOG").ok()];
    let given = candidates
        .into_iter()
        .flatten()
        .find(|filter| !filter.is_empty());
    let filter = given.unwrap_or_else(|| default.to_owned());
    let filter =
        EnvFilter::try_new(&filter).context(format!("cannot read the log filter {filter:?}"))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr);
    match args.log_format {
        Format::Text => builder.init(),
        Format::Json => builder.json().init(),
    }
    Ok(())
}
