//! How deeply a page is nested.
//!
//! Building a tree of a page and weighing its parts takes time by the depth of
//! each part. No page for readers comes near the bound; one that was made to
//! would keep an import busy for hours.

/// The most tags, each weighed by the deepest nesting: 20,000 tags of 50 levels.
const MOST: usize = 1_000_000;

/// The deepest nesting.
const DEEPEST: usize = 200;

/// Elements that hold nothing or whose end may be left out: they end by
/// themselves with what holds them.
const CLOSED: [&str; 26] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "html",
    "body",
];

/// Elements whose inside is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Refuses a page that would take too long.
pub fn check(html: &str) -> Result<(), String> {
    let (tags, deepest) = measure(html);
    if deepest > DEEPEST {
        return Err(format!(
            "its elements are nested {deepest} levels deep; at most {DEEPEST} are read"
        ));
    }
    if tags.saturating_mul(deepest) > MOST {
        return Err(format!(
            "it has {tags} elements in {deepest} levels: too many to read"
        ));
    }
    Ok(())
}

/// How many tags there are and how many are open at once, in one pass.
fn measure(html: &str) -> (usize, usize) {
    let (mut tags, mut open, mut deepest) = (0usize, 0usize, 1usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let (ends, name) = name(rest);
        if name.is_empty() {
            rest = rest.strip_prefix("!--").map_or(rest, |r| after(r, "-->"));
            continue;
        }
        tags += 1;
        if RAW.contains(&&*name) {
            rest = if ends {
                rest
            } else {
                after(rest, &format!("</{name}"))
            };
        } else if ends {
            open = open.saturating_sub(usize::from(!CLOSED.contains(&&*name)));
        } else if !CLOSED.contains(&&*name) {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    (tags, deepest)
}

/// Whether a tag ends an element, and the element's name.
fn name(tag: &str) -> (bool, String) {
    let (ends, tag) = match tag.strip_prefix('/') {
        Some(tag) => (true, tag),
        None => (false, tag),
    };
    let name = tag.bytes().take(16);
    let name = name.take_while(|b| b.is_ascii_alphanumeric() || *b == b'-');
    (
        ends,
        name.map(|b| char::from(b.to_ascii_lowercase())).collect(),
    )
}

/// What follows a mark, whatever its case; nothing where there is none.
fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    let found = text
        .as_bytes()
        .windows(mark.len())
        .position(|w| w.eq_ignore_ascii_case(mark.as_bytes()));
    found.map_or("", |at| &text[at + mark.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_elements_are_counted() {
        for (html, measured) in [
            ("", (0, 1)),
            ("a < b", (0, 1)),
            ("<div><DIV></div></div><div>", (5, 2)),
            ("<p>a<p>b<br><img src=x><li>c", (5, 1)),
            ("<!-- <div><div> --><div>", (1, 1)),
            ("<script>'<div><div>'</SCRIPT><div>", (2, 1)),
            ("<script><div><div>", (1, 1)),
            ("</div></div><div><b>", (4, 2)),
        ] {
            assert_eq!(measure(html), measured, "{html}");
        }
    }

    #[test]
    fn what_would_take_too_long_is_refused() {
        assert!(check(&"<div>".repeat(DEEPEST)).is_ok());
        assert!(check(&"<div>".repeat(DEEPEST + 1)).is_err());
        let wide = "<p>x".repeat(20_000);
        assert!(check(&format!("{}{wide}", "<div>".repeat(40))).is_ok());
        assert!(check(&format!("{}{wide}", "<div>".repeat(60))).is_err());
    }
}
