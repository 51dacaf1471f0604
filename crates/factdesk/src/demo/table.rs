//! The claims as a table.

use super::load::Loaded;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use factdesk_proto::v1::claim::Kind;
use factdesk_proto::v1::{Claim, Stance, Verdict};

const WIDTH: u16 = 120;

const COLUMNS: [(&str, u16); 7] = [
    ("OUTLET", 15),
    ("WHAT", 11),
    ("FIGURE", 14),
    ("WHO SAYS IT", 18),
    ("CAUTIONS", 12),
    ("SUGGESTED", 11),
    ("WORDS", 39),
];

/// The table, with a line on what it leaves out.
pub fn render(articles: &[Loaded], shown: &[Vec<&Claim>]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_width(WIDTH);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(COLUMNS.map(|(name, _)| name));
    let widths = COLUMNS.map(|(_, width)| ColumnConstraint::Absolute(Width::Fixed(width)));
    table.set_constraints(widths);
    for (loaded, claims) in articles.iter().zip(shown) {
        for claim in claims {
            table.add_row(row(loaded, claim));
        }
    }
    let all: usize = articles.iter().map(|loaded| loaded.claims.len()).sum();
    let left_out = all - shown.iter().map(Vec::len).sum::<usize>();
    format!("{}\n\n{left_out} more claims are statements that nobody doubts or denies.\n", table.trim_fmt())
}

fn row(loaded: &Loaded, claim: &Claim) -> [String; 7] {
    let suggested = match claim.suggested_verdict() {
        Verdict::Unspecified => String::new(),
        verdict => bare(verdict.as_str_name(), "VERDICT_").to_owned(),
    };
    [
        loaded.article.publisher.clone(),
        what(claim),
        figure(claim),
        chain(claim),
        cautions(claim),
        suggested,
        shorten(claim, 72),
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
    let links: Vec<_> = claim.attributions.iter().map(|link| one_line(&link.claimant)).collect();
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

/// The sentence; of a long one the part around the claim's own words.
fn shorten(claim: &Claim, limit: usize) -> String {
    let context = if claim.context.is_empty() { &claim.text } else { &claim.context };
    let sentence = one_line(context);
    let words: Vec<&str> = sentence.split(' ').collect();
    let heart = claim.figure.as_ref().map_or(&claim.text, |figure| &figure.text);
    let before = sentence.find(&one_line(heart)).map_or("", |at| &sentence[..at]);
    let at = before.split(' ').count() - 1;
    let (mut from, mut to) = (at.min(words.len()), at.min(words.len()));
    let length = |from: usize, to: usize| words[from..to].join(" ").chars().count();
    // Grows to both sides as long as it fits.
    loop {
        let grown = (from, to);
        if to < words.len() && length(from, to + 1) <= limit {
            to += 1;
        }
        if from > 0 && length(from - 1, to) <= limit {
            from -= 1;
        }
        if grown == (from, to) {
            break;
        }
    }
    let (head, tail) = (if from > 0 { "… " } else { "" }, if to < words.len() { " …" } else { "" });
    format!("{head}{}{tail}", words[from..to].join(" "))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bare<'a>(name: &'a str, prefix: &str) -> &'a str {
    name.strip_prefix(prefix).unwrap_or(name)
}
