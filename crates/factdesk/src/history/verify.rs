//! `factdesk history verify`.

use super::heads;
use crate::caller::{CallerArgs, Desk, told};
use crate::failure::{Context, Failure};
use crate::output;
use clap::Args;
use factdesk_proto::v1::{
    HistoryFinding, HistoryHead, VerifyHistoryRequest, VerifyHistoryResponse,
};
use std::path::PathBuf;

/// The most heads that one call takes.
const HEADS: usize = 100;

/// Options of `history verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    #[command(flatten)]
    caller: CallerArgs,
    /// Heads that were kept: lines of `factdesk history head`
    #[arg(long, env = "FACTDESK_HEADS", value_name = "FILE")]
    heads: Option<PathBuf>,
}

/// What all pages came to.
#[derive(Default)]
struct Sum {
    entries: i64,
    resources: i64,
    findings: usize,
    head: HistoryHead,
}

/// Verifies, page by page; findings are the failure.
pub async fn run(args: VerifyArgs) -> Result<(), Failure> {
    let known = args.heads.as_deref().map(heads::read).transpose()?;
    let mut known = known.unwrap_or_default();
    // The newest tell the most; older ones lie below them in the same chain.
    known.sort_by_key(|head| std::cmp::Reverse(head.position));
    known.truncate(HEADS);
    let mut desk = args.caller.connect().await?;
    let sum = walk(&mut desk, known).await?;
    output::note(&format!(
        "factdesk: {} entries and {} resources checked; the log goes up to {}",
        sum.entries, sum.resources, sum.head.position
    ));
    match sum.findings {
        0 => Ok(()),
        1 => Err(Failure::new("1 finding: the history does not hold")),
        n => Err(Failure::new(format!(
            "{n} findings: the history does not hold"
        ))),
    }
}

async fn walk(desk: &mut Desk, known_heads: Vec<HistoryHead>) -> Result<Sum, Failure> {
    let mut sum = Sum::default();
    let mut request = VerifyHistoryRequest {
        known_heads,
        ..Default::default()
    };
    loop {
        let page = page(desk, &request).await?;
        sum.entries += page.checked_entries;
        sum.resources += page.checked_resources;
        sum.findings += page.findings.len();
        sum.head = page.head.unwrap_or_default();
        let lines: String = page.findings.iter().map(line).collect();
        output::print(&lines)?;
        if page.next_page_token.is_empty() {
            return Ok(sum);
        }
        request.page_token = page.next_page_token;
    }
}

async fn page(
    desk: &mut Desk,
    request: &VerifyHistoryRequest,
) -> Result<VerifyHistoryResponse, Failure> {
    let request = desk.request(request.clone());
    told(desk.admin.verify_history(request).await).context("the history cannot be verified")
}

/// A finding as a line: what, where, and a sentence.
fn line(finding: &HistoryFinding) -> String {
    let kind = finding.kind().as_str_name().trim_start_matches("KIND_");
    let place = match (finding.position, finding.resource.as_str()) {
        (0, "") => "-".to_owned(),
        (0, resource) => resource.to_owned(),
        (position, "") => position.to_string(),
        (position, resource) => format!("{position} {resource}"),
    };
    format!("{kind} {place}: {}\n", finding.message)
}
