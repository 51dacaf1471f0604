//! Prints the time for a nasty text of n and of 2n bytes and their ratio: the
//! cost must grow with the text.

use factdesk_extract::{Input, extract};
use std::time::Instant;

fn main() {
    const PIECES: &[(&str, &str)] = &[
        ("curly quotation marks", "“"),
        ("closed quotations", "“a” "),
        ("straight quotation marks", "\""),
        ("quotation marks apart", "\" "),
        ("apostrophes", "' "),
        ("brackets", "(["),
        ("brackets apart", "( [ "),
        ("digits", "7"),
        ("numbers", "7 "),
        ("numbers and words", "7 men "),
        ("commas", "a, "),
        ("combining marks", "e\u{301}"),
        ("only combining marks", "\u{301}"),
        ("cues", "said "),
        ("cues and commas", "he said, "),
        ("according to", "according to "),
        ("that", "said that "),
        ("emoji", "😀 "),
        ("lines", "a\r\n"),
        ("sentences", "At least 7 men died, he said. "),
        ("quoted sentences", "“At least 7 men died,” he said. "),
        ("cautions", "reportedly may "),
    ];
    for (name, piece) in PIECES {
        let small = piece.repeat((1 << 20) / piece.len());
        let (one, two) = (time(&small), time(&small.repeat(2)));
        println!("{name:26} {:7.1} ms {:7.1} ms  ×{:.2}", one, two, two / one);
    }
}

/// The best of three, in milliseconds.
fn time(text: &str) -> f64 {
    let run = |_| {
        let start = Instant::now();
        let found = extract(&Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        });
        std::hint::black_box(found.claims.len());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..3).map(run).fold(f64::MAX, f64::min)
}
