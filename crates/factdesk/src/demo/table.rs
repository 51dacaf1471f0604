//! The claims as a table.

use super::load::Loaded;
use super::shorten::{one_line, shorten};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use factdesk_proto::v1::claim::Kind;
use factdesk_proto::v1::{Article, Claim, Stance, Verdict};

const WIDTH: u16 = 120;

/// Names and widths. What a column holds fits on one line, but for long names
/// and for the words.
const COLUMNS: [(&str, u16); 6] = [
    ("WHAT", 18),
    ("FIGURE", 18),
    ("WHO SAYS IT", 23),
    ("CAUTIONS", 13),
    ("SUGGESTED", 12),
    ("WORDS", 36),
];

/// Two lines of the last column.
const WORDS: usize = 58;

/// A table for each article, under its outlet and title, and a line on what is
/// left out.
pub fn render(articles: &[Loaded], shown: &[Vec<&Claim>]) -> String {
    let tables: Vec<_> = articles
        .iter()
        .zip(shown)
        .map(|(loaded, claims)| {
            let Article {
                publisher, title, ..
            } = &loaded.article;
            format!("{publisher}: {title}\n{}\n", table(claims))
        })
        .collect();
    let all: usize = articles.iter().map(|loaded| loaded.claims.len()).sum();
    let left_out = all - shown.iter().map(Vec::len).sum::<usize>();
    format!(
        "{}\n{left_out} more claims are statements that nobody doubts or denies.\n",
        tables.join("\n")
    )
}

fn table(claims: &[&Claim]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_width(WIDTH);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(COLUMNS.map(|(name, _)| name));
    for claim in claims {
        table.add_row(row(claim));
    }
    let widths = COLUMNS.map(|(_, width)| ColumnConstraint::Absolute(Width::Fixed(width)));
    table.set_constraints(widths);
    table.trim_fmt()
}

fn row(claim: &Claim) -> [String; 6] {
    let suggested = match claim.suggested_verdict() {
        Verdict::Unspecified => String::new(),
        verdict => bare(verdict.as_str_name(), "VERDICT_").to_owned(),
    };
    [
        what(claim),
        figure(claim),
        chain(claim),
        cautions(claim),
        suggested,
        words(claim),
    ]
}

/// The measure of a figure, the sort of anything else.
fn what(claim: &Claim) -> String {
    let name = match (claim.kind(), claim.figure.as_ref()) {
        (Kind::Figure, Some(figure)) => bare(figure.measure().as_str_name(), "MEASURE_"),
        _ if claim.stance() == Stance::Denies => "denial",
        (kind, _) => bare(kind.as_str_name(), "KIND_"),
    };
    name.to_lowercase()
}

fn figure(claim: &Claim) -> String {
    claim.figure.as_ref().map_or(String::new(), |figure| {
        let vague = if figure.vague { " (vague)" } else { "" };
        format!("{}{vague}", one_line(&figure.text))
    })
}

fn chain(claim: &Claim) -> String {
    let links: Vec<_> = claim
        .attributions
        .iter()
        .map(|link| one_line(&link.claimant))
        .collect();
    links.join(" → ")
}

fn cautions(claim: &Claim) -> String {
    let category = |c: &factdesk_proto::v1::Caution| {
        let name = bare(c.category().as_str_name(), "CAUTION_CATEGORY_");
        name.to_lowercase().replace('_', " ")
    };
    let mut all: Vec<_> = claim.cautions.iter().map(category).collect();
    all.dedup();
    all.join(", ")
}

/// The sentence, or of a long one the part around the claim's own words.
fn words(claim: &Claim) -> String {
    let sentence = if claim.context.is_empty() {
        &claim.text
    } else {
        &claim.context
    };
    let heart = claim
        .figure
        .as_ref()
        .map_or(&claim.text, |figure| &figure.text);
    shorten(sentence, heart, WORDS)
}

fn bare<'a>(name: &'a str, prefix: &str) -> &'a str {
    name.strip_prefix(prefix).unwrap_or(name)
}
