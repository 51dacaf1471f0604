//! Reads FILEs again and again for SECONDS and prints, as JSON, how many bytes
//! a second and how many claims a round: `speed SECONDS FILE...`.

use factdesk_extract::{Input, extract};
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut args = std::env::args().skip(1);
    let seconds = args.next().ok_or("speed SECONDS FILE...")?.parse()?;
    let texts = args.map(std::fs::read_to_string);
    let texts = texts.collect::<Result<Vec<_>, _>>()?;
    let round: usize = texts.iter().map(String::len).sum();
    let found: usize = texts.iter().map(|text| claims(text)).sum();
    let (began, end) = (Instant::now(), Duration::from_secs_f64(seconds));
    let mut bytes = 0;
    while began.elapsed() < end {
        texts.iter().for_each(|text| {
            std::hint::black_box(claims(text));
        });
        bytes += round;
    }
    let rate = bytes as f64 / began.elapsed().as_secs_f64();
    println!("{}", serde_json::json!({ "rate": rate, "found": found }));
    Ok(())
}

fn claims(text: &str) -> usize {
    let input = Input {
        text,
        has_title: false,
        language: None,
        publish_time: None,
    };
    extract(&input).claims.len()
}
