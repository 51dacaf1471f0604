//! What a page says of itself. Much of it is careless, so that what the rules
//! for articles do not allow is left out: only the text counts.

use crate::head;
use crate::import::rules;
use chrono::{DateTime, NaiveDate};
use dom_smoothie::{Article as Found, Readability};
use factdesk_proto::v1::Article;
use prost_types::Timestamp;

/// The page's own address, before anything is taken out of it.
pub fn address(page: &Readability) -> Option<String> {
    let said = |what: &str, attribute: &str| page.doc.select_single(what).attr(attribute);
    let address = said("link[rel='canonical']", "href");
    let address = address.or_else(|| said("meta[property='og:url']", "content"));
    address.map(|address| address.trim().to_owned())
}

/// The article with everything that can be believed.
pub fn article(body: String, address: Option<String>, found: Found) -> Article {
    let uri = address.or(found.url).filter(|uri| is_web(uri));
    let mut article = Article {
        uri: uri.unwrap_or_default(),
        publisher: line(&found.site_name.unwrap_or_default()),
        title: line(&found.title),
        body,
        language_code: found.lang.unwrap_or_default().trim().replace('_', "-"),
        publish_time: found.published_time.and_then(|said| time(said.trim())),
        ..Article::default()
    };
    for field in rules::bad_fields(&article) {
        match field.as_str() {
            "uri" => article.uri.clear(),
            "publisher" => article.publisher.clear(),
            "title" => article.title.clear(),
            "language_code" => article.language_code.clear(),
            _ => {}
        }
    }
    article
}

fn is_web(uri: &str) -> bool {
    uri.starts_with("https://") || uri.starts_with("http://")
}

/// Without line breaks and double blanks.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A point in time, or the beginning of a day. A time without a zone is none:
/// it may be of another day.
fn time(said: &str) -> Option<Timestamp> {
    let zone = || DateTime::parse_from_str(said, "%Y-%m-%dT%H:%M:%S%z").ok();
    let day = || NaiveDate::parse_from_str(said, "%Y-%m-%d").ok();
    let at = |seconds| Timestamp { seconds, nanos: 0 };
    head::time(said)
        .ok()
        .or_else(|| zone().map(|time| at(time.timestamp())))
        .or_else(|| {
            day()?
                .and_hms_opt(0, 0, 0)
                .map(|t| at(t.and_utc().timestamp()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_a_zone_or_are_days() {
        let seconds = |said| time(said).map(|t| t.seconds);
        let at = Some(1_757_702_400);
        for said in [
            "2025-09-12T18:40:00Z",
            "2025-09-12T20:40:00+02:00",
            "2025-09-12T20:40:00+0200",
        ] {
            assert_eq!(seconds(said), at, "{said}");
        }
        assert_eq!(seconds("2025-09-12"), Some(1_757_635_200));
        for said in ["2025-09-12T20:40:00", "Friday", "", "12/09/2025"] {
            assert_eq!(seconds(said), None, "{said}");
        }
    }
}
