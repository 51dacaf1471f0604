//! `factdesk search`: was this checked before?

use crate::caller::{CallerArgs, told};
use crate::demo::shorten::one_line;
use crate::failure::Failure;
use crate::json::Json;
use crate::output;
use clap::Args;
use clap::builder::BoolishValueParser;
use factdesk_proto::v1::{ClaimHit, SearchClaimsRequest, Verdict};

const EXAMPLES: &str = "Examples:
  factdesk search 'Hundreds died at the market hall'
  factdesk search --checked 'Was the bridge at Harl closed?'
  factdesk search --filter 'publisher = \"Evening Ledger\"' --json 'hospital' | jq .claim.name";

/// Options of `search`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SearchArgs {
    #[command(flatten)]
    caller: CallerArgs,
    /// Only the claims that match, as in ListClaims
    #[arg(
        long,
        env = "FACTDESK_FILTER",
        value_name = "FILTER",
        default_value = ""
    )]
    filter: String,
    /// Only claims that have a verdict
    #[arg(long, env = "FACTDESK_CHECKED", conflicts_with = "filter", value_parser = BoolishValueParser::new())]
    checked: bool,
    /// At most this many, and no more than 50
    #[arg(
        long,
        env = "FACTDESK_LIMIT",
        value_name = "NUMBER",
        allow_negative_numbers = true,
        default_value_t = 10
    )]
    limit: i32,
    /// Print each find as one line of JSON
    #[arg(long, env = "FACTDESK_JSON", value_parser = BoolishValueParser::new())]
    json: bool,
    /// What to look for: a sentence, a post, a claim
    text: String,
}

/// Prints what was found, best first.
pub async fn run(args: SearchArgs) -> Result<(), Failure> {
    let mut desk = args.caller.connect().await?;
    let filter = if args.checked {
        "verdict != UNSPECIFIED".to_owned()
    } else {
        args.filter
    };
    let search = desk.request(SearchClaimsRequest {
        query: args.text,
        page_size: args.limit,
        filter,
    });
    let hits = told(desk.claims.search_claims(search).await)?.hits;
    let lines: Result<String, _> = match args.json {
        true => {
            let json = Json::of("ClaimHit")?;
            hits.iter().map(|hit| json.line(hit)).collect()
        }
        false => Ok(hits.iter().map(shown).collect()),
    };
    output::print(&lines?)?;
    if hits.is_empty() {
        output::note("factdesk: nothing that was stored has much in common with it");
    }
    Ok(())
}

/// A hit in two lines: how much it has in common, its verdict and sentence; its name and the
/// words.
fn shown(hit: &ClaimHit) -> String {
    let claim = hit.claim.clone().unwrap_or_default();
    let verdict = match claim.verdict() {
        Verdict::Unspecified => "not checked",
        verdict => verdict.as_str_name().trim_start_matches("VERDICT_"),
    };
    let copies = match hit.copy_count {
        ..2 => String::new(),
        copies => format!(", {copies} copies"),
    };
    format!(
        "{:>4.0} %  {verdict:<11}  {}\n        {}{copies}: {}\n",
        hit.score * 100.0,
        one_line(&claim.proposition),
        claim.name,
        hit.matched_words.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_proto::v1::Claim;

    #[test]
    fn a_hit_says_how_well_it_fits_and_what_came_of_it() {
        let claim = Claim {
            name: "claims/1".into(),
            proposition: "The bridge\nis closed.".into(),
            verdict: Verdict::Disputed.into(),
            ..Default::default()
        };
        let hit = ClaimHit {
            claim: Some(claim),
            score: 0.417,
            matched_words: vec!["Bridges".into(), "closed".into()],
            copy_count: 3,
        };
        let lines = "  42 %  DISPUTED     The bridge is closed.\n        claims/1, 3 copies: Bridges, closed\n";
        assert_eq!(shown(&hit), lines);
        let bare = ClaimHit::default();
        assert_eq!(shown(&bare), "   0 %  not checked  \n        : \n");
    }
}
