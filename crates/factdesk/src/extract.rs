//! `factdesk extract`: the claims of files, without any database.

mod json;
mod list;

use crate::failure::{Context, Failure};
use crate::{output, text_file};
use clap::Args;
use clap::builder::BoolishValueParser;
use factdesk_domain::Extraction;
use factdesk_extract::{Input, extract};
use std::path::{Path, PathBuf};

/// Options of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// Print each claim as one line of protobuf JSON (`factdesk.v1.Claim`)
    #[arg(long, env = "FACTDESK_JSON", value_parser = BoolishValueParser::new())]
    json: bool,
    /// Language of all files as BCP 47, such as en; guessed by default
    #[arg(long, env = "FACTDESK_LANGUAGE", value_name = "TAG")]
    language: Option<String>,
    /// Text files in UTF-8; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Prints the claims of every file that can be read.
pub fn run(args: &ExtractArgs) -> Result<(), Failure> {
    let show = show(args.json)?;
    let mut bad = 0;
    for file in &args.files {
        match one(file, args.language.as_deref(), &show) {
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
        // Otherwise no lines would look like a text without claims.
        if let Some(why) = without_rules(name, &found) {
            output::note(&why);
        }
        lines.show(name, text, &found)
    }))
}

/// Why nothing was looked for in a file.
fn without_rules(name: &str, found: &Extraction) -> Option<String> {
    match &found.language {
        _ if found.language_supported => None,
        Some(language) => Some(format!("{name}: no rules for language {language}")),
        None => Some(format!("{name}: language unknown")),
    }
}

fn one(file: &Path, language: Option<&str>, show: &Show) -> Result<bool, Failure> {
    let text = text_file::read(file).context(format!("cannot read {}", file.display()))?;
    let found = claims(&text, language);
    let name = file
        .file_name()
        .unwrap_or(file.as_os_str())
        .to_string_lossy();
    Ok(output::print(&show(&name, &text, found)?)?)
}

fn claims(text: &str, language: Option<&str>) -> Extraction {
    extract(&Input {
        text,
        has_title: false,
        language,
        publish_time: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Cli, Command};
    use clap::Parser;

    const ENGLISH: &str = "At least 40 people were killed in the fire, the mayor said on Friday.";

    /// What is said of a text, with these options of `extract`.
    fn said(options: &[&str], text: &str) -> Option<String> {
        let words = [&["factdesk", "extract"], options, &["f.txt"]].concat();
        let Command::Extract(args) = Cli::parse_from(words).command else {
            panic!("another command");
        };
        without_rules("f.txt", &claims(text, args.language.as_deref()))
    }

    #[test]
    fn a_language_without_rules_is_told() {
        let german = "Der Staudamm ist in der Nacht gebrochen, und mindestens fünf Menschen \
                      sind nach Angaben der Behörden ums Leben gekommen.";
        let told = "f.txt: no rules for language de";
        assert_eq!(said(&[], german).as_deref(), Some(told));
        assert_eq!(said(&[], "12").as_deref(), Some("f.txt: language unknown"));
        assert_eq!(said(&[], ENGLISH), None);
    }

    #[test]
    fn the_language_can_be_given() {
        let told = "f.txt: no rules for language de-AT";
        let german = ["--json", "--language", "de-AT"];
        assert_eq!(said(&german, ENGLISH).as_deref(), Some(told));
        assert_eq!(said(&["--language", "en"], "12"), None);
    }
}
