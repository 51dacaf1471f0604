//! Which claims of an extractor that nobody knows are sound: the rules of claims, as the
//! built-in one keeps them by construction.

use crate::{Attribution, Bound, CandidateClaim, Caution, Figure, Kind, Span, TextIndex};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most claims of one text.
pub const MOST_CLAIMS: usize = 10_000;
/// The most code points of a claim's words, and of its proposition.
pub const CLAIM_CHARS: usize = 10_000;
/// The most code points of any other words.
pub const PHRASE_CHARS: usize = 1_000;
/// The most attributions of a claim, and cautions, reasons, rules and places.
pub const MOST_PARTS: usize = 20;

/// What is left of an extractor's claims, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sound {
    /// Those that keep the rules.
    pub claims: Vec<CandidateClaim>,
    /// For each of the others: its index, and what is wrong with it, in a few words.
    pub refused: Vec<(usize, String)>,
}

/// Keeps the sound ones among what was found; what could not be read is refused with the
/// reason that it has. `within` is an index in `found`. A figure whose statement is
/// refused stands in none.
///
/// The cost grows with what was found, not with its square.
pub fn sound(found: Vec<Result<CandidateClaim, String>>, text: &TextIndex<'_>) -> Sound {
    let checked = found.into_iter().enumerate().map(|(i, claim)| match claim {
        _ if i >= MOST_CLAIMS => Err(format!("is beyond the first {MOST_CLAIMS}")),
        Ok(claim) => check(&claim, text).map(|()| claim),
        Err(why) => Err(why),
    });
    let checked: Vec<_> = checked.collect();
    let placed: Vec<_> = (0..checked.len()).map(|i| within(&checked, i)).collect();
    let mut all = Sound::default();
    let mut kept = Vec::new();
    for (i, (claim, within)) in checked.into_iter().zip(placed).enumerate() {
        match claim.and_then(|claim| {
            Ok(CandidateClaim {
                within: within?,
                ..claim
            })
        }) {
            Ok(claim) => kept.push((i, claim)),
            Err(why) => all.refused.push((i, why)),
        }
    }
    kept.sort_by_key(|(_, c)| (c.span.start, c.kind == Kind::Figure, c.span.end));
    all.claims = once(kept, &mut all.refused);
    all.refused.sort();
    all
}

/// The statement that a figure stands in.
fn within(all: &[Result<CandidateClaim, String>], at: usize) -> Result<Option<usize>, String> {
    let Some(Ok(claim)) = all.get(at) else {
        return Ok(None);
    };
    let Some(outer) = claim.within else {
        return Ok(None);
    };
    ensure(claim.kind == Kind::Figure, "within is for figures only")?;
    match all.get(outer) {
        None => Err("within names no claim".to_owned()),
        Some(Err(_)) => Ok(None),
        Some(Ok(statement)) => {
            let holds = holds(statement.span, claim.span);
            let holds = statement.kind == Kind::Statement && holds;
            ensure(holds, "within names no statement that holds it")?;
            Ok(Some(outer))
        }
    }
}

/// The same claim comes once, and each number has one claim. `within` becomes an index
/// among those that are left.
fn once(
    kept: Vec<(usize, CandidateClaim)>,
    refused: &mut Vec<(usize, String)>,
) -> Vec<CandidateClaim> {
    let (mut seen, mut numbers) = (HashSet::new(), BTreeMap::new());
    let mut places = HashMap::new();
    let mut claims: Vec<CandidateClaim> = Vec::with_capacity(kept.len());
    for (i, claim) in kept {
        let number = claim.figure.as_ref().and_then(|f| f.span);
        let again = match number {
            Some(span) => overlaps(&numbers, span),
            None => !seen.insert((claim.kind, claim.span)),
        };
        if again {
            refused.push((i, "is found already".to_owned()));
            continue;
        }
        numbers.extend(number.map(|span| (span.start, span.end)));
        places.insert(i, claims.len());
        claims.push(claim);
    }
    for claim in &mut claims {
        claim.within = claim.within.and_then(|outer| places.get(&outer).copied());
    }
    claims
}

/// Whether a stretch shares anything with those, which share nothing with each other.
fn overlaps(taken: &BTreeMap<u32, u32>, span: Span) -> bool {
    let before = taken.range(..span.end).next_back();
    before.is_some_and(|(_, end)| *end > span.start)
}

fn check(claim: &CandidateClaim, text: &TextIndex<'_>) -> Result<(), String> {
    words("text", &claim.text, CLAIM_CHARS, true)?;
    words("proposition", &claim.proposition, CLAIM_CHARS, true)?;
    stands("span", claim.span, &claim.text, text)?;
    said(claim, text)?;
    few("cautions", claim.cautions.len())?;
    for caution in &claim.cautions {
        doubt(caution, text)?;
    }
    match (&claim.figure, claim.kind) {
        (Some(figure), Kind::Figure) => number(figure, claim.span, text)?,
        (None, Kind::Figure) => return Err("a figure has no figure".to_owned()),
        (Some(_), _) => return Err("figure is for figures only".to_owned()),
        (None, _) => {}
    }
    let worth = claim.check_worthiness;
    ensure(
        (0.0..=1.0).contains(&worth),
        "check_worthiness is not from 0 to 1",
    )?;
    for (what, all) in [
        ("worthiness_reasons", &claim.worthiness_reasons),
        ("rules", &claim.rules),
    ] {
        few(what, all.len())?;
        all.iter()
            .try_for_each(|w| words(what, w, PHRASE_CHARS, true))?;
    }
    Ok(())
}

fn said(claim: &CandidateClaim, text: &TextIndex<'_>) -> Result<(), String> {
    let chain = &claim.attributions;
    match claim.kind {
        Kind::Statement if chain.is_empty() => return Err("nobody said the statement".to_owned()),
        Kind::Assertion if !chain.is_empty() => {
            return Err("an assertion is the article's own".to_owned());
        }
        _ => few("attributions", chain.len())?,
    }
    let spoken = claim.stance.is_some() != chain.is_empty();
    ensure(spoken, "stance is for what somebody says")?;
    chain.iter().try_for_each(|link| attribution(link, text))
}

fn attribution(link: &Attribution, text: &TextIndex<'_>) -> Result<(), String> {
    words("claimant", &link.claimant, PHRASE_CHARS, true)?;
    words("full_name", &link.full_name, PHRASE_CHARS, false)?;
    words("role", &link.role, PHRASE_CHARS, false)?;
    words("cue", &link.cue, PHRASE_CHARS, false)?;
    match link.span {
        Some(span) => stands("attributions.span", span, &link.claimant, text),
        None => Ok(()),
    }
}

fn doubt(caution: &Caution, text: &TextIndex<'_>) -> Result<(), String> {
    words("cautions.text", &caution.text, PHRASE_CHARS, true)?;
    match caution.span {
        Some(span) => stands("cautions.span", span, &caution.text, text),
        None => Ok(()),
    }
}

fn number(figure: &Figure, outer: Span, text: &TextIndex<'_>) -> Result<(), String> {
    words("figure.text", &figure.text, PHRASE_CHARS, true)?;
    words("figure.unit", &figure.unit, PHRASE_CHARS, false)?;
    words("figure.unit_noun", &figure.unit_noun, PHRASE_CHARS, false)?;
    let span = figure.span.ok_or("figure.span is missing")?;
    stands("figure.span", span, &figure.text, text)?;
    ensure(holds(outer, span), "figure.span is not within span")?;
    let finite = [figure.low, figure.high].into_iter().flatten();
    ensure(finite.clone().all(f64::is_finite), "a number is not finite")?;
    match (figure.bound, figure.low, figure.high) {
        (Bound::Between, Some(low), Some(high)) => ensure(low <= high, "high is below low"),
        (Bound::Between, ..) => Err("BETWEEN needs low and high".to_owned()),
        (_, _, Some(_)) => Err("high is for BETWEEN only".to_owned()),
        (_, None, None) => ensure(figure.vague, "low is missing"),
        (_, Some(_), None) => Ok(()),
    }
}

/// The words stand exactly there.
fn stands(what: &str, span: Span, exact: &str, text: &TextIndex<'_>) -> Result<(), String> {
    let found = (span.start < span.end).then(|| text.exact(span)).flatten();
    ensure(
        found == Some(exact),
        &format!("{what} does not reproduce its words"),
    )
}

fn words(what: &str, words: &str, most: usize, needed: bool) -> Result<(), String> {
    ensure(
        !needed || !words.trim().is_empty(),
        &format!("{what} is empty"),
    )?;
    // PostgreSQL stores none.
    ensure(!words.contains('\0'), &format!("{what} has a NUL"))?;
    let long = words.len() > most && words.chars().count() > most;
    ensure(!long, &format!("{what} has more than {most} characters"))
}

fn few(what: &str, parts: usize) -> Result<(), String> {
    let why = format!("{what} are more than {MOST_PARTS}");
    ensure(parts <= MOST_PARTS, &why)
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn ensure(holds: bool, why: &str) -> Result<(), String> {
    holds.then_some(()).ok_or_else(|| why.to_owned())
}

#[cfg(test)]
#[path = "sound_tests.rs"]
mod tests;
