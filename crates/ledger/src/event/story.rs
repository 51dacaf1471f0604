//! What an article is about, in its own rare words.

use super::stem::stem;
use super::worth::worth;
use crate::{Report, Told};
use chrono::{DateTime, Utc};
use factdesk_domain::{Figure, Measure};
use std::collections::{BTreeMap, BTreeSet};

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

/// So many words of a text are read: reports tell first what they are about.
const READ: usize = 250;

const NAME: char = '+';

/// What a word that only comes later counts of one of the head.
const LATER: f64 = 0.65;

/// Of the first two lines, so many words are the head.
const HEAD: usize = 60;

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

fn deaths(claims: &[Told<'_>]) -> Option<f64> {
    let figures = claims.iter().filter_map(|c| c.figure);
    let all = |f: &&Figure| !SOME.contains(&f.unit_noun.to_lowercase().as_str());
    let deaths = figures.filter(|f| f.measure == Measure::Deaths && !f.vague);
    deaths
        .filter(all)
        .filter_map(|f| f.low)
        .max_by(f64::total_cmp)
}

/// Groups among the dead: few of these say nothing of how many died.
const SOME: [&str; 20] = [
    "babies",
    "boys",
    "child",
    "children",
    "civilians",
    "firefighters",
    "foreigners",
    "girls",
    "infants",
    "men",
    "officers",
    "policemen",
    "pupils",
    "relatives",
    "rescuers",
    "soldiers",
    "students",
    "troops",
    "woman",
    "women",
];

/// A word of a text.
struct Spoken {
    stem: String,
    lower: String,
    capital: bool,
    /// It begins a sentence or a line.
    opens: bool,
    head: bool,
    /// It ends its line.
    ends: bool,
}

/// The first words of a text, those of its first two lines apart.
fn spoken(text: &str) -> Vec<Spoken> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut all: Vec<Spoken> = Vec::new();
    for (at, line) in lines.enumerate() {
        for (word, opens) in words(line) {
            if all.len() == READ {
                return all;
            }
            let lower = word.to_lowercase();
            all.push(Spoken {
                stem: bare(&lower),
                lower,
                capital: word.starts_with(char::is_uppercase),
                opens,
                head: at < 2 && all.len() < HEAD,
                ends: false,
            });
        }
        if let Some(last) = all.last_mut() {
            last.ends = true;
        }
    }
    all
}

/// The words of a line as stories hold them: in lower case and without endings.
pub fn stems(line: &str) -> impl Iterator<Item = String> {
    let words = words(line).into_iter();
    words.map(|(word, _)| bare(&word.to_lowercase()))
}

/// A word in lower case without endings, and a number as it is.
fn bare(lower: &str) -> String {
    match number(lower) {
        true => lower.to_owned(),
        false => stem(lower),
    }
}

/// The words of a line, and whether each opens a sentence.
fn words(line: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    let (mut opens, mut start) = (true, None);
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    for (n, (at, c)) in chars.iter().enumerate() {
        let beside = |n: Option<usize>| n.and_then(|n| chars.get(n)).map(|(_, c)| *c);
        let (before, after) = (beside(n.checked_sub(1)), beside(Some(n + 1)));
        let alphanumeric = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let within = match c {
            '\'' | '’' => alphanumeric(before) && alphanumeric(after),
            ',' | '.' => digit(before) && digit(after),
            c => c.is_alphanumeric(),
        };
        if within {
            start.get_or_insert(*at);
            continue;
        }
        if let Some(from) = start.take() {
            found.push((&line[from..*at], std::mem::take(&mut opens)));
        }
        opens |= matches!(c, '.' | '!' | '?' | ':' | '"' | '“' | '”' | '‘');
    }
    found.extend(start.map(|from| (&line[from..], opens)));
    found
}

/// Rare words, each where it stands first.
fn rare(spoken: &[Spoken]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (at, word) in spoken.iter().enumerate().rev() {
        let told = match number(&word.stem) {
            true => word.lower.len() > 2 && !year(&word.lower),
            false => word.stem.chars().count() > 2 && !dated(&word.lower),
        };
        if told && weight(&word.stem, true) > 0.0 {
            found.insert(word.stem.clone(), at);
        }
    }
    found
}

/// What is capitalised within a sentence, or always and anything but common.
fn names(spoken: &[Spoken]) -> BTreeSet<&str> {
    let stems = |such: fn(&&Spoken) -> bool| -> BTreeSet<&str> {
        spoken
            .iter()
            .filter(such)
            .map(|w| w.stem.as_str())
            .collect()
    };
    let (capitals, small) = (stems(|w| w.capital), stems(|w| !w.capital));
    let always = capitals.difference(&small).copied();
    stems(|w| w.capital && !w.opens)
        .into_iter()
        .chain(always)
        .collect()
}

fn number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Months in a dateline, and the agencies that wrote it.
fn dated(word: &str) -> bool {
    matches!(
        word,
        "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sept"
            | "sep"
            | "oct"
            | "nov"
            | "dec"
            | "afp"
            | "upi"
            | "reuters"
            | "associated"
    )
}

/// Whether the head marks an anniversary: "five years on", "remembers".
fn recalls(spoken: &[Spoken]) -> bool {
    let head = || spoken.iter().take_while(|w| w.head).enumerate();
    let next = |at: usize| spoken.get(at + 1).filter(|_| !spoken[at].ends);
    head().any(|(at, word)| match word.lower.as_str() {
        "anniversary" | "remembers" | "commemorates" | "commemorated" | "commemorate" => true,
        "years" => next(at).is_some_and(|n| match n.lower.as_str() {
            "after" | "since" => true,
            "on" => n.ends,
            _ => false,
        }),
        "marks" | "mark" => next(at).is_some_and(|n| n.lower == "decade"),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
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
