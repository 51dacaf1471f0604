//! The claim's words in their sentence.

use crate::desk::line::{Line, Tone};
use factdesk_proto::v1::{Article, Claim, Span};

/// How many characters around the claim are shown, on each side.
const AROUND: usize = 160;

/// The claim's words with what stands around them: from the article where its
/// latest revision is the claim's, else from the sentence.
pub fn line(claim: &Claim, article: Option<&Article>) -> Line {
    let from_article = article.and_then(|article| in_article(claim, article));
    let (before, words, behind) = from_article.unwrap_or_else(|| in_sentence(claim));
    Line::of(Tone::Plain, before)
        .and(Tone::Marked, words)
        .and(Tone::Plain, behind)
}

fn in_article(claim: &Claim, article: &Article) -> Option<(String, String, String)> {
    let span = claim
        .span
        .as_ref()
        .filter(|_| claim.revision == article.revision)?;
    let text = match &*article.title {
        "" => article.body.clone(),
        title => format!("{title}\n\n{}", article.body),
    };
    let (before, words, behind) = cut(&text, span)?;
    (words == span.exact).then(|| (tail(before), words.to_owned(), head(behind)))
}

/// The text before, in and behind a span of code points.
fn cut<'a>(text: &'a str, span: &Span) -> Option<(&'a str, &'a str, &'a str)> {
    let (start, end) = (
        usize::try_from(span.start).ok()?,
        usize::try_from(span.end).ok()?,
    );
    let byte = |at: usize| match text.char_indices().nth(at) {
        Some((byte, _)) => Some(byte),
        None => (text.chars().count() == at).then_some(text.len()),
    };
    let (start, end) = (byte(start)?, byte(end)?);
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

/// The last of a text: of the same paragraph, from a whole word on.
fn tail(text: &str) -> String {
    let paragraph = text.rsplit("\n\n").next().unwrap_or(text).trim_start();
    let Some((from, _)) = paragraph.char_indices().rev().nth(AROUND) else {
        return paragraph.to_owned();
    };
    let cut = &paragraph[from..];
    let word = cut.find(' ').map_or(cut, |blank| &cut[blank + 1..]);
    format!("… {word}")
}

/// The first of a text: of the same paragraph, up to a whole word.
fn head(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or(text).trim_end();
    let Some((to, _)) = paragraph.char_indices().nth(AROUND) else {
        return paragraph.to_owned();
    };
    let cut = &paragraph[..to];
    let word = cut.rfind(' ').map_or(cut, |blank| &cut[..blank]);
    format!("{word} …")
}

fn in_sentence(claim: &Claim) -> (String, String, String) {
    let words = match &*claim.text {
        "" => claim.proposition.clone(),
        text => text.to_owned(),
    };
    match claim.context.split_once(&words) {
        Some((before, behind)) => (before.to_owned(), words.clone(), behind.to_owned()),
        None => (String::new(), words, String::new()),
    }
}
