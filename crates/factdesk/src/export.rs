//! `factdesk export`: claims of a running server as JSON Lines.

mod beside;

use crate::caller::{CallerArgs, Desk, told};
use crate::failure::{Context, Failure};
use crate::json::Json;
use crate::output;
use crate::patience::{Patience, PatienceArgs, may_pass};
use crate::stop::Stop;
use beside::Beside;
use clap::Args;
use factdesk_proto::v1::{ListClaimsRequest, ListClaimsResponse};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  factdesk export > claims.jsonl
  factdesk export --filter 'state = REVIEWED AND verdict = DISPUTED' --out disputed.jsonl
  factdesk export --filter 'state = NEEDS_RECHECK' --order-by due_time | jq .recheckReason
  factdesk export --article articles/0190c1f0-… --order-by span | jq .text

The filter's grammar and fields are those of ListClaims; claims that a newer
revision or a person replaced are left out unless the filter names `state`.";

/// Options of `export`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ExportArgs {
    #[command(flatten)]
    caller: CallerArgs,
    /// Only the claims that match, such as 'figure.measure = DEATHS'
    #[arg(
        long,
        env = "FACTDESK_FILTER",
        value_name = "FILTER",
        default_value = ""
    )]
    filter: String,
    /// Only the claims of this article
    #[arg(
        long,
        env = "FACTDESK_ARTICLE",
        value_name = "articles/ID",
        default_value = ""
    )]
    article: String,
    /// create_time, update_time, due_time, check_worthiness or span, each also with ` desc`
    #[arg(
        long,
        env = "FACTDESK_ORDER_BY",
        value_name = "ORDER",
        default_value = ""
    )]
    order_by: String,
    /// Write to this file, which appears once it is complete, in place of stdout
    #[arg(long, env = "FACTDESK_OUT", value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    patience: PatienceArgs,
}

/// Writes one claim a line.
pub async fn run(args: ExportArgs) -> Result<(), Failure> {
    let stop = Stop::on_signal()?;
    tokio::select! {
        done = export(args) => done,
        () = stop.asked() => Err(Failure::new("stopped before the end; what was written is not all")),
    }
}

async fn export(args: ExportArgs) -> Result<(), Failure> {
    let mut pages = Pages::of(&args).await?;
    let mut out = args.out.as_deref().map(Beside::create).transpose()?;
    let json = Json::of("Claim")?;
    let mut count = 0;
    while let Some(page) = pages.next().await? {
        count += page.claims.len();
        let lines: Result<String, _> = page.claims.iter().map(|claim| json.line(claim)).collect();
        match &mut out {
            Some(file) => file.write(&lines?)?,
            // Nobody reads any more.
            None if !output::print(&lines?)? => return Ok(()),
            None => {}
        }
    }
    if let Some(file) = out {
        file.complete()?;
    }
    output::note(&format!("factdesk: {count} claims exported"));
    Ok(())
}

/// The pages of a list.
struct Pages {
    desk: Desk,
    patience: Patience,
    /// Nothing after the last page.
    next: Option<ListClaimsRequest>,
}

impl Pages {
    async fn of(args: &ExportArgs) -> Result<Pages, Failure> {
        Ok(Pages {
            desk: args.caller.connect().await?,
            patience: args.patience.patience(),
            next: Some(ListClaimsRequest {
                parent: args.article.clone(),
                page_size: 200,
                page_token: String::new(),
                filter: args.filter.clone(),
                order_by: args.order_by.clone(),
            }),
        })
    }

    async fn next(&mut self) -> Result<Option<ListClaimsResponse>, Failure> {
        let Some(request) = self.next.take() else {
            return Ok(None);
        };
        let page = self.answer(&request).await?;
        if !page.next_page_token.is_empty() {
            self.next = Some(ListClaimsRequest {
                page_token: page.next_page_token.clone(),
                ..request
            });
        }
        Ok(Some(page))
    }

    async fn answer(&mut self, message: &ListClaimsRequest) -> Result<ListClaimsResponse, Failure> {
        loop {
            let request = self.desk.request(message.clone());
            let answer = self.desk.claims.list_claims(request).await;
            match &answer {
                Err(status) if may_pass(status) && self.patience.pause().await => {}
                _ => {
                    self.patience.renew();
                    return told(answer).context("the claims cannot be listed");
                }
            }
        }
    }
}
