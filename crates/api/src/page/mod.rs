//! Pages: how large, and where the next one begins.

mod cap;
mod key;
mod token;

pub(crate) use cap::capped;
pub(crate) use key::{
    articles, claims, differences, events, matches, numbers, places, positions, uuids, words,
};
pub(crate) use token::{List, Token};

/// How many items a request asks for.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn page_size(asked: i32) -> Result<u64, String> {
    match u64::try_from(asked) {
        Ok(0) => Ok(50),
        Ok(size) => Ok(size.min(200)),
        Err(_) => Err("must not be negative; 0 is 50".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_a_default_and_a_limit() {
        let sizes = [0, 1, 200, 201, i32::MAX].map(page_size);
        assert_eq!(sizes, [50, 1, 200, 200, 200].map(Ok));
        assert!(page_size(-1).is_err());
    }
}
