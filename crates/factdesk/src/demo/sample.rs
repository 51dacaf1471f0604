//! The articles of `samples/`, built in.

use crate::failure::{Context, Failure};
use crate::head;
use factdesk_proto::v1::Article;

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

/// Our samples are English.
fn parse(text: &str) -> Result<Article, Failure> {
    Ok(Article {
        language_code: "en".to_owned(),
        ..head::parse(text)?
    })
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
}
