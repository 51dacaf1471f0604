//! Files sent with a letter: "- rain.doc - snow.doc", "<<rain.doc>> See it."

use super::super::token::{Kind, Token};

/// Whether the name of a file ends with `at`, or one begins behind it.
pub(super) fn breaks(tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1).filter(|t| t.spaced) else {
        return false;
    };
    let named = named(tokens, at);
    let listed = &*next.low == "-" && tokens.get(at + 2).is_some_and(|t| t.spaced);
    named && (listed || next.capital)
        || framed(tokens, at) && !framed(tokens, at + 2) && (listed || next.capital)
        || opens(tokens, at + 1) && !named && ended(tokens, at)
        || told(tokens, at + 1) && tokens.get(at).is_none_or(|t| &*t.low != ")")
}

/// "(See attached file: rain.doc)"
fn told(tokens: &[Token], at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    low(at) == "(" && low(at + 1) == "see" && low(at + 2) == "attached" && low(at + 3) == "file"
}

/// "rain.doc", "rain(2).doc)".
fn named(tokens: &[Token], at: usize) -> bool {
    let low = |n: usize| {
        at.checked_sub(n)
            .and_then(|i| tokens.get(i))
            .map_or("", |t| &t.low)
    };
    let last = usize::from(low(0) == ")");
    let tight = at
        .checked_sub(last)
        .and_then(|i| tokens.get(i))
        .is_some_and(|t| !t.spaced);
    tight
        && low(last + 1) == "."
        && matches!(
            low(last),
            "doc"
                | "docx"
                | "xls"
                | "xlsx"
                | "pdf"
                | "txt"
                | "ppt"
                | "zip"
                | "rtf"
                | "gif"
                | "jpg"
                | "csv"
                | "mdb"
                | "wpd"
                | "eml"
                | "vcf"
        )
}

/// ">>", "<ann@low.example>"; "-->" and "=>" are arrows.
fn framed(tokens: &[Token], at: usize) -> bool {
    let low = |n: usize| {
        at.checked_sub(n)
            .and_then(|i| tokens.get(i))
            .map_or("", |t| &t.low)
    };
    low(0) == ">" && !matches!(low(1), "-" | "=" | "" | "<")
}

/// "<<"; "rain.htm << File: rain.htm >>" names the same file again.
fn opens(tokens: &[Token], at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    low(at) == "<"
        && low(at + 1) == "<"
        && !again(tokens, at)
        && tokens.get(at + 1).is_some_and(|t| !t.spaced)
}

/// "rain.htm <<File": a file that has just been named.
fn again(tokens: &[Token], at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let tight = |i: usize| tokens.get(i).is_some_and(|t| !t.spaced);
    let file = at
        .checked_sub(1)
        .filter(|i| tight(*i) && low(at + 2) == "file");
    file.is_some_and(|i| tokens.get(i).is_some_and(|t| t.kind == Kind::Word))
}

/// No frame that goes on: "<<rain.doc>> <<snow.doc>>" is one list.
fn ended(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| t.kind != Kind::Mark || matches!(&*t.low, "." | "!" | ")"))
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn the_names_of_files_stand_for_themselves() {
        assert_eq!(split("- rain.doc - snow-2.xls - hail (2).pdf").len(), 3);
        assert_eq!(split("- rain.doc Ann will see it.").len(), 2);
        assert_eq!(
            split("Here are both. <<rain.doc>> <<snow.doc>> Ann Low").len(),
            3
        );
        assert_eq!(split("The goats sleep <<rain.doc>>").len(), 2);
        assert_eq!(split("Our goats... (See attached file: rain.doc)").len(), 2);
        assert_eq!(split("Ann Low <ann@low.example> Subject of it").len(), 2);
    }

    #[test]
    fn words_and_arrows_are_none() {
        for text in [
            "See rain.doc for more.",
            "Our goats (see attached rain.doc)",
            "(See attached file: rain.doc) (See attached file: hail.doc)",
            "rain.htm << File: rain.htm >>",
            "The doc - it was long - helps.",
            "Rain => Snow -> Hail",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
