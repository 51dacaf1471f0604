//! Where in an article a claim entered by hand stands.

use crate::entity::revision;
use factdesk_domain::{
    CandidateClaim, Claim, NewClaim, Occurrence, Quote, Span, TextIndex, Violations, compose,
    relocate,
};

/// A place in a revision, or none.
pub(crate) struct Anchor {
    /// Number of the revision.
    pub revision: i32,
    /// The words' place.
    pub quote: Option<Quote>,
    /// What stands around them.
    pub context: String,
}

/// The place that a claim's author names in the latest revision; none where none is named.
///
/// # Errors
/// `span` or `text`, where that place does not hold the claim's own words.
pub(crate) fn named(claim: &NewClaim, latest: &revision::Model) -> Result<Anchor, Violations> {
    let text = compose(&latest.title, &latest.body);
    let quote = claim.chars.map(|at| quote(&text, claim, at)).transpose()?;
    Ok(Anchor {
        revision: latest.number,
        context: quote
            .as_ref()
            .map(|q| line_around(&text, q.span))
            .unwrap_or_default(),
        quote,
    })
}

/// The place of the claim that it replaces, whose revision is `of`, or the place of
/// its own words in that claim's sentence.
///
/// # Errors
/// `text`, where these words do not stand in that sentence exactly once.
pub(crate) fn inherited(
    claim: &NewClaim,
    first: &Claim,
    of: &revision::Model,
) -> Result<Anchor, Violations> {
    let quote = match &first.quote {
        Some(_) if claim.text != first.text => Some(found(claim, first, of)?),
        same => same.clone(),
    };
    Ok(Anchor {
        revision: first.revision,
        quote,
        context: first.context.clone(),
    })
}

fn found(claim: &NewClaim, first: &Claim, of: &revision::Model) -> Result<Quote, Violations> {
    let text = compose(&of.title, &of.body);
    let index = TextIndex::new(&text);
    let span = relocate(&first.context, &claim.text, &index);
    let mut bad = Violations::new();
    if span.is_none() {
        let why = "stands not exactly once in the sentence of the first replaced claim: give its \
                   `span`, or leave `text` empty and say it in `proposition`";
        bad.add("text", why);
    }
    bad.into_result(span.and_then(|span| index.quote(span)))
}

/// The place of a claim, which must hold the claim's own words.
fn quote(text: &str, claim: &NewClaim, (start, end): (u32, u32)) -> Result<Quote, Violations> {
    let index = TextIndex::new(text);
    let span = index.span_of_chars(start, end).filter(|s| s.start < s.end);
    let mut bad = Violations::new();
    match span {
        None => bad.add("span", "is no stretch of the latest revision's text"),
        Some(span) if index.exact(span) != Some(claim.text.as_str()) => bad.add(
            "text",
            format!(
                "differs from the words at the span, {:?}",
                index
                    .exact(span)
                    .unwrap_or_default()
                    .chars()
                    .take(200)
                    .collect::<String>()
            ),
        ),
        Some(_) => {}
    }
    bad.into_result(span.and_then(|s| index.quote(s)))
}

/// The claim as an extractor would hand it over.
pub(crate) fn candidate(
    claim: &NewClaim,
    anchor: &Anchor,
    check_worthiness: f64,
    worthiness_reasons: Vec<String>,
) -> CandidateClaim {
    let nowhere = Span {
        start: 0,
        end: 0,
        utf16_start: 0,
        utf16_end: 0,
    };
    CandidateClaim {
        kind: claim.kind,
        span: anchor.quote.as_ref().map_or(nowhere, |q| q.span),
        text: claim.text.clone(),
        context: anchor.context.clone(),
        proposition: claim.proposition.clone(),
        within: None,
        attributions: claim.attributions.clone(),
        stance: claim.stance,
        cautions: claim.cautions.clone(),
        figure: claim.figure.clone(),
        occurrence: Occurrence::default(),
        check_worthiness,
        worthiness_reasons,
        rules: Vec::new(),
    }
}

/// The line that a span stands in, at most 300 characters to either side.
fn line_around(text: &str, span: Span) -> String {
    let Some(at) = TextIndex::new(text).bytes(span) else {
        return String::new();
    };
    let before = text[..at.start]
        .chars()
        .rev()
        .take(300)
        .take_while(|c| *c != '\n');
    let start = at.start - before.map(char::len_utf8).sum::<usize>();
    let after = text[at.end..].chars().take(300).take_while(|c| *c != '\n');
    let end = at.end + after.map(char::len_utf8).sum::<usize>();
    text[start..end].trim().to_owned()
}
