//! Spans to the wire.

use factdesk_domain::{Quote, Span};
use factdesk_proto::v1;

/// A span inside a claim: without the words around it.
pub(super) fn inner(span: Span, exact: &str) -> v1::Span {
    v1::Span {
        start: clamp(span.start),
        end: clamp(span.end),
        utf16_start: clamp(span.utf16_start),
        utf16_end: clamp(span.utf16_end),
        exact: exact.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    }
}

/// A claim's own span.
pub(super) fn quoted(quote: Quote, exact: &str) -> v1::Span {
    v1::Span {
        prefix: quote.prefix,
        suffix: quote.suffix,
        ..inner(quote.span, exact)
    }
}

/// Texts have at most 2 Mi code points, so this never loses anything.
fn clamp(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_counting_and_the_words_arrive() {
        let span = Span {
            start: 2,
            end: 3,
            utf16_start: 3,
            utf16_end: 4,
        };
        let quote = Quote {
            span,
            prefix: "a😀".into(),
            suffix: "c".into(),
        };
        let wire = quoted(quote, "b");
        assert_eq!(
            (wire.start, wire.end, wire.utf16_start, wire.utf16_end),
            (2, 3, 3, 4)
        );
        assert_eq!(
            (
                wire.prefix.as_str(),
                wire.exact.as_str(),
                wire.suffix.as_str()
            ),
            ("a😀", "b", "c")
        );
        assert_eq!(inner(span, "b").prefix, "");
    }
}
