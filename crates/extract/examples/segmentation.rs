//! Scores the sentences found against gold: `segmentation [--misses] FILE...`.
//!
//! A `.conllu` file gives its sentences by `# text`, paragraphs by `# newpar`
//! and documents by `# newdoc`; a document's text is its paragraphs with a blank
//! line between them. Precision, recall and F1 count exact spans. A `.json` file
//! holds a list of `{n, name, text, gold}`; a rule is kept when all of its
//! sentences are, white space apart.

use factdesk_extract::sentences;
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
    let plain = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    let rules: Vec<serde_json::Value> = serde_json::from_str(json)?;
    let mut kept = 0;
    for rule in &rules {
        let text = rule["text"].as_str().ok_or("a rule without text")?;
        let gold = rule["gold"].as_array().ok_or("a rule without gold")?;
        let gold: Vec<String> = gold.iter().filter_map(|s| s.as_str()).map(plain).collect();
        let found: Vec<String> = sentences(text)
            .into_iter()
            .map(|s| plain(&text[s]))
            .collect();
        kept += usize::from(found == gold);
        if misses && found != gold {
            println!("{} {found:?}", rule["n"]);
        }
    }
    println!("{file}: {kept} of {} rules", rules.len());
    Ok(())
}

fn treebank(file: &str, conllu: &str, misses: bool) {
    let (mut hits, mut all, mut given) = (0, 0, 0);
    for (text, gold) in documents(conllu) {
        let found = sentences(&text);
        hits += found
            .iter()
            .filter(|s| {
                gold.binary_search_by_key(&(s.start, s.end), |g| (g.start, g.end))
                    .is_ok()
            })
            .count();
        (all, given) = (all + found.len(), given + gold.len());
        if misses {
            told(&text, &found, &gold);
        }
    }
    let (precision, recall) = (hits as f64 / all as f64, hits as f64 / given as f64);
    let f1 = 2.0 * hits as f64 / (all + given) as f64;
    println!(
        "{file}: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4} ({hits} of {all} found, {given} gold)"
    );
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

/// The text of each document, with its sentences.
fn documents(conllu: &str) -> Vec<(String, Vec<Range<usize>>)> {
    let mut out: Vec<(String, Vec<Range<usize>>)> = vec![];
    for block in conllu.split("\n\n") {
        let value = |name: &str| block.lines().find_map(|l| l.strip_prefix(name));
        let Some(words) = value("# text = ") else {
            continue;
        };
        if value("# newdoc").is_some() || out.is_empty() {
            out.push((String::new(), vec![]));
        }
        let Some((text, gold)) = out.last_mut() else {
            continue;
        };
        if value("# newpar").is_some() && !text.is_empty() {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(words.trim());
        gold.push(start..text.len());
        let tight = block
            .trim_end()
            .lines()
            .last()
            .is_some_and(|l| l.contains("SpaceAfter=No"));
        text.push_str(if tight { "" } else { " " });
    }
    out
}
