//! Logs, to stderr.

use crate::failure::{Context, Failure};
use clap::{Args, ValueEnum};
use std::io::{IsTerminal, stderr};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;
use tracing_subscriber::{EnvFilter, Layer, Registry, fmt, registry};

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
    let lines = fmt::layer()
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr);
    let lines = match args.log_format {
        Format::Text => lines.boxed(),
        Format::Json => lines.json().boxed(),
    };
    registry().with(self::filter(&filter)?).with(lines).init();
    Ok(())
}

/// What is logged. A filter that names no spans need not look at each that is entered.
fn filter(filter: &str) -> Result<Box<dyn Layer<Registry> + Send + Sync>, Failure> {
    if let Ok(targets) = filter.parse::<Targets>() {
        return Ok(targets.boxed());
    }
    let filter =
        EnvFilter::try_new(filter).context(format!("cannot read the log filter {filter:?}"))?;
    Ok(filter.boxed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_targets_and_spans_are_read() {
        let known = [
            "info",
            "off",
            "warn,factdesk_worker=debug",
            "[call]=debug",
            "info,factdesk_api[call{method}]=trace",
        ];
        for good in known {
            assert!(filter(good).is_ok(), "{good}");
        }
        let why = filter("factdesk=loud")
            .err()
            .map(|failure| failure.to_string());
        assert!(why.is_some_and(|why| why.contains("factdesk=loud")));
    }

    #[test]
    fn a_filter_is_held_to() {
        for (said, debug) in [
            ("factdesk=debug", true),
            ("info", false),
            ("factdesk[x]=trace", false),
        ] {
            let all = registry().with(filter(said).unwrap());
            let shown = tracing::subscriber::with_default(
                all,
                || tracing::enabled!(target: "factdesk::x", tracing::Level::DEBUG),
            );
            assert_eq!(shown, debug, "{said}");
        }
    }
}
