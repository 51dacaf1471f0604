//! The command line. Every option can also be given as an environment variable.

use crate::{
    compare, desk, export, extract, health, history, import, inspect, key, ledger, logging,
    migrate, newsroom, reextract, search, serve, up, work,
};
use clap::{Parser, Subcommand};

/// Articles go in, candidate claims come out, people mark each one verified,
/// disputed or unverified.
#[derive(Debug, Parser)]
#[command(name = "factdesk", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    pub log: logging::LogArgs,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run everything in one process: database, server and worker
    Up(up::UpArgs),
    /// Run the gRPC server on an outside database
    Serve(serve::ServeArgs),
    /// Run a worker on an outside database
    Work(work::WorkArgs),
    /// Ask a running server whether it serves; exit code 0 if so
    Health(health::HealthArgs),
    /// Bring the schema of an outside database up to date, or down
    Migrate(migrate::MigrateArgs),
    /// Create and list newsrooms
    Newsroom(newsroom::NewsroomArgs),
    /// Create, list and revoke keys
    Key(key::KeyArgs),
    /// Submit files to a running server: text, JSON Lines, HTML
    Import(import::ImportArgs),
    /// Write the claims of a running server as JSON Lines
    Export(export::ExportArgs),
    /// Ask a running server whether something like a text was checked before
    Search(search::SearchArgs),
    /// Show how far the history goes, or verify it, on a running server
    History(history::HistoryArgs),
    /// Show the events of a running server and what their figures say to each other
    Ledger(ledger::LedgerArgs),
    /// Read articles of a running server again, and show what that changes
    Reextract(reextract::ReextractArgs),
    /// Review claims of a running server in the terminal
    Desk(desk::DeskArgs),
    /// Print the claims found in files, without any database
    Extract(extract::ExtractArgs),
    /// Put the figures of several articles side by side, without any database
    Compare(compare::CompareArgs),
    /// Show what the rules see in a text: sentences, figures, attribution, worthiness
    Inspect(inspect::InspectArgs),
}

impl Command {
    /// What is logged where nobody said: services tell what they do, commands
    /// that a person watches only what goes wrong.
    pub fn default_filter(&self) -> &'static str {
        match self {
            Command::Serve(_) | Command::Work(_) => "info",
            // A line of a log would be drawn over the screen.
            Command::Desk(_) => "off",
            _ => "warn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_option_is_an_environment_variable_too() {
        let mut left = vec![Cli::command()];
        while let Some(command) = left.pop() {
            for arg in command.get_arguments().filter(|a| !a.is_positional()) {
                let env = arg.get_env().unwrap_or_else(|| panic!("{arg} has none"));
                let env = env.to_str().unwrap();
                assert!(
                    env.starts_with("FACTDESK_") || env == "DATABASE_URL",
                    "{env}"
                );
            }
            left.extend(command.get_subcommands().cloned());
        }
    }
}
