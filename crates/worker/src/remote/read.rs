//! An answer of somebody else's extractor, read with suspicion.

use super::context::Sentences;
use factdesk_domain::{
    Attribution, Bound, CandidateClaim, Caution, CautionCategory, Extraction, Figure, Kind,
    Measure, Occurrence, Reading, Span, Stance, TextIndex, sound,
};
use factdesk_extract::worthiness::worthiness;
use factdesk_proto::extractor::v1;
use factdesk_proto::v1 as contract;

/// The most characters of an extractor's name.
const NAME: usize = 64;

/// What of an answer is sound, and what was refused.
///
/// # Errors
/// A sentence, where the answer as a whole is none.
pub(super) fn extraction(
    answer: v1::ExtractResponse,
    reading: &Reading,
) -> Result<(Extraction, Vec<(usize, String)>), String> {
    let extractor = name(answer.extractor)?;
    let index = TextIndex::new(&reading.text);
    let sentences = Sentences::of(&reading.text);
    let found = match answer.language_unsupported {
        true => Vec::new(),
        false => answer.claims,
    };
    let found = found.into_iter().map(|c| claim(c, &index, &sentences));
    let found = sound(found.collect(), &index);
    let extraction = Extraction {
        extractor,
        language: language(&answer.language_code).or(reading.language.clone()),
        language_supported: !answer.language_unsupported,
        claims: found.claims,
        refused: u32::try_from(found.refused.len()).unwrap_or(u32::MAX),
        fallback: false,
    };
    Ok((extraction, found.refused))
}

/// `acme/3`; the built-in extractor's name and a person's are taken.
fn name(name: String) -> Result<String, String> {
    let part = |p: &str| {
        !p.is_empty()
            && p.chars()
                .all(|c| c.is_ascii_alphanumeric() || "._+-".contains(c))
    };
    match name.split_once('/') {
        Some((of, version)) if part(of) && part(version) && of != "rules" && name.len() <= NAME => {
            Ok(name)
        }
        _ => Err("its name is none, such as acme/3".to_owned()),
    }
}

/// A tag's form; what is none is not kept.
fn language(tag: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is = (2..=35).contains(&tag.len()) && tag.chars().all(plain);
    is.then(|| tag.to_owned())
}

fn claim(
    sent: v1::ExtractedClaim,
    index: &TextIndex<'_>,
    sentences: &Sentences<'_>,
) -> Result<CandidateClaim, String> {
    let kind = kind(sent.kind).ok_or("kind is no value")?;
    let span = place(sent.span, index).ok_or("span is no stretch of the text")?;
    let bytes = index.bytes(span).ok_or("span is no stretch of the text")?;
    let context = sentences.around(bytes).to_owned();
    let attributions = sent.attributions.into_iter();
    let attributions = attributions.map(|a| attribution(a, index));
    let attributions = attributions.collect::<Result<Vec<_>, _>>()?;
    let cautions = sent.cautions.into_iter().map(|c| caution(c, index));
    let stance = stance(sent.stance)?;
    let spoken = (!attributions.is_empty()).then_some(Stance::Asserts);
    let (score, reasons) = match sent.check_worthiness {
        Some(score) => (score, sent.worthiness_reasons),
        None => rated(&context),
    };
    Ok(CandidateClaim {
        kind,
        span,
        proposition: match sent.proposition.is_empty() {
            true => sent.text.clone(),
            false => sent.proposition,
        },
        text: sent.text,
        context,
        within: sent
            .within
            .map(|i| usize::try_from(i).unwrap_or(usize::MAX)),
        attributions,
        stance: stance.or(spoken),
        cautions: cautions.collect::<Result<_, _>>()?,
        figure: sent.figure.map(|f| figure(f, index)).transpose()?,
        occurrence: Occurrence::default(),
        check_worthiness: score,
        worthiness_reasons: reasons,
        rules: sent.rules,
    })
}

fn rated(context: &str) -> (f64, Vec<String>) {
    let rated = worthiness(context);
    (rated.score, rated.reasons)
}

fn attribution(
    sent: v1::ExtractedAttribution,
    index: &TextIndex<'_>,
) -> Result<Attribution, String> {
    Ok(Attribution {
        claimant: sent.claimant,
        full_name: sent.full_name,
        role: sent.role,
        cue: sent.cue,
        relay: sent.relay,
        anonymous: sent.anonymous,
        span: inner(sent.span, index, "attributions.span")?,
    })
}

fn caution(sent: v1::ExtractedCaution, index: &TextIndex<'_>) -> Result<Caution, String> {
    Ok(Caution {
        category: category(sent.category).ok_or("cautions.category is no value")?,
        text: sent.text,
        span: inner(sent.span, index, "cautions.span")?,
    })
}

fn figure(sent: v1::ExtractedFigure, index: &TextIndex<'_>) -> Result<Figure, String> {
    Ok(Figure {
        measure: measure(sent.measure).ok_or("figure.measure is no value")?,
        unit_noun: sent.unit_noun,
        bound: bound(sent.bound).ok_or("figure.bound is no value")?,
        low: sent.low,
        high: sent.high,
        unit: sent.unit,
        vague: sent.vague,
        as_of: None,
        text: sent.text,
        span: inner(sent.span, index, "figure.span")?,
    })
}

/// A place that may be missing, but not wrong.
fn inner(
    sent: Option<v1::Stretch>,
    index: &TextIndex<'_>,
    what: &str,
) -> Result<Option<Span>, String> {
    let Some(sent) = sent else { return Ok(None) };
    let why = || format!("{what} is no stretch of the text");
    place(Some(sent), index).map(Some).ok_or_else(why)
}

fn place(sent: Option<v1::Stretch>, index: &TextIndex<'_>) -> Option<Span> {
    let sent = sent?;
    let at = |n: i32| u32::try_from(n).ok();
    index.span_of_chars(at(sent.start)?, at(sent.end)?)
}

/// The domain's word of a value of the contract, whose name ends with it.
macro_rules! words {
    ($($read:ident: $wire:path, $prefix:literal => $domain:ident;)*) => {$(
        fn $read(number: i32) -> Option<$domain> {
            let name = <$wire>::try_from(number).ok()?.as_str_name();
            $domain::parse(name.strip_prefix($prefix)?)
        }
    )*};
}

words! {
    kind: contract::claim::Kind, "KIND_" => Kind;
    category: contract::CautionCategory, "CAUTION_CATEGORY_" => CautionCategory;
    measure: contract::Measure, "MEASURE_" => Measure;
    bound: contract::Bound, "BOUND_" => Bound;
    said: contract::Stance, "STANCE_" => Stance;
}

/// Unspecified is nothing; another number is refused.
fn stance(number: i32) -> Result<Option<Stance>, String> {
    match number {
        0 => Ok(None),
        number => said(number).map(Some).ok_or("stance is no value".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_domain_is_a_value_of_the_contract() {
        let read: Vec<_> = (1..=Measure::ALL.len() as i32)
            .filter_map(measure)
            .collect();
        assert_eq!(read.len(), Measure::ALL.len());
        let read: Vec<_> = (1..=Bound::ALL.len() as i32).filter_map(bound).collect();
        assert_eq!(read.len(), Bound::ALL.len());
        let read: Vec<_> = (1..=CautionCategory::ALL.len() as i32)
            .filter_map(category)
            .collect();
        assert_eq!(read.len(), CautionCategory::ALL.len());
        let read: Vec<_> = (1..=3).filter_map(kind).collect();
        assert_eq!(read.len(), Kind::ALL.len());
        for none in [0, -1, 99] {
            assert!(measure(none).is_none() && kind(none).is_none());
        }
        assert_eq!((stance(0), stance(2)), (Ok(None), Ok(Some(Stance::Denies))));
        assert!(stance(9).is_err());
    }

    #[test]
    fn a_name_is_name_and_version_and_nobody_elses() {
        for good in ["acme/3", "news-desk.org/2026-11_b+c"] {
            assert_eq!(name(good.into()), Ok(good.to_owned()));
        }
        let long = format!("a/{}", "1".repeat(NAME));
        for bad in [
            "", "acme", "acme/", "/3", "a/b/c", "rules/3", "hand", "ac me/1", &long,
        ] {
            assert!(name(bad.into()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_language_is_a_tag_or_not_kept() {
        assert_eq!(language("en-GB"), Some("en-GB".into()));
        for none in ["", "e", "en_GB", "\0\0", &"x".repeat(36)] {
            assert_eq!(language(none), None);
        }
    }
}
