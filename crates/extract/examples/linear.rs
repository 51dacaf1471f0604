//! Prints the time for a nasty text of n and of 2n bytes and their ratio: the
//! cost must grow with the text. Memory comes from where the program takes it:
//! another allocator gives large pieces back and asks for them anew.

use factdesk_extract::{Input, extract};
use std::time::Instant;

#[path = "nasty/pieces.rs"]
mod pieces;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    for (name, piece) in pieces::PIECES {
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
