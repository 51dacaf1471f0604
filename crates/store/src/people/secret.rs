//! The form of a key. What does not have it never reaches the database.

use sha2::{Digest, Sha256};

/// A key as presented, `fd_<prefix>_<secret>`: the prefix 1 to 16 of a-z and
/// 0-9, the secret 20 to 128 of A-Z, a-z, 0-9, `_` and `-`.
///
/// The form alone says nothing about whether the key exists. No `Debug`: a
/// secret belongs in no log.
pub(super) struct Secret<'a> {
    whole: &'a str,
    prefix: &'a str,
}

/// What [`Secret::parse`] accepts, in words.
pub(super) const FORM: &str = "must be fd_<prefix>_<secret> with a prefix of 1 to 16 of a-z and \
    0-9 and a secret of 20 to 128 of A-Z, a-z, 0-9, _ and -";

/// `fd_`, the longest prefix, `_`, the longest secret.
const LONGEST: usize = 3 + 16 + 1 + 128;

impl<'a> Secret<'a> {
    pub(super) fn parse(whole: &'a str) -> Option<Self> {
        // First, so that megabytes cost no more than a few bytes.
        if whole.len() > LONGEST {
            return None;
        }
        let (prefix, secret) = whole.strip_prefix("fd_")?.split_once('_')?;
        let letters = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        let formed =
            is_prefix(prefix) && (20..=128).contains(&secret.len()) && secret.bytes().all(letters);
        formed.then_some(Secret { whole, prefix })
    }

    /// The part that is shown.
    pub(super) fn prefix(&self) -> &'a str {
        self.prefix
    }

    /// SHA-256 of the whole key. The secret is random and long, so nothing
    /// slower is needed to keep it from being guessed.
    pub(super) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.whole.as_bytes()).to_vec()
    }
}

/// Whether this can be the shown part of a key.
pub(super) fn is_prefix(prefix: &str) -> bool {
    (1..=16).contains(&prefix.len())
        && prefix
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_key_has_a_prefix_and_a_secret() {
        let key = Secret::parse("fd_ab12_0123456789_-abcdefXYZ").unwrap();
        assert_eq!(key.prefix(), "ab12");
        assert_eq!(
            key.hash(),
            Sha256::digest(b"fd_ab12_0123456789_-abcdefXYZ").to_vec()
        );
    }

    #[test]
    fn other_forms_are_no_keys() {
        let long = format!("fd_ab_{}", "x".repeat(129));
        let wide = format!("fd_{}_{}", "a".repeat(17), "x".repeat(20));
        let huge = "fd_ab_".repeat(1 << 20);
        let bad = [
            "",
            "fd_",
            "fd__",
            "fd_ab_",
            "fd_ab_short",
            "fd__01234567890123456789",
            "FD_ab_01234567890123456789",
            "fd_AB_01234567890123456789",
            "fd_ab_0123456789012345678\0",
            "fd_ab_0123456789012345678é",
            "fd_ab_01234567890123456789 ",
            "fd_ab-01234567890123456789",
            &long,
            &wide,
            &huge,
        ];
        for key in bad {
            assert!(
                Secret::parse(key).is_none(),
                "{}",
                &key[..key.len().min(60)]
            );
        }
    }

    proptest! {
        #[test]
        fn garbage_is_refused_and_never_panics(garbage in "\\PC{0,200}") {
            prop_assert!(Secret::parse(&garbage).is_none_or(|k| garbage.contains(k.prefix())));
        }
    }
}
