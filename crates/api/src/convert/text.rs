//! Bounds of texts that the domain does not check itself.

/// # Errors
/// A sentence for the field violation.
pub(crate) fn bounded(text: &str, limit: usize) -> Result<(), String> {
    match text {
        t if t.chars().count() > limit => Err(format!("must have at most {limit} characters")),
        t if t.contains('\0') => Err("must not hold a NUL character".to_owned()),
        _ => Ok(()),
    }
}

/// As [`bounded`], and not blank.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn required(text: &str, limit: usize) -> Result<(), String> {
    match text.trim() {
        "" => Err("is required".to_owned()),
        _ => bounded(text, limit),
    }
}

/// Reads an etag: required, and never one that this service cannot have made.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn etag(etag: &str) -> Result<String, String> {
    match etag {
        "" => Err("is required: send the etag of the claim as last read".to_owned()),
        e if e.len() <= 200 && e.bytes().all(|b| b.is_ascii_graphic()) => Ok(e.to_owned()),
        _ => Err("is no etag of this service".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_and_nul_is_refused() {
        assert!(bounded("ééé", 3).is_ok());
        assert!(bounded("éééé", 3).is_err());
        assert!(bounded("a\0", 3).is_err());
    }

    #[test]
    fn what_is_required_is_not_blank() {
        assert!(required("é", 1).is_ok());
        for bad in ["", " \n", "ab"] {
            assert!(required(bad, 1).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn etags_are_required_and_plain() {
        assert_eq!(etag("0a1b"), Ok("0a1b".into()));
        for bad in ["", "a b", "a\0", "é", &"x".repeat(201)] {
            assert!(etag(bad).is_err(), "{bad:?}");
        }
    }
}
