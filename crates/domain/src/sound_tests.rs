use super::*;
use crate::{CautionCategory, Measure, Stance};
use proptest::prelude::*;

const TEXT: &str = "Zoë, the mayor, said 7 goats and 8 cows died.";

fn at(part: &str) -> Span {
    let index = TextIndex::new(TEXT);
    let start = TEXT.find(part).unwrap();
    index.span(start..start + part.len()).unwrap()
}

fn assertion(text: &str) -> CandidateClaim {
    CandidateClaim {
        kind: Kind::Assertion,
        span: at(text),
        text: text.into(),
        context: TEXT.into(),
        proposition: text.into(),
        within: None,
        attributions: vec![],
        stance: None,
        cautions: vec![],
        figure: None,
        occurrence: Default::default(),
        check_worthiness: 0.5,
        worthiness_reasons: vec![],
        rules: vec!["model".into()],
    }
}

fn statement() -> CandidateClaim {
    CandidateClaim {
        kind: Kind::Statement,
        attributions: vec![Attribution {
            claimant: "Zoë".into(),
            full_name: String::new(),
            role: "mayor".into(),
            cue: "said".into(),
            relay: false,
            anonymous: false,
            span: Some(at("Zoë")),
        }],
        stance: Some(Stance::Asserts),
        ..assertion("7 goats and 8 cows died")
    }
}

fn figure(number: &str, low: f64) -> CandidateClaim {
    CandidateClaim {
        kind: Kind::Figure,
        figure: Some(Figure {
            measure: Measure::Other,
            unit_noun: String::new(),
            bound: Bound::Exactly,
            low: Some(low),
            high: None,
            unit: String::new(),
            vague: false,
            as_of: None,
            text: number.into(),
            span: Some(at(number)),
        }),
        within: Some(0),
        attributions: statement().attributions,
        stance: Some(Stance::Asserts),
        ..assertion("7 goats and 8 cows died")
    }
}

fn of(claims: Vec<CandidateClaim>) -> Sound {
    let found = claims.into_iter().map(Ok).collect();
    sound(found, &TextIndex::new(TEXT))
}

/// Why a claim beside a good statement is refused, though the statement is kept.
fn why(change: impl FnOnce(&mut CandidateClaim)) -> String {
    let mut bad = figure("7", 7.0);
    change(&mut bad);
    let found = of(vec![statement(), bad]);
    assert_eq!(found.claims, [statement()]);
    assert_eq!(found.refused.len(), 1, "{found:?}");
    assert_eq!(found.refused[0].0, 1);
    found.refused[0].1.clone()
}

fn number(claim: &mut CandidateClaim) -> &mut Figure {
    claim.figure.as_mut().unwrap()
}

#[test]
fn what_keeps_the_rules_is_kept_in_the_order_of_the_text() {
    let found = sound(
        vec![
            Ok(CandidateClaim {
                within: Some(2),
                ..figure("8", 8.0)
            }),
            Err("is unreadable".into()),
            Ok(statement()),
            Ok(CandidateClaim {
                within: Some(2),
                ..figure("7", 7.0)
            }),
            Ok(assertion("Zoë")),
        ],
        &TextIndex::new(TEXT),
    );
    assert_eq!(found.refused, [(1, "is unreadable".to_owned())]);
    let kinds: Vec<_> = found.claims.iter().map(|c| (c.kind, c.within)).collect();
    use Kind::{Assertion, Figure, Statement};
    let expected = [
        (Assertion, None),
        (Statement, None),
        (Figure, Some(1)),
        (Figure, Some(1)),
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn words_must_stand_where_they_are_said_to_stand() {
    assert!(why(|c| c.span = at("Zoë")).starts_with("span does not"));
    assert!(why(|c| c.span.end = 4_000).starts_with("span does not"));
    assert!(why(|c| c.span.end = c.span.start).starts_with("span does not"));
    assert!(why(|c| c.attributions[0].span = Some(at("goats"))).starts_with("attributions.span"));
    assert!(why(|c| number(c).span = Some(at("8"))).starts_with("figure.span does not"));
    assert!(why(|c| number(c).span = None).starts_with("figure.span is missing"));
    let outside = why(|c| {
        number(c).span = Some(at("Zoë"));
        number(c).text = "Zoë".into();
    });
    assert_eq!(outside, "figure.span is not within span");
    let doubt = Caution {
        category: CautionCategory::Unclear,
        text: "unclear".into(),
        span: Some(at("goats")),
    };
    assert!(why(|c| c.cautions = vec![doubt]).starts_with("cautions.span"));
}

#[test]
fn each_kind_has_what_it_needs_and_nothing_else() {
    assert_eq!(why(|c| c.figure = None), "a figure has no figure");
    let said = why(|c| {
        c.kind = Kind::Statement;
        c.within = None;
    });
    assert_eq!(said, "figure is for figures only");
    assert_eq!(why(|c| c.stance = None), "stance is for what somebody says");
    assert_eq!(
        why(|c| c.attributions.clear()),
        "stance is for what somebody says"
    );
    let nobody = CandidateClaim {
        attributions: vec![],
        stance: None,
        ..statement()
    };
    assert_eq!(of(vec![nobody]).refused[0].1, "nobody said the statement");
    let own = CandidateClaim {
        kind: Kind::Assertion,
        ..statement()
    };
    assert_eq!(
        of(vec![own]).refused[0].1,
        "an assertion is the article's own"
    );
}

#[test]
fn numbers_are_numbers() {
    assert_eq!(why(|c| number(c).low = None), "low is missing");
    assert_eq!(
        why(|c| number(c).low = Some(f64::NAN)),
        "a number is not finite"
    );
    assert_eq!(
        why(|c| number(c).high = Some(9.0)),
        "high is for BETWEEN only"
    );
    assert_eq!(
        why(|c| number(c).bound = Bound::Between),
        "BETWEEN needs low and high"
    );
    let between = |c: &mut CandidateClaim| {
        number(c).bound = Bound::Between;
        number(c).high = Some(6.0);
    };
    assert_eq!(why(between), "high is below low");
    for worth in [f64::NAN, -0.1, 1.1] {
        assert_eq!(
            why(|c| c.check_worthiness = worth),
            "check_worthiness is not from 0 to 1"
        );
    }
    let mut vague = figure("7", 7.0);
    number(&mut vague).low = None;
    number(&mut vague).vague = true;
    assert!(of(vec![statement(), vague]).refused.is_empty());
}

#[test]
fn everything_is_bounded() {
    let long = || "x".repeat(PHRASE_CHARS + 1);
    assert!(why(|c| c.proposition = "x".repeat(CLAIM_CHARS + 1)).contains("10000"));
    assert!(why(|c| c.attributions[0].role = long()).starts_with("role has more"));
    assert!(why(|c| c.rules = vec![long()]).starts_with("rules has more"));
    assert!(why(|c| c.rules = vec!["r".into(); MOST_PARTS + 1]).starts_with("rules are more"));
    let links = statement().attributions[0].clone();
    assert!(why(|c| c.attributions = vec![links; MOST_PARTS + 1]).starts_with("attributions are"));
    assert_eq!(
        why(|c| number(c).unit = "\0".into()),
        "figure.unit has a NUL"
    );
    assert_eq!(why(|c| c.proposition = " ".into()), "proposition is empty");
    let many = vec![assertion("Zoë"); MOST_CLAIMS + 1];
    let found = of(many);
    assert_eq!((found.claims.len(), found.refused.len()), (1, MOST_CLAIMS));
    assert_eq!(found.refused.last().unwrap().1, "is beyond the first 10000");
}

#[test]
fn a_figure_stands_in_a_statement_that_holds_it() {
    assert_eq!(why(|c| c.within = Some(9)), "within names no claim");
    assert_eq!(
        why(|c| c.within = Some(1)),
        "within names no statement that holds it"
    );
    let outside = |c: &mut CandidateClaim| {
        c.span = at("said 7 goats and 8 cows died");
        c.text = "said 7 goats and 8 cows died".into();
    };
    assert_eq!(why(outside), "within names no statement that holds it");
    let nested = CandidateClaim {
        within: Some(0),
        ..assertion("cows died")
    };
    assert_eq!(
        of(vec![statement(), nested]).refused[0].1,
        "within is for figures only"
    );
    // The statement is refused, the figure is not.
    let bad = CandidateClaim {
        text: "other".into(),
        ..statement()
    };
    let found = of(vec![bad, figure("7", 7.0)]);
    assert_eq!((found.claims.len(), found.claims[0].within), (1, None));
}

#[test]
fn each_number_and_each_claim_comes_once() {
    assert_eq!(
        why(|c| *c = statement()),
        "is found already",
        "a statement that is there twice"
    );
    let wide = CandidateClaim {
        figure: Some(Figure {
            text: "7 goats".into(),
            span: Some(at("7 goats")),
            ..figure("7", 7.0).figure.unwrap()
        }),
        ..figure("7", 7.0)
    };
    let found = of(vec![statement(), figure("7", 7.0), wide, figure("8", 8.0)]);
    assert_eq!(found.refused, [(2, "is found already".to_owned())]);
    assert_eq!(found.claims.len(), 3);
}

proptest! {
    #[test]
    fn nothing_panics_and_what_is_kept_reproduces_the_text(
        spans in prop::collection::vec((0u32..60, 0u32..60, 0usize..3, prop::option::of(0usize..8)), 0..12),
    ) {
        let index = TextIndex::new(TEXT);
        let claims = spans.iter().map(|(start, end, kind, within)| {
            let span = index.span_of_chars(*start, *end).ok_or("no span".to_owned())?;
            let text = index.exact(span).unwrap_or_default().to_owned();
            let base = match kind {
                0 => assertion("Zoë"),
                1 => statement(),
                _ => figure("7", 7.0),
            };
            Ok(CandidateClaim { span, proposition: text.clone(), text, within: *within, ..base })
        });
        let found = sound(claims.collect(), &index);
        prop_assert_eq!(found.claims.len() + found.refused.len(), spans.len());
        for (i, claim) in found.claims.iter().enumerate() {
            prop_assert_eq!(index.exact(claim.span), Some(claim.text.as_str()));
            if let Some(outer) = claim.within {
                prop_assert!(outer < i && found.claims[outer].kind == Kind::Statement);
            }
        }
    }
}
