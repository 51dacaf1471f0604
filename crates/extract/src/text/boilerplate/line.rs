//! What a paragraph looks like: its length, its end, its words.

use crate::lexicon::Classes;
use crate::text::Run;
use crate::text::paragraph::Paragraph;
use crate::text::token::{Kind, Token};

/// A line of up to so many words without a stop can be navigation.
const SHORT: usize = 8;

/// So many code points of a paragraph say what it is.
const LOOKED_AT: usize = 600;

/// What a paragraph looks like.
pub(super) struct Line {
    pub(super) low: String,
    pub(super) words: usize,
    pub(super) stopped: bool,
    pub(super) verb: bool,
    pub(super) figure: bool,
}

impl Line {
    pub(super) fn of(text: &str, tokens: &[Token], paragraph: &Paragraph) -> Line {
        let run = &paragraph.run;
        let own = || tokens.iter().take(run.end).skip(run.start);
        let verbs = Classes::VERB | Classes::AUXILIARY;
        Line {
            low: low(text, tokens, run),
            words: own().filter(|t| t.kind != Kind::Mark).take(200).count(),
            stopped: stopped(tokens, run),
            verb: own().take(60).any(|t| {
                t.classes.any(verbs)
                    || t.classes.any(Classes::SAYING)
                    || (t.low.ends_with("ed") && t.low.len() > 4)
            }),
            figure: own().take(60).any(|t| t.kind == Kind::Number),
        }
    }

    /// Wording that only page furniture has.
    pub(super) fn known(&self) -> bool {
        const ANYWHERE: &[&str] = &[
            "image not found",
            "leave a comment",
            "leave a reply",
            "all rights reserved",
            "sign up for",
            "subscribe to our",
            "our newsletter",
            "follow us on",
            "share this",
            "click here",
            "read more:",
            "related articles",
            "related stories",
            "latest articles",
            "privacy policy",
            "terms of service",
            "terms of use",
            "getty images",
            "advertisement",
            "your email address",
            "post a comment",
            "view comments",
            "copyright ©",
            "skip to content",
            "published on",
            "last updated",
            "file photo",
            "this material may not be",
            "photo credit",
            "photo by",
            "image credit",
            "story continues below",
            "contributed to this report",
            "contributed reporting",
            "this post has been updated",
            "this story has been updated",
            "cookies",
            "more from",
            "like us on facebook",
            "follow him on twitter",
            "follow her on twitter",
        ];
        const START: &[&str] = &[
            "by ",
            "photo:",
            "image:",
            "photograph:",
            "source:",
            "tags:",
            "filed under",
            "share on",
            "see also",
            "read also",
            "read more",
            "watch:",
            "related:",
            "subscribe",
            "©",
            "copyright",
            "updated:",
            "published",
            "posted",
            "editing by",
            "reporting by",
            "via ",
        ];
        const STRONG: &[&str] = &[
            "all rights reserved",
            "sign up for",
            "getty images",
            "this material may not be",
            "contributed to this report",
            "contributed reporting",
            "follow us on",
            "subscribe to our",
        ];
        let strong = self.words <= 30 && STRONG.iter().any(|k| self.low.contains(k));
        let short = self.words <= 12 || (self.words <= 30 && !self.stopped);
        let byline = self.words <= 12 && !self.stopped;
        strong
            || (short && ANYWHERE.iter().any(|k| self.low.contains(k)))
            || (byline && START.iter().any(|k| self.low.starts_with(k)))
            || self.low.starts_with("(reporting by")
            || self.low.starts_with("http")
    }

    /// A comment policy speaks to the reader about comments, accounts and links.
    pub(super) fn rules_for_readers(&self) -> bool {
        const TOPICS: &[&str] = &[
            "comment",
            "spam",
            "click",
            "profanity",
            "newsletter",
            "moderat",
            "subscri",
            "icon below",
            "thank you for",
            "cookies",
            "inbox",
        ];
        const YOU: &[&str] = &[
            "please",
            "your ",
            "you ",
            "we have no tolerance",
            "we reserve the right",
        ];
        let topics = || TOPICS.iter().filter(|k| self.low.contains(**k)).count();
        YOU.iter().any(|k| self.low.contains(k)) && topics() >= 2 && !self.low.contains(" said")
    }

    /// A short line without verb, stop or number: a heading, a name, a link.
    pub(super) fn bare(&self) -> bool {
        self.words == 0
            || (self.words <= SHORT && !self.stopped && !self.verb && !self.figure)
            || self.furniture()
    }

    /// "World / **Published …**", "Home > News > City".
    fn furniture(&self) -> bool {
        let divided = self.low.contains("**")
            || self.low.contains(" | ")
            || self.low.contains(" > ")
            || self.low.contains(" / ");
        divided && self.words <= 20 && !self.stopped
    }
}

/// Whether the paragraph ends like a sentence.
pub(super) fn stopped(tokens: &[Token], run: &Run) -> bool {
    let mut own = tokens.get(run.clone()).unwrap_or_default().iter();
    let last = own.rfind(|t| {
        !matches!(
            &*t.low,
            "”" | "\"" | ")" | "*" | "'" | "’" | "]" | "''" | "»"
        )
    });
    last.is_some_and(|t| {
        matches!(&*t.low, "." | "!" | "?" | "…" | ":")
            || (t.kind == Kind::Word && t.low.ends_with('.'))
    })
}

/// The begin of it in lower case, with straight apostrophes.
fn low(text: &str, tokens: &[Token], run: &Run) -> String {
    let from = tokens.get(run.start).map_or(0, |t| t.start);
    let last = tokens.get(run.end.saturating_sub(1));
    let exact = text.get(from..last.map_or(from, |t| t.end)).unwrap_or("");
    let end = exact
        .char_indices()
        .nth(LOOKED_AT)
        .map_or(exact.len(), |(at, _)| at);
    let low = exact.get(..end).unwrap_or("").to_lowercase();
    match low.contains('’') {
        true => low.replace('’', "'"),
        false => low,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{paragraph, token};

    fn line(text: &str) -> Line {
        let tokens = token::tokens(text);
        let paragraphs = paragraph::paragraphs(text, &tokens);
        Line::of(text, &tokens, &paragraphs[0])
    }

    #[test]
    fn furniture_is_known_by_its_words() {
        for text in [
            "Leave a Comment",
            "All rights reserved",
            "Sign up for our newsletter",
            "Photo by Ann Low",
            "By Ann Low",
            "(Reporting by Ann Low; editing by Bo Ray)",
            "https://example.org/a",
            "Read more: the dam",
            "Tags: dam, flood",
            "Copyright © 2031",
            "Subscribe to our channel",
        ] {
            assert!(line(text).known(), "{text}");
        }
    }

    #[test]
    fn prose_with_the_same_words_is_not() {
        for text in [
            "By Monday the water had risen to the roof of the town hall, and all had left it.",
            "The dam broke by the old mill.",
            "The comment was rude, she said.",
            "She left the reply to him.",
        ] {
            assert!(!line(text).known(), "{text}");
        }
    }

    #[test]
    fn rules_for_readers_speak_to_them_about_comments() {
        assert!(line("Please keep your comment free of spam.").rules_for_readers());
        assert!(line("Click the icon below to subscribe to your paper.").rules_for_readers());
        for text in [
            "Your comment is gone.",
            "The comment was spam.",
            "“Your comment is spam,” she said.",
            "The dam broke.",
        ] {
            assert!(!line(text).rules_for_readers(), "{text}");
        }
    }

    #[test]
    fn a_bare_line_has_no_verb_stop_or_number() {
        for text in [
            "Top stories",
            "World",
            "* * *",
            "Home > News > City",
            "World / **Map**",
        ] {
            assert!(line(text).bare(), "{text}");
        }
        for text in [
            "The dam broke",
            "Twelve dead.",
            "12 dead",
            "Mayor: Dam is old",
            "A long line of many more words than any link in a list has",
            "Goats killed",
        ] {
            assert!(!line(text).bare(), "{text}");
        }
    }

    #[test]
    fn a_line_stops_before_its_closing_marks() {
        for (text, stopped) in [
            ("It rained.", true),
            ("“It rained.”", true),
            ("(It rained.)", true),
            ("Did it rain?", true),
            ("He flew to the U.S.", true),
            ("It rained", false),
            ("“It rained”", false),
        ] {
            assert_eq!(line(text).stopped, stopped, "{text}");
        }
    }
}
