//! The articles of `samples/`, built in.

use crate::failure::{Context, Failure};
use chrono::DateTime;
use factdesk_proto::v1::Article;
use prost_types::Timestamp;

macro_rules! samples {
    ($($file:literal)*) => {
        [$(($file, include_str!(concat!("../../../../samples/", $file)))),*]
    };
}

const FILES: [(&str, &str); 6] = samples![
    "1-first-reports.txt"
    "2-prosecutors-count.txt"
    "3-two-hospital-counts.txt"
    "4-agency-claim.txt"
    "5-korrinia-denies.txt"
    "6-toll-reaches-93.txt"
];

/// All of them, in the order in which they were published.
pub fn all() -> Result<Vec<Article>, Failure> {
    let parsed = FILES
        .iter()
        .map(|(file, text)| parse(text).context(format!("samples/{file}")));
    parsed.collect()
}

/// Reads `key: value` lines, a blank line and the body.
fn parse(text: &str) -> Result<Article, Failure> {
    let (head, body) = text
        .split_once("\n\n")
        .ok_or_else(|| Failure::new("has no blank line after its head"))?;
    let mut article = Article {
        body: body.trim_end().to_owned(),
        language_code: "en".to_owned(),
        ..Article::default()
    };
    for line in head.lines() {
        let (key, value) = line
            .split_once(": ")
            .ok_or_else(|| Failure::new(format!("{line:?} is no `key: value` line")))?;
        set(&mut article, key, value)?;
    }
    Ok(article)
}

fn set(article: &mut Article, key: &str, value: &str) -> Result<(), Failure> {
    match key {
        "uri" => article.uri = value.to_owned(),
        "publisher" => article.publisher = value.to_owned(),
        "title" => article.title = value.to_owned(),
        "publish_time" => {
            let time = DateTime::parse_from_rfc3339(value)?;
            article.publish_time = Some(Timestamp {
                seconds: time.timestamp(),
                nanos: 0,
            });
        }
        key => return Err(Failure::new(format!("{key:?} is no field of a sample"))),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_reads_and_is_short() {
        let samples = all().unwrap();
        for article in &samples {
            assert!(!article.uri.is_empty() && !article.publisher.is_empty());
            assert!(!article.title.is_empty() && article.publish_time.is_some());
            let words = article.body.split_whitespace().count();
            assert!(
                (120..=250).contains(&words),
                "{}: {words} words",
                article.title
            );
        }
        assert!(samples.is_sorted_by_key(|a| a.publish_time.map(|t| t.seconds)));
    }

    #[test]
    fn a_bad_head_is_told() {
        for bad in [
            "title: x",
            "oops\n\nbody",
            "colour: red\n\nbody",
            "publish_time: noon\n\nbody",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
