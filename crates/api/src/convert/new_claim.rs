//! A claim entered by hand, from the wire.

use super::enums::{Word, required};
use super::merge;
use super::new_figure::figure_from_proto;
use super::text::bounded;
use factdesk_domain::{Attribution, Caution, Kind, NewClaim, Violations};
use factdesk_proto::v1;

/// The most links, cautions and characters that a person enters for one claim.
const LINKS: usize = 20;
pub(super) const WORDS: usize = 10_000;
const PHRASE: usize = 1_000;

/// A claim as sent, with the rules applied; output-only fields are ignored.
///
/// # Errors
/// Every bad field, below `claim`.
pub(crate) fn new_claim_from_proto(claim: v1::Claim) -> Result<NewClaim, Violations> {
    let mut bad = Violations::new();
    let kind = bad.keep("kind", required(claim.kind));
    let (text, proposition) = words(&claim, &mut bad);
    check_labels(&claim.labels, &mut bad);
    let chars = chars(claim.span.as_ref(), &mut bad);
    let attributions = attributions(kind, claim.attributions, &mut bad);
    let stance = bad.keep("stance", Word::read(claim.stance)).flatten();
    let cautions = cautions(claim.cautions, &mut bad);
    let figure = merge(&mut bad, figure_from_proto(kind, claim.figure)).flatten();
    // Only now: a bad kind must not hide what else is bad.
    let checked = kind.map(|kind| NewClaim {
        kind,
        text,
        proposition,
        chars,
        attributions,
        stance,
        cautions,
        figure,
        labels: claim.labels,
    });
    let mut below = Violations::new();
    below.nest("claim", bad);
    below.into_result(checked)
}

/// Each stands in for the other where that is empty.
fn words(claim: &v1::Claim, bad: &mut Violations) -> (String, String) {
    let (text, proposition) = (claim.text.clone(), claim.proposition.clone());
    bad.keep("text", bounded(&text, WORDS));
    bad.keep("proposition", bounded(&proposition, WORDS));
    match (text.trim().is_empty(), proposition.trim().is_empty()) {
        (true, true) => bad.add("text", "is required, or else `proposition`"),
        (true, false) if claim.span.is_some() => bad.add("text", "is required with a span"),
        (true, false) => return (proposition.clone(), proposition),
        (false, true) => return (text.clone(), text),
        (false, false) => {}
    }
    (text, proposition)
}

pub(super) fn chars(span: Option<&v1::Span>, bad: &mut Violations) -> Option<(u32, u32)> {
    let span = span?;
    let read = u32::try_from(span.start)
        .ok()
        .zip(u32::try_from(span.end).ok());
    let why = "must have a start of 0 or more and an end behind it";
    bad.keep(
        "span",
        read.filter(|(start, end)| start < end)
            .ok_or(why.to_owned()),
    )
}

/// How many there must be depends on the kind; without one that stays open.
pub(super) fn attributions(
    kind: Option<Kind>,
    sent: Vec<v1::Attribution>,
    bad: &mut Violations,
) -> Vec<Attribution> {
    match kind {
        Some(Kind::Statement) if sent.is_empty() => {
            bad.add("attributions", "somebody must have said it")
        }
        Some(Kind::Assertion) if !sent.is_empty() => {
            bad.add(
                "attributions",
                "must be empty: the article says it in its own voice",
            );
        }
        _ if sent.len() > LINKS => bad.add("attributions", "at most 20 are allowed"),
        _ => {}
    }
    let links = sent.into_iter().take(LINKS).enumerate();
    links.map(|(i, link)| attribution(i, link, bad)).collect()
}

fn attribution(i: usize, link: v1::Attribution, bad: &mut Violations) -> Attribution {
    let parts = [
        ("claimant", &link.claimant),
        ("full_name", &link.full_name),
        ("role", &link.role),
        ("cue", &link.cue),
    ];
    for (part, words) in parts {
        bad.keep(&format!("attributions[{i}].{part}"), bounded(words, PHRASE));
    }
    if link.claimant.trim().is_empty() {
        bad.add(format!("attributions[{i}].claimant"), "is required");
    }
    let v1::Attribution {
        claimant,
        full_name,
        role,
        cue,
        relay,
        anonymous,
        ..
    } = link;
    Attribution {
        claimant,
        full_name,
        role,
        cue,
        relay,
        anonymous,
        span: None,
    }
}

pub(super) fn cautions(sent: Vec<v1::Caution>, bad: &mut Violations) -> Vec<Caution> {
    if sent.len() > LINKS {
        bad.add("cautions", "at most 20 are allowed");
    }
    let mut cautions = Vec::new();
    for (i, caution) in sent.into_iter().take(LINKS).enumerate() {
        let category = bad.keep(
            &format!("cautions[{i}].category"),
            required(caution.category),
        );
        bad.keep(
            &format!("cautions[{i}].text"),
            bounded(&caution.text, PHRASE),
        );
        let text = caution.text;
        cautions.extend(category.map(|category| Caution {
            category,
            text,
            span: None,
        }));
    }
    cautions
}

pub(super) fn check_labels(labels: &[String], bad: &mut Violations) {
    if labels.len() > 32 {
        bad.add("labels", "at most 32 are allowed");
    }
    for (i, label) in labels.iter().enumerate().take(32) {
        match label {
            l if l.trim().is_empty() => bad.add(format!("labels[{i}]"), "must not be empty"),
            l => drop(bad.keep(&format!("labels[{i}]"), bounded(l, 64))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement() -> v1::Claim {
        v1::Claim {
            kind: v1::claim::Kind::Statement.into(),
            text: "the dam held".into(),
            attributions: vec![v1::Attribution {
                claimant: "The mayor".into(),
                ..Default::default()
            }],
            ..Default::default()
        }
    }

    fn fields(claim: v1::Claim) -> Vec<String> {
        let bad = crate::failure::gathered(&new_claim_from_proto(claim).unwrap_err());
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    #[test]
    fn text_and_proposition_stand_in_for_each_other() {
        let claim = new_claim_from_proto(statement()).unwrap();
        assert_eq!(claim.proposition, "the dam held");
        let other = v1::Claim {
            text: String::new(),
            proposition: "It held.".into(),
            ..statement()
        };
        assert_eq!(new_claim_from_proto(other).unwrap().text, "It held.");
        let neither = v1::Claim {
            text: " ".into(),
            ..statement()
        };
        assert_eq!(fields(neither), ["claim.text"]);
    }

    #[test]
    fn a_span_needs_its_words_and_an_extent() {
        let span = |start, end| {
            Some(v1::Span {
                start,
                end,
                ..Default::default()
            })
        };
        let good = v1::Claim {
            span: span(4, 9),
            ..statement()
        };
        assert_eq!(new_claim_from_proto(good).unwrap().chars, Some((4, 9)));
        for (start, end) in [(-1, 4), (4, 4), (5, 4)] {
            assert_eq!(
                fields(v1::Claim {
                    span: span(start, end),
                    ..statement()
                }),
                ["claim.span"]
            );
        }
        let wordless = v1::Claim {
            text: String::new(),
            proposition: "p".into(),
            span: span(0, 1),
            ..statement()
        };
        assert_eq!(fields(wordless), ["claim.text"]);
    }

    #[test]
    fn somebody_said_a_statement_and_nobody_an_assertion() {
        let silent = v1::Claim {
            attributions: vec![],
            ..statement()
        };
        assert_eq!(fields(silent), ["claim.attributions"]);
        let assertion = v1::Claim {
            kind: v1::claim::Kind::Assertion.into(),
            ..statement()
        };
        assert_eq!(fields(assertion), ["claim.attributions"]);
        let nameless = v1::Claim {
            attributions: vec![Default::default()],
            ..statement()
        };
        assert_eq!(fields(nameless), ["claim.attributions[0].claimant"]);
    }

    #[test]
    fn unknown_numbers_and_nul_are_named() {
        let bad = v1::Claim {
            stance: 44,
            cautions: vec![v1::Caution {
                category: 0,
                text: "\0".into(),
                span: None,
            }],
            labels: vec!["".into()],
            ..statement()
        };
        let all = [
            "claim.labels[0]",
            "claim.stance",
            "claim.cautions[0].category",
            "claim.cautions[0].text",
        ];
        assert_eq!(fields(bad), all);
    }

    #[test]
    fn a_bad_kind_hides_no_other_field() {
        let bad = |kind| v1::Claim {
            kind,
            text: " ".into(),
            span: Some(v1::Span::default()),
            attributions: vec![v1::Attribution::default()],
            stance: 44,
            cautions: vec![v1::Caution::default()],
            figure: Some(v1::Figure {
                low: Some(f64::NAN),
                ..Default::default()
            }),
            labels: vec!["".into()],
            ..Default::default()
        };
        let all = [
            "claim.kind",
            "claim.text",
            "claim.labels[0]",
            "claim.span",
            "claim.attributions[0].claimant",
            "claim.stance",
            "claim.cautions[0].category",
            "claim.figure.measure",
            "claim.figure.bound",
            "claim.figure.low",
        ];
        for kind in [0, 17] {
            assert_eq!(fields(bad(kind)), all, "{kind}");
        }
    }

    #[test]
    fn a_kind_is_required() {
        assert_eq!(
            fields(v1::Claim {
                kind: 0,
                ..statement()
            }),
            ["claim.kind"]
        );
        assert_eq!(
            fields(v1::Claim {
                kind: 17,
                ..statement()
            }),
            ["claim.kind"]
        );
    }
}
