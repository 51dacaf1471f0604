//! Places in a revision's text.

/// A half-open stretch `[start, end)` of a revision's text as submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First Unicode code point, from 0.
    pub start: u32,
    /// One past the last Unicode code point.
    pub end: u32,
    /// `start` in UTF-16 code units, as browsers count.
    pub utf16_start: u32,
    /// `end` in UTF-16 code units.
    pub utf16_end: u32,
}

/// A span with the words around it: the selectors of the W3C Web Annotation model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where.
    pub span: Span,
    /// Up to 32 code points before.
    pub prefix: String,
    /// Up to 32 code points after.
    pub suffix: String,
}

const AROUND: usize = 32;

/// Every how many bytes the index notes a position: small enough to be quick,
/// large enough to cost next to nothing.
const STRIDE: usize = 64;

/// Converts between the bytes of a text and the code points and UTF-16 units
/// that spans count in. Built in one pass; each conversion walks at most a
/// stride of bytes.
#[derive(Debug)]
pub struct TextIndex<'t> {
    text: &'t str,
    /// Code points and UTF-16 units before the char boundary at or after each stride.
    marks: Vec<(usize, u32, u32)>,
    chars: u32,
}

impl<'t> TextIndex<'t> {
    /// Indexes a text of less than 2^32 code points.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut at, mut chars, mut units) = (0, 0, 0);
        while at < text.len() {
            marks.push((at, chars, units));
            let (bytes, more_chars, more_units) = stride(&text[at..]);
            (at, chars, units) = (at + bytes, chars + more_chars, units + more_units);
        }
        TextIndex { text, marks, chars }
    }

    /// The whole text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The span of the bytes `range`, or nothing where these are no char
    /// boundaries of the text in order.
    pub fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        self.text.get(range.clone())?;
        let (start, utf16_start) = self.count(range.start);
        let (end, utf16_end) = self.count(range.end);
        Some(Span {
            start,
            end,
            utf16_start,
            utf16_end,
        })
    }

    /// The span of the code points `[start, end)`, or nothing where the text has no such.
    pub fn span_of_chars(&self, start: u32, end: u32) -> Option<Span> {
        (start <= end && end <= self.chars).then_some(())?;
        self.span(self.byte(start)..self.byte(end))
    }

    /// The bytes of a span.
    pub fn bytes(&self, span: Span) -> Option<std::ops::Range<usize>> {
        (span.start <= span.end && span.end <= self.chars)
            .then(|| self.byte(span.start)..self.byte(span.end))
    }

    /// The words at a span.
    pub fn exact(&self, span: Span) -> Option<&'t str> {
        self.text.get(self.bytes(span)?)
    }

    /// The span with the words around it.
    pub fn quote(&self, span: Span) -> Option<Quote> {
        let bytes = self.bytes(span)?;
        let before = &self.text[..bytes.start];
        let from = before.char_indices().rev().take(AROUND).last();
        let prefix = before[from.map_or(before.len(), |(at, _)| at)..].to_owned();
        let suffix = self.text[bytes.end..].chars().take(AROUND).collect();
        Some(Quote {
            span,
            prefix,
            suffix,
        })
    }

    /// Code points and UTF-16 units before a char boundary.
    fn count(&self, byte: usize) -> (u32, u32) {
        let mark = self.marks.partition_point(|m| m.0 <= byte);
        let Some(&(at, chars, units)) = mark.checked_sub(1).and_then(|i| self.marks.get(i)) else {
            return (0, 0);
        };
        let (more_chars, more_units) = length(&self.text[at..byte]);
        (chars + more_chars, units + more_units)
    }

    /// The byte at which code point `char` begins; the text's end for the last + 1.
    fn byte(&self, char: u32) -> usize {
        let mark = self.marks.partition_point(|m| m.1 <= char);
        let Some(&(at, chars, _)) = mark.checked_sub(1).and_then(|i| self.marks.get(i)) else {
            return 0;
        };
        let rest = self.text[at..].char_indices().nth((char - chars) as usize);
        rest.map_or(self.text.len(), |(off, _)| at + off)
    }
}

/// The bytes of the next stride, up to a char boundary, and how many code points and
/// UTF-16 units they are.
fn stride(text: &str) -> (usize, u32, u32) {
    let end = (STRIDE..text.len()).find(|at| text.is_char_boundary(*at));
    let end = end.unwrap_or(text.len());
    let (chars, units) = length(&text[..end]);
    (end, chars, units)
}

/// Code points and UTF-16 units.
fn length(text: &str) -> (u32, u32) {
    if text.is_ascii() {
        return (text.len() as u32, text.len() as u32);
    }
    let both = |(chars, units), c: char| (chars + 1, units + c.len_utf16() as u32);
    text.chars().fold((0, 0), both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoji_is_one_code_point_and_two_units() {
        let index = TextIndex::new("a😀b");
        let span = index.span(5..6).unwrap();
        assert_eq!((span.start, span.end), (2, 3));
        assert_eq!((span.utf16_start, span.utf16_end), (3, 4));
        assert_eq!(index.exact(span), Some("b"));
        assert_eq!(index.span(2..5), None, "inside a character");
        assert_eq!(index.span_of_chars(2, 4), None, "past the end");
        assert_eq!(index.quote(span).unwrap().prefix, "a😀");
    }

    proptest! {
        #[test]
        fn every_span_reproduces_the_text(text in ".{0,300}", a in 0usize..300, b in 0usize..300) {
            let index = TextIndex::new(&text);
            let n = text.chars().count();
            let (a, b) = (a.min(n).min(b), b.min(n).max(a.min(n)));
            let want: String = text.chars().skip(a).take(b - a).collect();
            let span = index.span_of_chars(a as u32, b as u32).unwrap();
            prop_assert_eq!(index.exact(span), Some(want.as_str()));
            let before: usize = text.chars().take(a).map(char::len_utf16).sum();
            prop_assert_eq!(span.utf16_start as usize, before);
            prop_assert_eq!(index.span(index.bytes(span).unwrap()), Some(span));
            let quote = index.quote(span).unwrap();
            let around = [quote.prefix.as_str(), want.as_str(), quote.suffix.as_str()].concat();
            prop_assert!(text.contains(&around));
        }
    }
}
