//! Any text: sentences stand in order, and only white space lies between them.
#![no_main]

use factdesk_extract::caret::carets;
use factdesk_extract::{sentences, worthiness::worthiness};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut end = 0;
    for sentence in sentences(text) {
        assert!(sentence.start >= end && sentence.start < sentence.end);
        assert!(blank(&text[end..sentence.start]));
        assert!((0.0..=1.0).contains(&worthiness(&text[sentence.clone()]).score));
        end = sentence.end;
    }
    assert!(blank(&text[end..]));
    carets(text, &[], true);
});

/// White space and the invisible marks that stand where it does.
fn blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}'))
}
