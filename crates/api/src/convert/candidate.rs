//! Claims straight from an extractor, for those who look at them without storing them.

use super::claim::{attribution_to_proto, caution_to_proto, occurrence_to_proto};
use super::enums::{Word, number};
use super::figure::figure_to_proto;
use super::span;
use factdesk_domain::{CandidateClaim, ClaimState, Extraction, TextIndex, copy_key, suggestion};
use factdesk_proto::v1;

/// Claim `index` of an extraction on the wire, named `claims/{index + 1}` so that
/// `within` can refer to it. Nothing where there is no such claim.
///
/// `article` is the article's name and `text` the text that the claims were
/// found in. What only the store knows (etag, times, a copy's verdict) is empty.
pub fn candidate_to_proto(
    extraction: &Extraction,
    index: usize,
    article: &str,
    text: &TextIndex<'_>,
) -> Option<v1::Claim> {
    let found = extraction.claims.get(index)?;
    let suggested = suggestion(&found.cautions);
    Some(v1::Claim {
        name: local_name(index),
        article: article.to_owned(),
        revision: 1,
        within: found.within.map(local_name).unwrap_or_default(),
        copy_key: copy_key(found),
        state: ClaimState::Pending.number(),
        suggested_verdict: number(suggested.as_ref().map(|s| s.0)),
        suggestion_reason: suggested.map(|s| s.1).unwrap_or_default(),
        extractor: extraction.extractor.clone(),
        ..content(found, text)
    })
}

fn content(found: &CandidateClaim, text: &TextIndex<'_>) -> v1::Claim {
    v1::Claim {
        kind: found.kind.number(),
        text: found.text.clone(),
        proposition: found.proposition.clone(),
        span: text.quote(found.span).map(|q| span::quoted(q, &found.text)),
        context: found.context.clone(),
        attributions: found
            .attributions
            .iter()
            .cloned()
            .map(attribution_to_proto)
            .collect(),
        stance: number(found.stance),
        cautions: found
            .cautions
            .iter()
            .cloned()
            .map(caution_to_proto)
            .collect(),
        figure: found.figure.clone().map(figure_to_proto),
        check_worthiness: found.check_worthiness,
        worthiness_reasons: found.worthiness_reasons.clone(),
        occurrence: occurrence_to_proto(found.occurrence.clone()),
        rules: found.rules.clone(),
        ..Default::default()
    }
}

fn local_name(index: usize) -> String {
    format!("claims/{}", index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{Caution, CautionCategory, Kind, Verdict};

    const TEXT: &str = "😀 The mayor said the dam held.";

    fn statement(index: &TextIndex<'_>) -> CandidateClaim {
        let at = TEXT.find("the dam held").unwrap();
        CandidateClaim {
            kind: Kind::Statement,
            span: index.span(at..at + 12).unwrap(),
            text: "the dam held".into(),
            context: TEXT.into(),
            proposition: "The mayor said the dam held.".into(),
            within: None,
            attributions: vec![],
            stance: None,
            cautions: vec![],
            figure: None,
            occurrence: Default::default(),
            check_worthiness: 0.5,
            worthiness_reasons: vec![],
            rules: vec![],
        }
    }

    fn extraction(claims: Vec<CandidateClaim>) -> Extraction {
        let (extractor, language) = ("rules/1".into(), Some("en".into()));
        Extraction {
            extractor,
            language,
            language_supported: true,
            claims,
            ..Default::default()
        }
    }

    #[test]
    fn claims_are_numbered_from_one_and_refer_to_each_other() {
        let index = TextIndex::new(TEXT);
        let inside = CandidateClaim {
            within: Some(0),
            ..statement(&index)
        };
        let all = extraction(vec![statement(&index), inside]);
        let second = candidate_to_proto(&all, 1, "articles/x", &index).unwrap();
        assert_eq!(
            (second.name.as_str(), second.within.as_str()),
            ("claims/2", "claims/1")
        );
        assert_eq!(candidate_to_proto(&all, 2, "articles/x", &index), None);
    }

    #[test]
    fn the_span_counts_both_ways_and_has_the_words_around_it() {
        let index = TextIndex::new(TEXT);
        let all = extraction(vec![statement(&index)]);
        let span = candidate_to_proto(&all, 0, "articles/x", &index)
            .unwrap()
            .span
            .unwrap();
        assert_eq!((span.start, span.utf16_start), (17, 18));
        assert_eq!(
            (span.prefix.as_str(), span.suffix.as_str()),
            ("😀 The mayor said ", ".")
        );
        assert_eq!(span.exact, "the dam held");
    }

    #[test]
    fn doubt_suggests_but_never_decides() {
        let index = TextIndex::new(TEXT);
        let category = CautionCategory::NoEvidence;
        let doubted = CandidateClaim {
            cautions: vec![Caution {
                category,
                text: "no evidence".into(),
                span: None,
            }],
            ..statement(&index)
        };
        let claim = candidate_to_proto(&extraction(vec![doubted]), 0, "a", &index).unwrap();
        assert_eq!(claim.suggested_verdict, Verdict::Unverified.number());
        assert_eq!(claim.verdict, 0);
    }
}
