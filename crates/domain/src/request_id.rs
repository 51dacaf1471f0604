//! The caller's own name for a request, which makes a retry safe.

/// 1 to 128 printable ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(String);

impl RequestId {
    /// Checks one; empty is none.
    ///
    /// # Errors
    /// A sentence for the field violation.
    pub fn check(raw: &str) -> Result<Option<RequestId>, String> {
        match raw {
            "" => Ok(None),
            r if r.len() <= 128 && r.bytes().all(|b| (0x20..0x7f).contains(&b)) => {
                Ok(Some(RequestId(r.to_owned())))
            }
            _ => Err("must be 1 to 128 printable ASCII characters".to_owned()),
        }
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_printable_ascii_of_bounded_length() {
        assert_eq!(RequestId::check(""), Ok(None));
        assert!(RequestId::check("retry 7").is_ok_and(|r| r.is_some()));
        assert!(RequestId::check(&"x".repeat(128)).is_ok());
        for bad in ["x".repeat(129), "a\nb".into(), "é".into(), "\0".into()] {
            assert!(RequestId::check(&bad).is_err(), "{bad:?}");
        }
    }
}
