//! `factdesk import`: files to a running server.

mod batch;
mod entry;
mod flight;
mod html;
mod item;
mod kind;
mod known;
mod landing;
mod lines;
mod prepare;
mod progress;
mod read;
mod report;
mod rules;
mod send;
mod summary;
mod walk;

use crate::caller::CallerArgs;
use crate::failure::Failure;
use crate::json::Json;
use crate::patience::PatienceArgs;
use crate::stop::Stop;
use batch::Batches;
use clap::Args;
use clap::builder::BoolishValueParser;
use flight::Flight;
use landing::Landing;
use prepare::{DefaultArgs, Prepare};
use progress::Progress;
use read::Reader;
use report::Report;
use send::Sender;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use summary::Summary;
use tokio::sync::mpsc;

const EXAMPLES: &str = "\
What is read, by the ending of the name:
  .txt .text .md    plain text in UTF-8; may begin with lines `key: value` (uri, publisher, title,
                    publish_time, language_code, labels) and a blank line
  .jsonl .ndjson    JSON Lines, a factdesk.v1.Article a line, as protobuf JSON
  .html .htm        a web page in UTF-8: its main text, title, canonical address, site, language and
                    time of publication
Folders are walked through; hidden files are left out, files of other kinds passed over.

The report has a line an item: what became of it, or why it was refused. A run with a report that
is there already goes on from it: what was imported and has not changed is left alone, what was
refused is tried again. A changed file becomes the next revision where it has a uri.

Examples:
  factdesk import samples
  factdesk import --publisher 'Harbour Times' --label archive --report 2024.jsonl archive/2024
  zcat wire.jsonl.gz | factdesk import --key \"$KEY\" --address desk.example:50051 -
  factdesk import --dry-run archive

Exit code: 0 where nothing was refused, else 1.";

/// Options of `import`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ImportArgs {
    #[command(flatten)]
    caller: CallerArgs,
    #[command(flatten)]
    defaults: DefaultArgs,
    /// What became of every item, and where the next run goes on
    #[arg(
        long,
        env = "FACTDESK_REPORT",
        value_name = "FILE",
        default_value = "factdesk-import.jsonl"
    )]
    report: PathBuf,
    /// Read and check everything, send nothing, write no report
    #[arg(long, env = "FACTDESK_DRY_RUN", value_parser = BoolishValueParser::new())]
    dry_run: bool,
    #[command(flatten)]
    patience: PatienceArgs,
    /// Folders and files; `-` reads JSON Lines from standard input
    #[arg(required = true, value_name = "DIR|FILE")]
    inputs: Vec<PathBuf>,
}

/// Imports everything that can be, and tells what could not.
pub async fn run(args: ImportArgs) -> Result<(), Failure> {
    let stop = Stop::on_signal()?;
    let (report, known) = match args.dry_run {
        true => (None, Report::peek(&args.report)?),
        false => Report::open(&args.report).map(|(report, known)| (Some(report), known))?,
    };
    let sender = Sender {
        desk: match args.dry_run {
            true => None,
            false => Some(args.caller.connect().await?),
        },
        patience: args.patience.patience(),
        stop,
        told: Arc::default(),
    };
    let mut landing = Landing {
        report,
        known: Arc::new(RwLock::new(known)),
        summary: Summary::default(),
        progress: Progress::new(read::total(&args.inputs)),
    };
    let imported = import(&args, sender, &mut landing).await;
    landing.progress.end();
    let report = landing.report.as_ref().map(|_| args.report.as_path());
    landing.summary.tell(report);
    imported.and(nothing_refused(&landing.summary))
}

async fn import(args: &ImportArgs, sender: Sender, landing: &mut Landing) -> Result<(), Failure> {
    let (batches, taken) = mpsc::channel(1);
    let reader = Reader {
        prepare: Prepare {
            defaults: args.defaults.clone(),
            known: landing.known.clone(),
        },
        json: Json::of("Article")?,
        report: std::fs::metadata(&args.report).ok().map(|m| walk::id(&m)),
        batches: Batches::new(batches),
    };
    let inputs = args.inputs.clone();
    let reading = tokio::task::spawn_blocking(move || reader.run(inputs));
    Flight::new(sender).run(taken, landing).await?;
    // That nobody takes any more has its reason told above.
    let _ = reading.await?;
    Ok(())
}

fn nothing_refused(summary: &Summary) -> Result<(), Failure> {
    match summary.refused() {
        0 => Ok(()),
        refused => Err(Failure::new(format!("{refused} refused"))),
    }
}
