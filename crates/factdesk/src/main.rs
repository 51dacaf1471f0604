//! The factdesk binary: one file a command.

mod access;
mod caller;
mod cli;
mod compare;
mod data_dir;
mod database;
mod demo;
mod desk;
mod drawing;
mod export;
mod extract;
mod extractor;
mod failure;
mod head;
mod health;
mod history;
mod history_key;
mod ids;
mod import;
mod inspect;
mod json;
mod key;
mod ledger;
mod logging;
mod migrate;
mod newsroom;
mod output;
mod parts;
mod patience;
mod reextract;
mod search;
mod serve;
mod steps;
mod stop;
mod text_file;
mod up;
mod work;

use clap::Parser;
use cli::{Cli, Command};
use failure::Failure;
use std::process::ExitCode;

/// A page of claims is a thousand short texts, made and let go of in one call, for which
/// glibc's allocator takes a sixth of the service's time more.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::note(&format!("factdesk: {failure}"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    logging::start(&cli.log, cli.command.default_filter())?;
    // These need no runtime.
    match &cli.command {
        Command::Extract(args) => return extract::run(args),
        Command::Compare(args) => return compare::run(args),
        Command::Inspect(args) => return inspect::run(args),
        _ => {}
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let outcome = runtime.block_on(dispatch(cli.command));
    // A thread that still starts PostgreSQL when we are told to stop must not
    // keep the process: what it started ends with it.
    runtime.shutdown_background();
    outcome
}

async fn dispatch(command: Command) -> Result<(), Failure> {
    match command {
        Command::Up(args) => up::run(args).await,
        Command::Serve(args) => serve::run(args).await,
        Command::Work(args) => work::run(args).await,
        Command::Health(args) => health::run(args).await,
        Command::Migrate(args) => migrate::run(args).await,
        Command::Newsroom(args) => newsroom::run(args).await,
        Command::Key(args) => key::run(args).await,
        Command::Import(args) => import::run(args).await,
        Command::Export(args) => export::run(args).await,
        Command::Search(args) => search::run(args).await,
        Command::History(args) => history::run(args).await,
        Command::Ledger(args) => ledger::run(args).await,
        Command::Reextract(args) => reextract::run(args).await,
        Command::Desk(args) => desk::run(args).await,
        Command::Extract(args) => extract::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Inspect(args) => inspect::run(&args),
    }
}
