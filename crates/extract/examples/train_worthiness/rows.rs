//! The rows of a TSV.

use factdesk_extract::worthiness::{Features, features};

/// One sentence.
pub struct Row {
    /// Its number: sentences of one debate follow each other.
    pub id: u32,
    pub found: Features,
    /// People found it worth a check.
    pub worth: bool,
}

/// Reads `path`; a line that is no row is skipped.
pub fn read(path: &str) -> std::io::Result<Vec<Row>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().skip(1).filter_map(row).collect())
}

fn row(line: &str) -> Option<Row> {
    let mut cells = line.split('\t');
    let (id, text, class) = (cells.next()?, cells.next()?, cells.next()?);
    Some(Row {
        id: id.trim().parse().ok()?,
        found: features(text),
        worth: class.trim_start().starts_with("Yes"),
    })
}
