//! What an article is about, in its own rare words.

mod deaths;
mod names;
mod rare;
mod recalls;
mod spoken;

pub use spoken::stems;

use super::worth::worth;
use crate::{Report, Told};
use chrono::{DateTime, Utc};
use deaths::deaths;
use names::names;
use rare::rare;
use recalls::recalls;
pub(super) use spoken::number;
use spoken::spoken;
use std::collections::BTreeMap;

/// The rare words of an article: names, and what else few texts say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// When it was published, where it said.
    pub published: Option<DateTime<Utc>>,
    /// Words of its headline and its first paragraph.
    pub head: Words,
    /// Words that only come later.
    pub body: Words,
    /// The most deaths that it tells of, of anybody and not of some group only.
    pub deaths: Option<f64>,
}

/// Stems of words in lower case, and whether each is a name.
pub type Words = BTreeMap<String, bool>;

const NAME: char = '+';

/// What a word that only comes later counts of one of the head.
const LATER: f64 = 0.65;

impl Story {
    /// The story that a report tells; none where it looks back at an old one.
    pub fn of(report: &Report<'_>, claims: &[Told<'_>]) -> Option<Story> {
        let spoken = spoken(report.text);
        if recalls(&spoken) {
            return None;
        }
        let (mut head, mut body) = (Words::new(), Words::new());
        let names = names(&spoken);
        for (stem, at) in rare(&spoken) {
            let name = names.contains(stem.as_str());
            match spoken[at].head {
                true => head.insert(stem, name),
                false => body.insert(stem, name),
            };
        }
        body.retain(|word, _| !head.contains_key(word));
        Some(Story {
            published: report.publish_time,
            head,
            body,
            deaths: deaths(claims),
        })
    }

    /// Words as they are stored: names with a `+` before them, which no word holds.
    pub fn marked(words: &Words) -> Vec<String> {
        let mark = |(word, name): (&String, &bool)| match name {
            true => format!("{NAME}{word}"),
            false => word.clone(),
        };
        words.iter().map(mark).collect()
    }

    /// The words that [`Story::marked`] made these of.
    pub fn unmarked(words: Vec<String>) -> Words {
        let read = |word: String| match word.strip_prefix(NAME) {
            Some(name) => (name.to_owned(), true),
            None => (word, false),
        };
        words.into_iter().map(read).collect()
    }

    /// All that it says, as words.
    pub(super) fn written(&self) -> Vec<String> {
        let time = self.published.map(|t| t.to_rfc3339());
        let deaths = self.deaths.map(|n| n.to_string());
        let (head, body) = (Story::marked(&self.head), Story::marked(&self.body));
        let end = [String::new()];
        let numbers = [time.unwrap_or_default(), deaths.unwrap_or_default()];
        [&end[..], &numbers, &head, &end, &body].concat()
    }

    /// Its words: whether each is a name, and how much where it stands counts.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, bool, f64)> {
        let head = self.head.iter().map(|(w, name)| (w.as_str(), *name, 1.0));
        let body = self.body.iter().map(|(w, name)| (w.as_str(), *name, LATER));
        head.chain(body)
    }

    /// Of a word, whether it is a name here, and how much where it stands counts.
    pub(super) fn word(&self, word: &str) -> Option<(bool, f64)> {
        let head = self.head.get(word).map(|name| (*name, 1.0));
        head.or_else(|| Some((*self.body.get(word)?, LATER)))
    }

    /// Whether the article has a word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.head.contains_key(word) || self.body.contains_key(word)
    }
}

/// What a word of a story is worth: a name twice as much as another.
pub(super) fn weight(word: &str, name: bool) -> f64 {
    match number(word) {
        true => 0.4,
        false if name => worth(word),
        false => worth(word) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::stem::stem;
    use super::spoken::{HEAD, READ};
    use super::*;
    use proptest::prelude::*;

    fn story(text: &str) -> Option<Story> {
        let report = Report {
            text,
            publish_time: None,
        };
        Story::of(&report, &[])
    }

    const TEXT: &str = "Ferry sinks off Tarwo\n\nThe ferry Low Heron went down with 163 aboard on Friday.\n\n\
        Ann Sarnow of the ferrymen's guild said that the tarn was calm in 2031.";

    #[test]
    fn rare_words_are_told_by_where_they_stand_and_names_from_others() {
        let found = story(TEXT).unwrap();
        let head = |word: &str| found.head.get(word).copied();
        assert_eq!(
            (head("tarwo"), head("heron"), head("ferry")),
            (Some(true), Some(true), Some(false))
        );
        assert_eq!(head("163"), Some(false));
        let body = |word: &str| found.body.get(word).copied();
        assert_eq!(
            (body("sarnow"), body("tarn"), body("2031")),
            (Some(true), Some(false), None)
        );
        for common in ["the", "said", "went", "down", "friday"] {
            assert!(!found.has(common), "{common}");
        }
        assert!(found.has("heron") && body("heron").is_none());
    }

    #[test]
    fn names_weigh_more_than_nouns_and_those_more_than_common_words() {
        assert!(weight("tarwo", true) > weight("tarwo", false));
        assert!(weight("tarwo", false) > weight("polic", false));
        assert_eq!(weight(&stem("people"), true), 0.0);
    }

    #[test]
    fn an_anniversary_tells_no_story() {
        for text in [
            "Harnow remembers its flood\n\nIt rained.",
            "Low marks decade since wave\n\nIt rained.",
            "Bells ring five years on\n\nIt rained.",
            "Bells ring in Low\n\nIt was the anniversary of the wave.",
        ] {
            assert!(story(text).is_none(), "{text}");
        }
        for text in [
            "Offer of 9 per cent over three years on the table\n\nIt rained.",
            "Wave hits Low\n\nIt rained.\n\nThe anniversary of another comes in May.",
        ] {
            assert!(story(text).is_some(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_tells_a_bounded_story(text in "\\PC{0,400}(\n\\PC{0,80}){0,5}") {
            if let Some(found) = story(&text) {
                prop_assert!(found.head.len() <= HEAD && found.head.len() + found.body.len() <= READ);
                prop_assert_eq!(&Story::unmarked(Story::marked(&found.head)), &found.head);
                prop_assert!(found.head.keys().all(|word| !found.body.contains_key(word)));
            }
        }
    }
}
