//! `factdesk history`: how far it goes, and whether it is whole.

mod heads;
mod verify;

use crate::caller::{CallerArgs, told};
use crate::failure::{Context, Failure};
use crate::output;
use clap::{Args, Subcommand};
use factdesk_proto::v1::{HistoryHead, VerifyHistoryRequest};

const HELP: &str = "Keep heads where nobody who can write to the database can write:
  factdesk history head >> heads.txt
  factdesk history verify --heads heads.txt";

/// Options of `history`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct HistoryArgs {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Print how far the history goes, as a line to keep elsewhere
    Head(CallerArgs),
    /// Verify the whole history and all that it tells of; exit code 1 on findings
    Verify(verify::VerifyArgs),
}

/// Prints a head, or verifies.
pub async fn run(args: HistoryArgs) -> Result<(), Failure> {
    match args.act {
        Act::Head(caller) => head(&caller).await,
        Act::Verify(args) => verify::run(args).await,
    }
}

async fn head(caller: &CallerArgs) -> Result<(), Failure> {
    let mut desk = caller.connect().await?;
    let request = desk.request(VerifyHistoryRequest {
        page_size: 1,
        ..Default::default()
    });
    let answer = told(desk.admin.verify_history(request).await);
    let answer = answer.context("the history cannot be read")?;
    let head: HistoryHead = answer.head.unwrap_or_default();
    output::print(&heads::line(&head))?;
    Ok(())
}
