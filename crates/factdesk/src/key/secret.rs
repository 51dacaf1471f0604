//! New keys: `fd_<prefix>_<secret>`.

use crate::failure::{Context, Failure};

/// Shown in lists and logs.
const PREFIX: usize = 8;
/// 43 of 62 letters are 256 bits.
const SECRET: usize = 43;

const LOWER: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
/// Without hyphens and underscores, so that a double click takes all of it.
const ALL: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A new key.
pub fn new() -> Result<String, Failure> {
    Ok(format!(
        "fd_{}_{}",
        random(PREFIX, LOWER)?,
        random(SECRET, ALL)?
    ))
}

fn random(count: usize, alphabet: &[u8]) -> Result<String, Failure> {
    // What lies above the last whole multiple would favour the first letters.
    let fair = 256 - 256 % alphabet.len();
    let mut letters = String::with_capacity(count);
    while letters.len() < count {
        let mut bytes = [0u8; 64];
        getrandom::fill(&mut bytes).context("the system gives no random numbers")?;
        let bytes = bytes
            .iter()
            .map(|byte| usize::from(*byte))
            .filter(|byte| *byte < fair);
        let missing = count - letters.len();
        letters.extend(
            bytes
                .take(missing)
                .map(|byte| char::from(alphabet[byte % alphabet.len()])),
        );
    }
    Ok(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_keys_are_long_and_never_the_same() {
        let (a, b) = (new().unwrap(), new().unwrap());
        assert_ne!(a, b);
        assert_eq!(a.len(), 3 + 8 + 1 + 43);
        assert!(a.starts_with("fd_") && a[3..11].bytes().all(|b| LOWER.contains(&b)));
        assert!(a[12..].bytes().all(|b| b.is_ascii_alphanumeric()));
    }
}
