//! Reads one nasty text of N KiB, for counting instructions:
//! `valgrind --tool=callgrind once NAME KIB`. Without arguments prints the names.

use factdesk_extract::{Input, extract};

#[path = "nasty/pieces.rs"]
mod pieces;

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(name), Some(kib)) = (
        args.next(),
        args.next().and_then(|k| k.parse::<usize>().ok()),
    ) else {
        for (name, _) in pieces::PIECES {
            println!("{name}");
        }
        return;
    };
    for (_, piece) in pieces::PIECES.iter().filter(|(n, _)| *n == name) {
        let text = piece.repeat((kib << 10) / piece.len());
        let found = extract(&Input {
            text: &text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        });
        std::hint::black_box(found.claims.len());
    }
}
