//! Figures of events, drawn in lines for people.

use std::fmt::Write;

/// A figure as it stands in a row.
pub struct Row<'a> {
    /// The number as it was written.
    pub number: &'a str,
    /// Whether that is no number at all.
    pub vague: bool,
    /// Who published it.
    pub publisher: &'a str,
    /// Who says so.
    pub who: &'a str,
    /// When it was published, as it is shown; may be empty.
    pub when: &'a str,
    /// What the desk says of it; may be empty.
    pub verdict: &'a str,
}

/// What one figure says to another, where it is worth saying: that all go together is
/// seen without it.
pub enum Remark<'a> {
    /// Not both can be right.
    Conflicts(&'a str),
    /// The first is lower, later, and of the same origin.
    RevisesDown,
    /// The first counts some of the second.
    PartOf,
}

/// "  deaths (children): 93 or more, 2 origins".
pub fn heading(
    what: &str,
    whom: &str,
    range: Option<(Option<f64>, Option<f64>)>,
    origins: usize,
) -> String {
    let whom = match whom {
        "" => String::new(),
        whom => format!(" ({})", short(whom, 30)),
    };
    let range = range.map_or(String::new(), |(low, high)| ends(low, high));
    format!("  {what}{whom}{range}, {}", count(origins, "origin"))
}

fn ends(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => format!(": {low}"),
        (Some(low), Some(high)) => format!(": {low} to {high}"),
        (Some(low), None) => format!(": {low} or more"),
        (None, Some(high)) => format!(": {high} or fewer"),
        (None, None) => String::new(),
    }
}

/// A figure in columns.
pub fn row(row: &Row<'_>) -> String {
    let vague = if row.vague { " (vague)" } else { "" };
    let number = format!("{}{vague}", one_line(row.number));
    let line = format!(
        "    {number:<22}{:<22}{:<34}{:<18}{}",
        short(row.publisher, 20),
        short(row.who, 32),
        row.when,
        row.verdict,
    );
    line.trim_end().to_owned()
}

/// A figure as remarks name it: "at least 40 (Sarnow Gazette)".
pub fn named(number: &str, publisher: &str) -> String {
    format!("{} ({})", one_line(number), short(publisher, 20))
}

/// What `from` says to `to`.
pub fn remark(remark: &Remark<'_>, from: &str, to: &str) -> String {
    match remark {
        Remark::Conflicts(why) => format!("    ! {from} conflicts with {to}: {why}"),
        Remark::RevisesDown => format!("    ↓ {from} revises {to} down"),
        Remark::PartOf => format!("    · {from} is a part of {to}"),
    }
}

/// "1 article", "2 articles".
pub fn count(number: usize, what: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {what}{s}")
}

/// On one line, of at most so many characters.
pub fn short(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.chars().count() > most {
        true => {
            let cut: String = line.chars().take(most - 1).collect();
            format!("{}…", cut.trim_end())
        }
        false => line,
    }
}

/// Without line breaks, and without anything that a terminal would obey.
pub fn one_line(text: &str) -> String {
    let words = text.split_whitespace();
    let plain = words.map(|word| word.replace(char::is_control, ""));
    plain.collect::<Vec<_>>().join(" ")
}

/// Adds a line.
pub fn line(out: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_what_is_open() {
        let deaths = |low, high| heading("deaths", "", Some((low, high)), 2);
        assert_eq!(deaths(Some(93.0), None), "  deaths: 93 or more, 2 origins");
        assert_eq!(deaths(Some(5.0), Some(5.0)), "  deaths: 5, 2 origins");
        assert_eq!(deaths(None, Some(5.5)), "  deaths: 5.5 or fewer, 2 origins");
        assert_eq!(
            heading("deaths", "children", None, 1),
            "  deaths (children), 1 origin"
        );
    }

    #[test]
    fn a_row_keeps_to_its_columns_and_its_line() {
        let drawn = row(&Row {
            number: "at\nleast 40",
            vague: false,
            publisher: "The Sarnow Gazette and Herald",
            who: "",
            when: "2025-09-12 20:00",
            verdict: "verified",
        });
        assert_eq!(
            drawn,
            format!(
                "    {:<22}{:<22}{:<34}{:<18}verified",
                "at least 40", "The Sarnow Gazette…", "", "2025-09-12 20:00"
            )
        );
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_shown() {
        assert_eq!(one_line("a \u{1b}[31mred\u{7} b"), "a [31mred b");
    }
}
