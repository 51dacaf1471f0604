//! Text with a head: `key: value` lines, a blank line and the body.

use crate::failure::{Context, Failure};
use chrono::DateTime;
use factdesk_proto::v1::Article;
use prost_types::Timestamp;

/// What a head may say.
const KEYS: [&str; 6] = [
    "uri",
    "publisher",
    "title",
    "publish_time",
    "language_code",
    "labels",
];

/// Reads a text. One whose first line does not begin with a key is all body,
/// byte for byte: "Mayor: we will rebuild" is a sentence. After a key in the
/// first line every line up to the blank one has to be of a head, since an
/// article with a bad head in its body would be wrong without a word.
///
/// # Errors
/// Names the bad line.
pub fn parse(text: &str) -> Result<Article, Failure> {
    if !has_head(text) {
        return Ok(Article {
            body: text.to_owned(),
            ..Article::default()
        });
    }
    let (head, body) = split(text).ok_or_else(|| Failure::new("no blank line ends the head"))?;
    let mut article = Article {
        body: body.trim_end().to_owned(),
        ..Article::default()
    };
    let mut seen = Vec::new();
    for (number, line) in head.lines().enumerate() {
        set(&mut article, line, &mut seen).context(format!("line {}", number + 1))?;
    }
    Ok(article)
}

/// Whether the first line is of a head. A byte order mark before it is none of
/// the key's letters.
fn has_head(text: &str) -> bool {
    let line = bare(text).lines().next().unwrap_or_default();
    pair(line).is_some_and(|(key, _)| KEYS.contains(&key))
}

/// What stands before and after the first blank line.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = bare(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            return Some((&text[..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn bare(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A key with its value, which may be empty.
fn pair(line: &str) -> Option<(&str, &str)> {
    match line.split_once(": ") {
        Some((key, value)) => Some((key, value.trim())),
        None => line.trim_end().strip_suffix(':').map(|key| (key, "")),
    }
}

fn set<'a>(article: &mut Article, line: &'a str, seen: &mut Vec<&'a str>) -> Result<(), Failure> {
    let (key, value) =
        pair(line).ok_or_else(|| Failure::new(format!("{line:?} is no `key: value` line")))?;
    if seen.contains(&key) {
        return Err(Failure::new(format!("{key} is there twice")));
    }
    seen.push(key);
    match key {
        "uri" => article.uri = value.to_owned(),
        "publisher" => article.publisher = value.to_owned(),
        "title" => article.title = value.to_owned(),
        "language_code" => article.language_code = value.to_owned(),
        "labels" => article.labels = labels(value),
        "publish_time" => {
            let bad = format!("publish_time {value:?} is no RFC 3339 time");
            article.publish_time = Some(time(value).context(bad)?);
        }
        key => {
            let keys = KEYS.join(", ");
            return Err(Failure::new(format!("{key:?} is none of {keys}")));
        }
    }
    Ok(())
}

/// Labels stand between commas.
fn labels(value: &str) -> Vec<String> {
    let all = value.split(',').map(str::trim);
    all.filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

/// A time such as `2025-09-12T20:40:00Z`.
pub fn time(value: &str) -> Result<Timestamp, chrono::ParseError> {
    let time = DateTime::parse_from_rfc3339(value)?;
    Ok(Timestamp {
        seconds: time.timestamp(),
        // A leap second counts more than a second's worth.
        nanos: time.timestamp_subsec_nanos().min(999_999_999) as i32,
    })
}

#[cfg(test)]
mod tests;
