//! Numbers in any order: each is carried by one claim and reads as a number.
#![no_main]

use factdesk_domain::TextIndex;
use factdesk_extract::{Input, extract};
use libfuzzer_sys::fuzz_target;

/// What numbers are made of: each byte of the input picks one.
const PIECES: &[&str] = &[
    "0", "7", "62", "6,200", "1.5", "07:43", "1987", "two", "twenty", "-", "hundred", "thousand", "million", "and",
    "to", "or", "between", "at least", "more than", "up to", "about", "half", "a", "third", "of", "percent", "%", "$",
    "€", "hours", "-year", "km", "people", "men", "killed", "wounded", "dozens", "hundreds", "several", "No.", "(",
    ")", "“", "”", ",", ".", "–", "\n\n", "/", "points", "degrees", "times", "aged", "March", "Monday", "Flight",
];

fuzz_target!(|bytes: &[u8]| {
    let piece = |b: &u8| {
        let blank = if b & 1 == 0 { " " } else { "" };
        format!("{}{blank}", PIECES[usize::from(*b >> 1) % PIECES.len()])
    };
    let text: String = bytes.iter().map(piece).collect();
    let input = Input {
        text: &text,
        has_title: false,
        language: Some("en"),
        publish_time: None,
    };
    let index = TextIndex::new(&text);
    let mut end = 0;
    let mut spans: Vec<_> = extract(&input).claims.into_iter().filter_map(|c| c.figure).collect();
    spans.sort_by_key(|f| f.span);
    for figure in spans {
        let span = figure.span.expect("a figure found has a place");
        assert_eq!(index.exact(span), Some(figure.text.as_str()));
        assert!(span.start >= end, "two figures share a number");
        assert!(figure.low.is_none_or(f64::is_finite) && figure.high.is_none_or(f64::is_finite));
        end = span.end;
    }
});
