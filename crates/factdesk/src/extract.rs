//! `factdesk extract`: the claims of files, without any database.

mod json;
mod list;

use crate::failure::{Context, Failure};
use crate::output;
use clap::Args;
use clap::builder::BoolishValueParser;
use factdesk_domain::Extraction;
use factdesk_extract::{Input, extract};
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

/// Options of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// Print each claim as one line of protobuf JSON (`factdesk.v1.Claim`)
    #[arg(long, env = "FACTDESK_JSON", value_parser = BoolishValueParser::new())]
    json: bool,
    /// Text files in UTF-8; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Prints the claims of every file that can be read.
pub fn run(args: &ExtractArgs) -> Result<(), Failure> {
    let show = show(args.json)?;
    let mut bad = 0;
    for file in &args.files {
        match one(file, &show) {
            Ok(true) => {}
            // Nobody reads any more.
            Ok(false) => return Ok(()),
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

/// From a file's name, text and claims to what is printed.
type Show = Box<dyn Fn(&str, &str, Extraction) -> Result<String, Failure>>;

fn show(json: bool) -> Result<Show, Failure> {
    if !json {
        return Ok(Box::new(|name, _, found| Ok(list::show(name, &found))));
    }
    let lines = json::Lines::new()?;
    Ok(Box::new(move |name, text, found| {
        lines.show(name, text, &found)
    }))
}

fn one(file: &Path, show: &Show) -> Result<bool, Failure> {
    let text = read(file).context(format!("cannot read {}", file.display()))?;
    let found = extract(&Input {
        text: &text,
        has_title: false,
        language: None,
        publish_time: None,
    });
    let name = file
        .file_name()
        .unwrap_or(file.as_os_str())
        .to_string_lossy();
    Ok(output::print(&show(&name, &text, found)?)?)
}

fn read(file: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(file)?;
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(format!("not UTF-8 (byte {at} is not part of a character)"))
    })
}
