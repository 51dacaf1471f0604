//! Lines of bounded length.

use std::io::{self, BufRead};

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// All of it.
    Whole(Vec<u8>),
    /// Of more bytes than are kept.
    TooLong,
}

/// The next line and how many bytes it took, its end included; nothing at the
/// end. No more than `limit` bytes are kept, however long a line is.
pub fn next(input: &mut impl BufRead, limit: usize) -> io::Result<Option<(Line, u64)>> {
    let (mut kept, mut took, mut fits) = (Vec::new(), 0, true);
    loop {
        let chunk = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            chunk => chunk?,
        };
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        fits = fits && kept.len() + part.len() <= limit;
        if fits {
            kept.extend_from_slice(part);
        } else {
            kept = Vec::new();
        }
        let (read, at_end) = (part.len() + usize::from(end.is_some()), chunk.is_empty());
        input.consume(read);
        took += read as u64;
        if end.is_some() || at_end {
            let line = if fits {
                Line::Whole(kept)
            } else {
                Line::TooLong
            };
            return Ok((took > 0).then_some((line, took)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::BufReader;

    fn all(text: &[u8], buffer: usize, limit: usize) -> Vec<(Line, u64)> {
        let mut input = BufReader::with_capacity(buffer, text);
        std::iter::from_fn(|| next(&mut input, limit).unwrap()).collect()
    }

    #[test]
    fn a_long_line_is_told_and_the_next_is_read() {
        let whole = |text: &str| Line::Whole(text.as_bytes().to_vec());
        let lines = all(b"abc\nabcd\n\nx", 2, 3);
        assert_eq!(
            lines,
            [
                (whole("abc"), 4),
                (Line::TooLong, 5),
                (whole(""), 1),
                (whole("x"), 1)
            ]
        );
        assert_eq!(all(b"", 2, 3), []);
        assert_eq!(all(b"abcd", 2, 3), [(Line::TooLong, 4)]);
    }

    proptest! {
        #[test]
        fn lines_are_those_of_the_text(text in "[ab\\n]{0,40}", buffer in 1usize..9) {
            let lines = all(text.as_bytes(), buffer, 100);
            let took: u64 = lines.iter().map(|(_, took)| took).sum();
            prop_assert_eq!(took, text.len() as u64);
            let read: Vec<_> = lines.into_iter().map(|(line, _)| line).collect();
            let those: Vec<_> = text
                .split_inclusive('\n')
                .map(|l| Line::Whole(l.trim_end_matches('\n').as_bytes().to_vec()))
                .collect();
            prop_assert_eq!(read, those);
        }
    }
}
