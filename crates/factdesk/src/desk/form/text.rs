//! Text that is being typed.

use unicode_segmentation::UnicodeSegmentation;

/// More than any field may hold; what comes beyond is not taken.
const LIMIT: usize = 20_000;

/// A text with a cursor, which stands between two characters as people see
/// them: a letter with its combining marks is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    text: String,
    /// A byte, always between two graphemes.
    at: usize,
}

impl Text {
    /// With the cursor at its end.
    #[cfg(test)]
    pub fn of(text: impl Into<String>) -> Text {
        let text = text.into();
        let at = text.len();
        Text { text, at }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor, and what behind it.
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at(self.at)
    }

    /// Types. Control characters other than line feeds are left out, and line
    /// feeds become blanks where there is one line only.
    pub fn insert(&mut self, typed: &str, many_lines: bool) {
        let typed = typed.replace("\r\n", "\n").replace(['\r', '\t'], " ");
        for c in typed.chars() {
            let c = if c == '\n' && !many_lines { ' ' } else { c };
            let fits = self.text.len() + c.len_utf8() <= LIMIT;
            if fits && (c == '\n' || !c.is_control()) {
                self.text.insert(self.at, c);
                self.at += c.len_utf8();
            }
        }
        self.settle();
    }

    pub fn backspace(&mut self) {
        let from = self.before();
        self.text.replace_range(from..self.at, "");
        self.at = from;
        self.settle();
    }

    pub fn delete(&mut self) {
        let to = self.behind();
        self.text.replace_range(self.at..to, "");
        self.settle();
    }

    /// Takes away the word before the cursor.
    pub fn delete_word(&mut self) {
        let kept = self.text[..self.at].trim_end();
        let from = kept.rfind(char::is_whitespace);
        let from = from.map_or(0, |i| {
            i + kept[i..].chars().next().map_or(0, char::len_utf8)
        });
        self.text.replace_range(from..self.at, "");
        self.at = from;
        self.settle();
    }

    pub fn left(&mut self) {
        self.at = self.before();
    }

    pub fn right(&mut self) {
        self.at = self.behind();
    }

    /// To the start of the line.
    pub fn home(&mut self) {
        self.at = self.line_start();
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.find('\n').unwrap_or(rest.len());
    }

    /// To the line before. `false`: this is the first one.
    pub fn up(&mut self) -> bool {
        let start = self.line_start();
        if start == 0 {
            return false;
        }
        let column = self.column();
        self.at = start - 1;
        self.at = self.line_start();
        self.forward(column);
        true
    }

    /// To the line after. `false`: this is the last one.
    pub fn down(&mut self) -> bool {
        let Some(end) = self.text[self.at..].find('\n') else {
            return false;
        };
        let column = self.column();
        self.at += end + 1;
        self.forward(column);
        true
    }

    fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |i| i + 1)
    }

    /// Graphemes before the cursor in its line.
    fn column(&self) -> usize {
        self.text[self.line_start()..self.at]
            .graphemes(true)
            .count()
    }

    fn forward(&mut self, columns: usize) {
        let rest = &self.text[self.at..];
        let line = rest.split('\n').next().unwrap_or_default();
        let steps = line.graphemes(true).take(columns).map(str::len);
        self.at += steps.sum::<usize>();
    }

    fn before(&self) -> usize {
        let last = self.text[..self.at].graphemes(true).next_back();
        self.at - last.map_or(0, str::len)
    }

    fn behind(&self) -> usize {
        let next = self.text[self.at..].graphemes(true).next();
        self.at + next.map_or(0, str::len)
    }

    /// What was typed may have joined its neighbours: the cursor goes behind
    /// the grapheme in which it would stand.
    fn settle(&mut self) {
        let mut ends = self.text.grapheme_indices(true).map(|(i, g)| i + g.len());
        if self.at > 0 {
            self.at = ends.find(|end| *end >= self.at).unwrap_or(self.text.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_letter_with_its_marks_is_one() {
        let mut text = Text::of("e\u{301}x");
        text.left();
        text.left();
        assert_eq!(text.halves(), ("", "e\u{301}x"));
        text.delete();
        assert_eq!(text.as_str(), "x");
        let mut text = Text::of("日本");
        text.backspace();
        assert_eq!(text.as_str(), "日");
    }

    #[test]
    fn lines_are_walked_up_and_down() {
        let mut text = Text::of("one\nthree words here\nx");
        assert!(!text.down() && text.up());
        assert_eq!(text.halves().0, "one\nt");
        text.end();
        assert!(text.up() && !text.up());
        assert_eq!(text.halves().0, "one");
        text.home();
        assert_eq!(text.halves().0, "");
        assert!(text.down());
        assert_eq!(text.halves().0, "one\n");
    }

    #[test]
    fn what_is_pasted_is_made_fit() {
        let mut text = Text::default();
        text.insert("a\r\nb\u{1b}[31mc\td", true);
        assert_eq!(text.as_str(), "a\nb[31mc d");
        let mut text = Text::default();
        text.insert("a\nb", false);
        assert_eq!(text.as_str(), "a b");
        text.insert(&"x".repeat(LIMIT), false);
        assert_eq!(text.as_str().len(), LIMIT);
    }

    #[test]
    fn words_are_taken_away_one_by_one() {
        let mut text = Text::of("two  words\u{3000}日本 ");
        text.delete_word();
        assert_eq!(text.as_str(), "two  words\u{3000}");
        text.delete_word();
        text.delete_word();
        assert_eq!(text.as_str(), "");
        text.delete_word();
    }

    proptest! {
        #[test]
        fn no_editing_leaves_the_cursor_within_a_character(
            steps in prop::collection::vec((0u8..11, "[a\\n e\u{301}\u{200d}👩日\u{1f1e6}]{0,4}"), 0..40),
        ) {
            let mut text = Text::default();
            for (step, typed) in steps {
                match step {
                    0 => text.backspace(),
                    1 => text.delete(),
                    2 => text.left(),
                    3 => text.right(),
                    4 => text.home(),
                    5 => text.end(),
                    6 => drop(text.up()),
                    7 => drop(text.down()),
                    8 => text.delete_word(),
                    _ => text.insert(&typed, true),
                }
                let (before, behind) = text.halves();
                prop_assert_eq!(format!("{before}{behind}"), text.as_str());
            }
        }
    }
}
