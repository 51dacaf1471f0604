//! `factdesk desk`: a reviewer's desk in the terminal.

mod app;
mod call;
mod form;
mod line;
mod plain;
mod screen;
mod session;
mod terminal;
mod told;
mod view;
mod wire;
mod words;

use crate::caller::CallerArgs;
use crate::failure::Failure;
use crate::ids::SystemIds;
use crate::output;
use app::{App, Settings};
use clap::Args;
use std::io::{IsTerminal, stdin, stdout};
use std::sync::Arc;
use std::time::Duration;
use view::Look;
use wire::Wire;

const EXAMPLES: &str = "Examples:
  factdesk desk
  factdesk desk --filter 'figure.measure = CASUALTIES AND cautions.category = UNVERIFIED'
  factdesk desk claims/0190c1f0-…
  printf 'n\\nq\\n' | factdesk desk --plain

A claim that you take is yours until you decide it, give it back or leave; nobody
else gets it meanwhile. Press ? for the keys. NO_COLOR is heeded.";

/// Options of `desk`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct DeskArgs {
    #[command(flatten)]
    caller: CallerArgs,
    /// Begin with this claim in place of the next one
    #[arg(value_name = "claims/ID")]
    claim: Option<String>,
    /// Only the claims that match, as in `export`
    #[arg(
        long,
        env = "FACTDESK_FILTER",
        value_name = "FILTER",
        default_value = ""
    )]
    filter: String,
    /// Minutes to hold a claim; it is held longer while you work
    #[arg(
        long,
        env = "FACTDESK_LEASE_MINUTES",
        value_name = "MINUTES",
        default_value_t = 10,
        value_parser = clap::value_parser!(u64).range(1..=120)
    )]
    lease_minutes: u64,
    /// Line by line, for screen readers and scripts; also where there is no terminal
    #[arg(long, env = "FACTDESK_PLAIN")]
    plain: bool,
}

/// Opens the desk.
pub async fn run(args: DeskArgs) -> Result<(), Failure> {
    let mut wire = Wire::new(args.caller.connect().await?)?;
    let settings = Settings {
        filter: args.filter,
        lease: Duration::from_secs(args.lease_minutes * 60),
    };
    let mut app = App::new(settings, Arc::new(SystemIds), wire.now());
    let done = match args.plain || !has_terminal() {
        true => plain::run(&mut app, &mut wire, args.claim).await,
        false => screen::run(&mut app, &mut wire, args.claim, look()).await,
    };
    // The terminal is as it was: what was not sent is not lost.
    for form in app.unsent() {
        output::print(&format!("Not sent. {}", form.typed()))?;
    }
    Ok(done?)
}

/// Whether there is one that can be drawn on.
fn has_terminal() -> bool {
    let dumb = std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    stdin().is_terminal() && stdout().is_terminal() && !dumb
}

fn look() -> Look {
    match std::env::var_os("NO_COLOR").filter(|no| !no.is_empty()) {
        Some(_) => Look::Plain,
        None => Look::Coloured,
    }
}
