//! Rates the second column of a TSV with a head line: `worthiness ROWS.tsv`.
//! Prints one number a row, in the rows' order.

use factdesk_extract::worthiness::worthiness;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(path)?;
        for row in text.lines().skip(1) {
            println!("{}", worthiness(row.split('\t').nth(1).unwrap_or("")).score);
        }
    }
    Ok(())
}
