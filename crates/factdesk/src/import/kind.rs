//! What is in a file, by the ending of its name.

use std::path::Path;

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text, with a head or without.
    Text,
    /// An article a line.
    JsonLines,
    /// A web page.
    Html,
}

impl Kind {
    /// The kind of a file; nothing where it is none that is read.
    pub fn of(path: &Path) -> Option<Kind> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" | "md" => Some(Kind::Text),
            "jsonl" | "ndjson" => Some(Kind::JsonLines),
            "html" | "htm" => Some(Kind::Html),
            _ => None,
        }
    }

    /// The most bytes that such a file may have. Of a text that is larger than
    /// a body may be the server says so itself; beyond, it is not even read.
    pub fn limit(self) -> u64 {
        match self {
            Kind::Text | Kind::Html => 4 << 20,
            Kind::JsonLines => u64::MAX,
        }
    }

    /// For whoever named another file.
    pub fn what_is_read() -> &'static str {
        "no kind of file that is read: .txt, .text, .md, .jsonl, .ndjson, .html, .htm; \
         `-` reads JSON Lines from standard input"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_go_by_the_ending() {
        let of = |name| Kind::of(Path::new(name));
        assert_eq!(of("a/b.TXT"), Some(Kind::Text));
        assert_eq!(of("b.tar.ndjson"), Some(Kind::JsonLines));
        assert_eq!(of("b.html"), Some(Kind::Html));
        for none in ["txt", "a.json", "a.pdf", "a.", ".txt", ""] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
