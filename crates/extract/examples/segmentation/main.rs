//! Scores the sentences found against gold: `segmentation [--misses] FILE...`.
//!
//! A `.conllu` file gives its sentences by `# text`, paragraphs by `# newpar`
//! and documents by `# newdoc`; a document's text is its paragraphs with a blank
//! line between them. Precision, recall and F1 count exact spans. A `.json` file
//! holds a list of `{n, name, text, gold}`; a rule is kept when all of its
//! sentences are, white space apart.

mod gold;

use factdesk_extract::sentences;
use gold::Score;
use std::ops::Range;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let misses = flags.iter().any(|f| f == "--misses");
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        match file.ends_with(".json") {
            true => rules(&file, &text, misses)?,
            false => treebank(&file, &text, misses),
        }
    }
    Ok(())
}

fn rules(file: &str, json: &str, misses: bool) -> Result<(), Failure> {
    let lost = gold::lost_rules(json)?;
    if misses {
        lost.1.iter().for_each(|rule| println!("{rule}"));
    }
    println!("{file}: {} of {} rules", lost.0 - lost.1.len(), lost.0);
    Ok(())
}

fn treebank(file: &str, conllu: &str, misses: bool) {
    let documents = gold::documents(conllu);
    if misses {
        documents
            .iter()
            .for_each(|(text, gold)| told(text, &sentences(text), gold));
    }
    let score = Score::of(&documents);
    let (precision, recall, f1) = (score.precision(), score.recall(), score.f1());
    println!("{file}: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4} ({score:?})");
}

/// `+` before a boundary that is none, `-` before one that was not found.
fn told(text: &str, found: &[Range<usize>], gold: &[Range<usize>]) {
    let near = |at: usize| {
        let before: String = text[..at].chars().rev().take(50).collect();
        let before: String = before.chars().rev().collect();
        let after: String = text[at..].chars().take(40).collect();
        format!("{before} || {after}").replace('\n', "⏎")
    };
    let starts = |list: &[Range<usize>]| -> Vec<usize> { list.iter().map(|s| s.start).collect() };
    let (found, gold) = (starts(found), starts(gold));
    found
        .iter()
        .filter(|s| !gold.contains(s))
        .for_each(|s| println!("+ {}", near(*s)));
    gold.iter()
        .filter(|s| !found.contains(s))
        .for_each(|s| println!("- {}", near(*s)));
}
