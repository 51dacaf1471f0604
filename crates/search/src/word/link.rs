//! Links: where they lead says nothing that could be compared.

/// How links begin; those of pictures without their scheme, as they are copied.
const BEGINNINGS: [&str; 4] = ["http://", "https://", "www.", "pic.twitter.com/"];

/// The length of the link that a text begins with.
pub(super) fn at(text: &str) -> Option<usize> {
    // Asked at every character: mostly answered by the first one.
    if !text.starts_with(['h', 'H', 'w', 'W', 'p', 'P']) {
        return None;
    }
    let begins = |b: &str| {
        text.get(..b.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(b))
    };
    BEGINNINGS.iter().find(|beginning| begins(beginning))?;
    Some(text.find(char::is_whitespace).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_end_at_white_space() {
        assert_eq!(at("https://example.org/x y"), Some(21));
        assert_eq!(at("HTTP://example.org"), Some(18));
        assert_eq!(at("www.example.org\u{a0}x"), Some(15));
        for other in ["http", "wwwx", "example.org", "x http://", "hé", ""] {
            assert_eq!(at(other), None, "{other}");
        }
    }
}
