//! An article from a web page: its main text, and what the page says of itself.

mod nesting;
mod said;

use super::item::Refusal;
use dom_smoothie::{Config, Readability, TextMode};
use factdesk_proto::v1::Article;
use std::panic::catch_unwind;

/// A main text of fewer characters is looked for once more with less care, down
/// to the whole page. A short report has as many.
const SHORTEST: usize = 50;

/// What stands beside an article by the page's own words. The weighing of parts
/// would keep it in a short page.
const BESIDE: &str = "nav, aside, footer, dialog, menu, [role=navigation]";

/// Reads a page.
///
/// # Errors
/// Tells why there is no article in it.
pub fn read(html: &str) -> Result<Article, Refusal> {
    if let Some(at) = html.find('\0') {
        return Err(bad(format!("no page: byte {at} is 0")));
    }
    nesting::check(html).map_err(bad)?;
    // The one page in a million on which somebody else's code panics must not
    // end the import of the others.
    let read = catch_unwind(|| page(html));
    read.unwrap_or_else(|_| Err(bad("the page cannot be read")))
}

fn page(html: &str) -> Result<Article, Refusal> {
    let config = Config {
        text_mode: TextMode::Formatted,
        char_threshold: SHORTEST,
        // Together a paragraph of so many characters outside of menus and the like.
        readable_min_content_length: 25,
        readable_min_score: 5.0,
        ..Config::default()
    };
    let page = Readability::new(html, None, Some(config));
    let mut page = page.map_err(|error| bad(error.to_string()))?;
    page.doc.select(BESIDE).remove();
    // Otherwise a page of links is an article that says "Home".
    if !page.is_probably_readable() {
        return Err(nothing());
    }
    let address = said::address(&page);
    let found = page.parse().map_err(|_| nothing())?;
    let body = paragraphs(&found.text_content);
    if body.is_empty() {
        return Err(nothing());
    }
    Ok(said::article(body, address, found))
}

fn bad(why: impl Into<String>) -> Refusal {
    Refusal::new("BAD_HTML", why)
}

fn nothing() -> Refusal {
    Refusal::new("NO_TEXT", "there is no main text in the page")
}

/// A text with a blank line between its paragraphs and no blanks at their ends.
fn paragraphs(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blank = !all.is_empty();
            continue;
        }
        if !all.is_empty() {
            all.push_str(if blank { "\n\n" } else { "\n" });
        }
        all.push_str(line);
        blank = false;
    }
    all
}

#[cfg(test)]
mod tests;
