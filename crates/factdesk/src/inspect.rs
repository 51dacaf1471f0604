//! `factdesk inspect`: what the rules see in a text, one facet at a time.

mod attribution;
mod figures;
mod sentences;
mod worthiness;

use crate::failure::{Context, Failure};
use crate::{output, text_file};
use clap::builder::BoolishValueParser;
use clap::{Args, ValueEnum};
use factdesk_domain::{CandidateClaim, Span};
use factdesk_extract::{Input, extract};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Options of `inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// What to show
    facet: Facet,
    /// Print each find as one line of JSON
    #[arg(long, env = "FACTDESK_JSON", value_parser = BoolishValueParser::new())]
    json: bool,
    /// English text in UTF-8; standard input by default, also as `-`
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,
}

/// What can be shown.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Facet {
    /// Every sentence on a line: start, end (code points, half-open) and text
    Sentences,
    /// Each figure under its sentence: measure, bound, low and high
    Figures,
    /// Each statement under its sentence: claimant, cue and content
    Attribution,
    /// How much each line deserves a check: one number from 0 to 1 a line, from 0.5 on worth one
    Worthiness,
}

/// Shows the facet of every file that can be read.
pub fn run(args: &InspectArgs) -> Result<(), Failure> {
    let mut bad = 0;
    for file in &args.files {
        let text = text_file::read(file).context(format!("cannot read {}", file.display()));
        match text.map(|text| shown(args, file, &text)) {
            // Nobody reads any more.
            Ok(shown) if !output::print(&shown)? => return Ok(()),
            Ok(_) => {}
            Err(failure) => {
                bad += 1;
                output::note(&format!("factdesk: {failure}"));
            }
        }
    }
    match bad {
        0 => Ok(()),
        bad => Err(Failure::new(format!(
            "{bad} of {} files failed",
            args.files.len()
        ))),
    }
}

fn shown(args: &InspectArgs, file: &Path, text: &str) -> String {
    match (args.facet, args.json) {
        (Facet::Sentences, false) => sentences::lines(text),
        (Facet::Sentences, true) => json_lines(file, sentences::json(text)),
        (Facet::Figures, false) => figures::drawn(text),
        (Facet::Figures, true) => json_lines(file, figures::json(text)),
        (Facet::Attribution, false) => attribution::drawn(text),
        (Facet::Attribution, true) => json_lines(file, attribution::json(text)),
        (Facet::Worthiness, false) => worthiness::lines(text),
        (Facet::Worthiness, true) => json_lines(file, worthiness::json(text)),
    }
}

/// The objects, each with the file's name, on a line.
fn json_lines(file: &Path, found: Vec<Value>) -> String {
    let name = file
        .file_name()
        .unwrap_or(file.as_os_str())
        .to_string_lossy();
    let named = |mut one: Value| {
        one["file"] = json!(name);
        format!("{one}\n")
    };
    found.into_iter().map(named).collect()
}

/// The claims of a text that is taken as English.
fn claims(text: &str) -> Vec<CandidateClaim> {
    let input = Input {
        text,
        has_title: false,
        language: Some("en"),
        publish_time: None,
    };
    extract(&input).claims
}

fn place(span: Span) -> Value {
    json!({ "start": span.start, "end": span.end })
}
