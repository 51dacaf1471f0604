//! Heads as lines of a file: position, MAC, the key's fingerprint.

use crate::failure::{Context, Failure};
use factdesk_proto::v1::HistoryHead;
use std::path::Path;

/// A head as it is kept.
pub fn line(head: &HistoryHead) -> String {
    // What would leave a gap is a dash.
    let word = |text: &str| match text {
        "" => "-".to_owned(),
        text => text.to_owned(),
    };
    format!(
        "{} {} {}\n",
        head.position,
        word(&head.mac),
        word(&head.key_id)
    )
}

/// The heads of a file; empty lines and those that begin with # are none.
pub fn read(path: &Path) -> Result<Vec<HistoryHead>, Failure> {
    let text = std::fs::read_to_string(path).context(format!("cannot read {}", path.display()))?;
    let lines = text.lines().zip(1..).map(|(line, n)| (line.trim(), n));
    let kept = lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
    let heads = kept.map(|(line, n)| {
        parse(line).ok_or_else(|| {
            Failure::new(format!(
                "{}:{n} is no head: a line has a position, a MAC and a key's fingerprint",
                path.display()
            ))
        })
    });
    heads.collect()
}

fn parse(line: &str) -> Option<HistoryHead> {
    let mut words = line.split_whitespace();
    let mut word = || words.next().map(|w| w.trim_matches('-').to_owned());
    let (position, mac) = (word()?.parse().ok()?, word()?);
    let key_id = word().unwrap_or_default();
    Some(HistoryHead {
        position,
        mac,
        log_time: None,
        key_id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_read_back() {
        let heads = [
            HistoryHead::default(),
            HistoryHead {
                position: 7,
                mac: "0f".repeat(32),
                log_time: None,
                key_id: "a1".into(),
            },
        ];
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("heads");
        let text: String = heads.iter().map(line).collect();
        std::fs::write(&file, format!("# kept\n\n{text}")).unwrap();
        assert_eq!(read(&file).unwrap(), heads);
    }

    #[test]
    fn a_line_that_is_no_head_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("heads");
        std::fs::write(&file, "1 00 aa\nseven 00 aa\n").unwrap();
        let why = read(&file).unwrap_err().to_string();
        assert!(why.contains(":2 is no head"), "{why}");
    }
}
