//! `factdesk reextract`: articles read again, and what that changes.

use crate::caller::{CallerArgs, Desk, told};
use crate::failure::Failure;
use crate::output;
use clap::Args;
use clap::builder::BoolishValueParser;
use factdesk_proto::v1;
use factdesk_proto::v1::claim_difference::Kind;
use std::fmt::Write;

/// How long an article may take before the next one is asked for.
const WAIT: prost_types::Duration = prost_types::Duration {
    seconds: 10,
    nanos: 0,
};

const EXAMPLES: &str = "Examples:
  factdesk reextract --dry-run articles/0190c1f0-…     what would change; nothing is stored
  factdesk reextract articles/0190c1f0-…               for good

Claims with a verdict, evidence, comments or a lease keep their name, words and
verdict whatever the extractor says; the others follow it.";

/// Options of `reextract`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ReextractArgs {
    #[command(flatten)]
    caller: CallerArgs,
    /// Store nothing, show what would change
    #[arg(long, env = "FACTDESK_DRY_RUN", value_parser = BoolishValueParser::new())]
    dry_run: bool,
    /// Which articles
    #[arg(required = true, value_name = "articles/ID")]
    articles: Vec<String>,
}

/// Reads one article after the other.
pub async fn run(args: ReextractArgs) -> Result<(), Failure> {
    let mut desk = args.caller.connect().await?;
    for name in &args.articles {
        let shown = again(&mut desk, name, args.dry_run).await?;
        // Nobody reads any more.
        if !output::print(&shown)? {
            break;
        }
    }
    Ok(())
}

async fn again(desk: &mut Desk, name: &str, validate_only: bool) -> Result<String, Failure> {
    let request = desk.request(v1::ReextractArticleRequest {
        name: name.to_owned(),
        wait: Some(WAIT),
        validate_only,
        ..Default::default()
    });
    let answer = told(desk.articles.reextract_article(request).await)?;
    let Some(summary) = answer.summary else {
        let error = answer.article.map(|a| a.error).unwrap_or_default();
        return Ok(match error.as_str() {
            "" => format!("{name}: still being read\n"),
            error => format!("{name}: {error}\n"),
        });
    };
    Ok(drawn(name, &summary, &answer.claim_differences))
}

/// The article, from what to what, and a line for each claim that differs.
fn drawn(name: &str, summary: &v1::ExtractionSummary, claims: &[v1::ClaimDifference]) -> String {
    let before = match summary.previous_extractors.join(", ") {
        none if none.is_empty() => "nothing".to_owned(),
        some => some,
    };
    let mut out = format!("{name}: {before} -> {}\n", summary.extractor);
    for difference in claims {
        // Writing to a string does not fail.
        let _ = writeln!(out, "  {}", line(difference));
    }
    let all = [
        summary.new_count,
        summary.gone_count,
        summary.changed_count,
        summary.kept_count,
    ];
    let all = usize::try_from(all.iter().sum::<i32>()).unwrap_or_default();
    if let Some(more @ 1..) = all.checked_sub(claims.len()) {
        let _ = writeln!(out, "  {more} more differ");
    }
    let _ = writeln!(out, "  {} unchanged", summary.unchanged_count);
    out
}

fn line(difference: &v1::ClaimDifference) -> String {
    let claim = difference.after.as_ref().or(difference.before.as_ref());
    let text = claim.map(|c| c.text.as_str()).unwrap_or_default();
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(100)
        .collect();
    let word = match difference.kind() {
        Kind::New => "new",
        Kind::Gone => "gone",
        Kind::Changed => "changed",
        Kind::Kept => "kept",
        Kind::Unspecified => "?",
    };
    let fields = difference.fields.join(", ");
    let why = match (difference.kind(), fields.as_str()) {
        (Kind::Kept, "") => ": not found".to_owned(),
        (Kind::Changed | Kind::Kept, fields) => format!(": {fields}"),
        _ => String::new(),
    };
    format!("{word:<8} “{text}”{why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(kind: Kind, text: &str, fields: &[&str]) -> v1::ClaimDifference {
        v1::ClaimDifference {
            kind: kind.into(),
            before: None,
            after: Some(v1::Claim {
                text: text.into(),
                ..Default::default()
            }),
            fields: fields.iter().map(|f| (*f).to_owned()).collect(),
        }
    }

    #[test]
    fn a_line_a_claim_and_the_rest_counted() {
        let summary = v1::ExtractionSummary {
            extractor: "rules/3".into(),
            previous_extractors: vec!["rules/1".into(), "rules/2".into()],
            new_count: 1,
            changed_count: 4,
            kept_count: 1,
            unchanged_count: 7,
            ..Default::default()
        };
        let claims = [
            difference(Kind::New, "7 goats\n\u{1b}[2J", &[]),
            difference(Kind::Changed, "it held", &["figure.measure", "stance"]),
            difference(Kind::Kept, "it leaks", &[]),
        ];
        let lines = [
            "articles/a: rules/1, rules/2 -> rules/3",
            "  new      “7 goats  [2J”",
            "  changed  “it held”: figure.measure, stance",
            "  kept     “it leaks”: not found",
            "  3 more differ",
            "  7 unchanged",
            "",
        ];
        assert_eq!(drawn("articles/a", &summary, &claims), lines.join("\n"));
    }

    #[test]
    fn where_nothing_stood_before_it_says_so() {
        let summary = v1::ExtractionSummary {
            extractor: "rules/3".into(),
            ..Default::default()
        };
        let shown = drawn("articles/a", &summary, &[]);
        assert_eq!(shown, "articles/a: nothing -> rules/3\n  0 unchanged\n");
    }
}
