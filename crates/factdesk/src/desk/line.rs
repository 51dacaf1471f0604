//! Lines to be shown, before anybody knows how wide the screen is.

/// How a piece of a line is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    /// Labels and titles.
    Strong,
    /// The claim's own words in their sentence.
    Marked,
    /// What is less important.
    Faint,
    /// What asks for attention.
    Warning,
}

/// A line; the second and further rows of a long one are indented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub pieces: Vec<(Tone, String)>,
    pub indent: usize,
}

/// The width of the labels in front of lines.
const LABEL: usize = 11;

impl Line {
    /// One piece.
    pub fn of(tone: Tone, text: impl AsRef<str>) -> Line {
        Line {
            pieces: vec![(tone, clean(text.as_ref()))],
            indent: 0,
        }
    }

    /// Text after a label.
    pub fn labelled(label: &str, text: impl AsRef<str>) -> Line {
        let label = format!("{label:<LABEL$}");
        Line {
            pieces: vec![(Tone::Strong, label), (Tone::Plain, clean(text.as_ref()))],
            indent: LABEL,
        }
    }

    /// One more piece.
    pub fn and(mut self, tone: Tone, text: impl AsRef<str>) -> Line {
        self.pieces.push((tone, clean(text.as_ref())));
        self
    }

    /// Without tones: what is marked stands between guillemets.
    pub fn text(&self) -> String {
        let piece = |(tone, text): &(Tone, String)| match tone {
            Tone::Marked => format!("»{text}«"),
            _ => text.clone(),
        };
        let text: String = self.pieces.iter().map(piece).collect();
        text.trim_end().to_owned()
    }
}

/// Text that does nothing to a terminal: white space becomes blanks, other
/// control characters and those that turn the direction of writing are seen as
/// what they are. Articles come from anywhere.
pub fn clean(text: &str) -> String {
    let seen = |c: char| match c {
        c if c.is_whitespace() => ' ',
        c if c.is_control() || turns(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(seen).collect()
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_moves_the_terminal() {
        let hostile = "a\u{1b}]0;title\u{7}b\nc\u{202e}d\u{9b}31m\r\te\u{301}";
        let cleaned = clean(hostile);
        assert_eq!(
            cleaned,
            "a\u{fffd}]0;title\u{fffd}b c\u{fffd}d\u{fffd}31m  e\u{301}"
        );
        assert!(
            !Line::of(Tone::Plain, hostile)
                .text()
                .contains(char::is_control)
        );
    }

    #[test]
    fn without_tones_the_claims_words_are_still_marked() {
        let line = Line::labelled("Says", "about ")
            .and(Tone::Marked, "60 people")
            .and(Tone::Plain, " died");
        assert_eq!(line.text(), "Says       about »60 people« died");
    }
}
