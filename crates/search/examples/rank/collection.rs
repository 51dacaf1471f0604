//! A collection of claims, queries and which belongs to which.

use std::collections::{HashMap, HashSet};
use std::io;

/// The rows of a tab-separated file behind its header line. A field may be quoted: then
/// two quotes are one, and tabs and ends of lines belong to it.
pub fn rows(path: &str) -> io::Result<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(path)?;
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' if quoted => quoted = false,
            '"' if field.is_empty() => quoted = true,
            '\t' if !quoted => row.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field).trim_end_matches('\r').to_owned());
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    Ok(rows.into_iter().skip(1).collect())
}

/// The relevant claims of each query.
pub fn relevant(path: &str) -> io::Result<HashMap<String, HashSet<String>>> {
    let mut relevant: HashMap<String, HashSet<String>> = HashMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let [query, _, claim, relevance] = words[..]
            && relevance != "0"
        {
            relevant
                .entry(query.to_owned())
                .or_default()
                .insert(claim.to_owned());
        }
    }
    Ok(relevant)
}

/// Mean average precision among the first five, and how many have a relevant one there.
pub fn measure(
    relevant: &HashMap<String, HashSet<String>>,
    found: &HashMap<String, Vec<String>>,
) -> String {
    let (mut sum, mut hits, mut reached) = (0.0, 0, 0);
    for (query, wanted) in relevant {
        let list = found.get(query).map_or(&[][..], Vec::as_slice);
        sum += precision(wanted, list);
        hits += usize::from(list.iter().take(5).any(|c| wanted.contains(c)));
        reached += usize::from(list.iter().take(20).any(|c| wanted.contains(c)));
    }
    let all = relevant.len().max(1) as f64;
    format!(
        "{} queries: MAP@5 {:.4}, found among 5 {:.3}, among 20 {:.3}",
        relevant.len(),
        sum / all,
        f64::from(u32::try_from(hits).unwrap_or_default()) / all,
        f64::from(u32::try_from(reached).unwrap_or_default()) / all,
    )
}

fn precision(wanted: &HashSet<String>, list: &[String]) -> f64 {
    let (mut hits, mut sum) = (0.0, 0.0);
    for (i, claim) in list.iter().take(5).enumerate() {
        if wanted.contains(claim) {
            hits += 1.0;
            sum += hits / (i as f64 + 1.0);
        }
    }
    sum / wanted.len().clamp(1, 5) as f64
}
