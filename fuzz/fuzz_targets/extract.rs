//! Any text: the claims reproduce their words, and twice gives the same.
#![no_main]

use factdesk_domain::TextIndex;
use factdesk_extract::{Input, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, &str)| {
    let (has_title, text) = input;
    let input = Input {
        text,
        has_title,
        language: Some("en"),
        publish_time: None,
    };
    let found = extract(&input);
    let index = TextIndex::new(text);
    for claim in &found.claims {
        assert_eq!(index.exact(claim.span), Some(claim.text.as_str()));
        assert!((0.0..=1.0).contains(&claim.check_worthiness));
        assert!(!claim.worthiness_reasons.is_empty());
    }
    assert_eq!(found, extract(&input));
});
