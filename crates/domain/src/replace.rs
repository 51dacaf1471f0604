//! Putting claims in the place of others: what is allowed, and what a new claim has
//! from the one that it replaces.

use crate::{
    ArticleId, Attribution, Caution, Claim, ClaimId, ClaimState, Figure, Kind, NewClaim, PersonId,
    Refusal, Span, Stance, Violations,
};

/// A claim to put in the place of others, as far as its author says it. What is
/// empty it takes from the first replaced claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Substitute {
    /// The article it stands in, where the author says so.
    pub article: Option<ArticleId>,
    /// What sort of proposition it is.
    pub kind: Option<Kind>,
    /// The words that carry it.
    pub text: String,
    /// The claim as a sentence that stands alone.
    pub proposition: String,
    /// First and one past the last code point in the latest revision.
    pub chars: Option<(u32, u32)>,
    /// Who says it.
    pub attributions: Vec<Attribution>,
    /// The speaker's stance.
    pub stance: Option<Stance>,
    /// The article's own doubt.
    pub cautions: Vec<Caution>,
    /// On figures only.
    pub figure: Option<Figure>,
    /// Free labels.
    pub labels: Vec<String>,
}

/// Decides on replacing a claim by `person`. What a second reviewer has not seen yet
/// must not be moved away under the first one's verdict.
///
/// # Errors
/// Why not.
pub fn replace(
    state: ClaimState,
    leased_by: Option<PersonId>,
    person: PersonId,
) -> Result<ClaimState, Refusal> {
    match state {
        ClaimState::Dismissed
        | ClaimState::Replaced
        | ClaimState::AwaitingSecondReview
        | ClaimState::InAdjudication => Err(Refusal::State(state)),
        _ if leased_by.is_some_and(|holder| holder != person) => Err(Refusal::Leased),
        ClaimState::Pending
        | ClaimState::InReview
        | ClaimState::Reviewed
        | ClaimState::NeedsRecheck => Ok(ClaimState::Replaced),
    }
}

/// The new claim as a whole: what its author says, and the rest from `first`. Its
/// place stays open where the author gives none.
///
/// # Errors
/// Every field in which the two do not fit together.
pub fn inherit(new: &Substitute, first: &Claim) -> Result<NewClaim, Violations> {
    let mut bad = Violations::new();
    let kind = new.kind.unwrap_or(first.kind);
    if new.article.is_some_and(|article| article != first.article) {
        bad.add("article", "must be that of the replaced claims, or empty");
    }
    let quoted = kind != Kind::Assertion;
    let text = either(&new.text, &first.text);
    let claim = NewClaim {
        kind,
        attributions: attributions(kind, new, first, &mut bad),
        stance: new.stance.or(first.stance.filter(|_| quoted)),
        cautions: cautions(new, first),
        figure: figure(kind, new, first, &text, &mut bad),
        labels: list(&new.labels, &first.labels),
        proposition: proposition(new, first),
        chars: new.chars,
        text,
    };
    bad.into_result(Some(claim))
}

/// The one of `statements` that a figure stands in: the only one whose span holds the
/// figure's, as far as spans are known.
pub fn holder(statements: &[(ClaimId, Option<Span>)], figure: Option<Span>) -> Option<ClaimId> {
    let may_hold = |outer: &Option<Span>| match (outer, figure) {
        (Some(outer), Some(inner)) => outer.start <= inner.start && inner.end <= outer.end,
        _ => true,
    };
    let mut holding = statements.iter().filter(|(_, span)| may_hold(span));
    let first = holding.next().map(|(id, _)| *id);
    first.filter(|_| holding.next().is_none())
}

/// New words are their own proposition, unless the author says it.
fn proposition(new: &Substitute, first: &Claim) -> String {
    match new.text.trim().is_empty() {
        true => either(&new.proposition, &first.proposition),
        false => either(&new.proposition, &new.text),
    }
}

fn attributions(
    kind: Kind,
    new: &Substitute,
    first: &Claim,
    bad: &mut Violations,
) -> Vec<Attribution> {
    match kind {
        Kind::Assertion if !new.attributions.is_empty() => bad.add(
            "attributions",
            "must be empty: the article says it in its own voice",
        ),
        Kind::Assertion => return Vec::new(),
        _ => {}
    }
    // Where the words of others stand is not taken over: nobody would move that along.
    let mut chain = list(&new.attributions, &first.attributions);
    chain.iter_mut().for_each(|link| link.span = None);
    if kind == Kind::Statement && chain.is_empty() {
        bad.add("attributions", "somebody must have said it");
    }
    chain
}

fn cautions(new: &Substitute, first: &Claim) -> Vec<Caution> {
    let mut cautions = list(&new.cautions, &first.cautions);
    cautions.iter_mut().for_each(|caution| caution.span = None);
    cautions
}

/// The number of the first replaced claim goes on only where the new words have it.
fn figure(
    kind: Kind,
    new: &Substitute,
    first: &Claim,
    text: &str,
    bad: &mut Violations,
) -> Option<Figure> {
    let inherited = first.figure.as_ref();
    match (kind, &new.figure, inherited) {
        (Kind::Figure, Some(own), _) => return Some(own.clone()),
        (Kind::Figure, None, Some(old)) if text == first.text || text.contains(&old.text) => {
            return Some(Figure {
                span: None,
                ..old.clone()
            });
        }
        (Kind::Figure, None, Some(_)) => bad.add(
            "figure",
            "is required: that of the first replaced claim does not stand in `text`",
        ),
        (Kind::Figure, None, None) => bad.add("figure", "is required on KIND_FIGURE"),
        (_, Some(_), _) => bad.add("figure", "is allowed on KIND_FIGURE only"),
        (_, None, _) => {}
    }
    None
}

fn either(own: &str, first: &str) -> String {
    match own.trim().is_empty() {
        true => first.to_owned(),
        false => own.to_owned(),
    }
}

fn list<T: Clone>(own: &[T], first: &[T]) -> Vec<T> {
    match own.is_empty() {
        true => first.to_vec(),
        false => own.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Bound, CautionCategory, Measure, Quote};
    use chrono::DateTime;
    use proptest::prelude::*;
    use uuid::Uuid;

    const ANNA: PersonId = PersonId(Uuid::from_u128(1));
    const BEN: PersonId = PersonId(Uuid::from_u128(2));

    fn span(start: u32, end: u32) -> Span {
        Span {
            start,
            end,
            utf16_start: start,
            utf16_end: end,
        }
    }

    fn deaths() -> Figure {
        Figure {
            measure: Measure::Deaths,
            unit_noun: "people".into(),
            bound: Bound::Exactly,
            low: Some(12.0),
            high: None,
            unit: "people".into(),
            vague: false,
            as_of: None,
            text: "12".into(),
            span: Some(span(0, 2)),
        }
    }

    fn mayor() -> Attribution {
        Attribution {
            claimant: "the mayor".into(),
            full_name: String::new(),
            role: String::new(),
            cue: "said".into(),
            relay: false,
            anonymous: false,
            span: Some(span(20, 29)),
        }
    }

    fn first(kind: Kind) -> Claim {
        let epoch = DateTime::UNIX_EPOCH;
        Claim {
            id: ClaimId(Uuid::from_u128(9)),
            article: ArticleId(Uuid::from_u128(8)),
            revision: 1,
            kind,
            text: "12 people drowned".into(),
            proposition: "The mayor says 12 people drowned.".into(),
            quote: Some(Quote {
                span: span(0, 17),
                prefix: String::new(),
                suffix: String::new(),
            }),
            context: "12 people drowned, the mayor said.".into(),
            within: None,
            copy_key: String::new(),
            attributions: vec![mayor()],
            stance: Some(Stance::Warns),
            cautions: vec![Caution {
                category: CautionCategory::Unclear,
                text: "unclear".into(),
                span: Some(span(40, 47)),
            }],
            figure: (kind == Kind::Figure).then(deaths),
            check_worthiness: 0.7,
            worthiness_reasons: vec![],
            rules: vec![],
            labels: vec!["flood".into()],
            state: ClaimState::Pending,
            verdict: None,
            attribution_verdict: None,
            reason: String::new(),
            suggested_verdict: None,
            suggestion_reason: String::new(),
            offered_verdict: None,
            lease: None,
            event: None,
            series: None,
            superseded_by: None,
            etag: String::new(),
            extractor: "rules/1".into(),
            create_time: epoch,
            update_time: epoch,
            due_time: epoch,
            assignment: None,
            escalated: false,
            recheck_time: None,
            recheck_reason: None,
            replaces: vec![],
            replaced_by: vec![],
            occurrence: Default::default(),
        }
    }

    fn fields(new: &Substitute, kind: Kind) -> Vec<String> {
        let bad = inherit(new, &first(kind)).unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    #[test]
    fn what_is_left_empty_comes_from_the_first_and_inner_places_do_not() {
        let (old, new) = (first(Kind::Figure), Substitute::default());
        let claim = inherit(&new, &old).unwrap();
        assert_eq!((claim.kind, claim.chars), (Kind::Figure, None));
        assert_eq!(
            (&claim.text, &claim.proposition),
            (&old.text, &old.proposition)
        );
        assert_eq!((claim.stance, &claim.labels), (old.stance, &old.labels));
        assert_eq!(claim.attributions[0].claimant, "the mayor");
        assert_eq!(claim.figure.as_ref().unwrap().text, "12");
        let inner = [
            claim.attributions[0].span,
            claim.cautions[0].span,
            claim.figure.unwrap().span,
        ];
        assert_eq!(inner, [None; 3]);
    }

    #[test]
    fn what_is_said_wins_and_new_words_are_their_own_proposition() {
        let new = Substitute {
            kind: Some(Kind::Statement),
            text: "12 people".into(),
            stance: Some(Stance::Denies),
            labels: vec!["budget".into()],
            ..Default::default()
        };
        let claim = inherit(&new, &first(Kind::Figure)).unwrap();
        assert_eq!(
            (claim.proposition.as_str(), claim.stance),
            ("12 people", Some(Stance::Denies))
        );
        assert_eq!((claim.labels, claim.figure), (new.labels, None));
        let worded = Substitute {
            proposition: "Twelve drowned.".into(),
            ..Default::default()
        };
        let claim = inherit(&worded, &first(Kind::Figure)).unwrap();
        assert_eq!(
            (claim.text.as_str(), claim.proposition.as_str()),
            ("12 people drowned", "Twelve drowned.")
        );
    }

    #[test]
    fn an_assertion_has_nobody_from_the_first() {
        let new = Substitute {
            kind: Some(Kind::Assertion),
            ..Default::default()
        };
        let claim = inherit(&new, &first(Kind::Statement)).unwrap();
        assert_eq!((claim.attributions, claim.stance), (vec![], None));
        let voiced = Substitute {
            attributions: vec![mayor()],
            ..new
        };
        assert_eq!(fields(&voiced, Kind::Statement), ["attributions"]);
    }

    #[test]
    fn what_does_not_fit_together_is_named() {
        let elsewhere = Some(ArticleId(Uuid::from_u128(7)));
        let statement = Substitute {
            kind: Some(Kind::Statement),
            figure: Some(deaths()),
            article: elsewhere,
            ..Default::default()
        };
        assert_eq!(fields(&statement, Kind::Figure), ["article", "figure"]);
        let numberless = Substitute {
            kind: Some(Kind::Figure),
            ..Default::default()
        };
        assert_eq!(fields(&numberless, Kind::Statement), ["figure"]);
        let other_words = Substitute {
            text: "the mayor said".into(),
            ..Default::default()
        };
        assert_eq!(fields(&other_words, Kind::Figure), ["figure"]);
        let voiceless = Claim {
            attributions: vec![],
            ..first(Kind::Assertion)
        };
        let said = Substitute {
            kind: Some(Kind::Statement),
            ..Default::default()
        };
        let bad = inherit(&said, &voiceless).unwrap_err();
        assert_eq!(bad.as_slice()[0].field, "attributions");
    }

    #[test]
    fn a_statement_holds_the_figures_that_lie_in_it() {
        let [a, b] = [1, 2].map(|n| ClaimId(Uuid::from_u128(n)));
        let two = [(a, Some(span(0, 10))), (b, Some(span(10, 20)))];
        assert_eq!(holder(&two, Some(span(12, 14))), Some(b));
        assert_eq!(holder(&two, Some(span(8, 12))), None);
        assert_eq!(holder(&two, None), None, "which of the two?");
        assert_eq!(holder(&two[..1], None), Some(a));
        assert_eq!(holder(&two[..1], Some(span(12, 14))), None);
        assert_eq!(holder(&[(a, None), two[1]], Some(span(12, 14))), None);
        assert_eq!(holder(&[], None), None);
    }

    proptest! {
        #[test]
        fn only_open_claims_are_replaced_and_by_who_may(state in prop::sample::select(ClaimState::ALL), holder in prop::option::of(prop::sample::select(vec![ANNA, BEN]))) {
            let open = [ClaimState::Pending, ClaimState::InReview, ClaimState::Reviewed, ClaimState::NeedsRecheck].contains(&state);
            let want = match (open, holder) {
                (false, _) => Err(Refusal::State(state)),
                (true, Some(BEN)) => Err(Refusal::Leased),
                (true, _) => Ok(ClaimState::Replaced),
            };
            prop_assert_eq!(replace(state, holder, ANNA), want);
        }

        #[test]
        fn a_claim_made_so_keeps_the_rules_of_claims(kind in prop::option::of(prop::sample::select(Kind::ALL)), of in prop::sample::select(Kind::ALL), text in "(|12 people|the mayor)", said: bool, number: bool) {
            let new = Substitute {
                kind,
                text,
                attributions: said.then(mayor).into_iter().collect(),
                figure: number.then(deaths),
                ..Default::default()
            };
            if let Ok(claim) = inherit(&new, &first(of)) {
                prop_assert_eq!(claim.figure.is_some(), claim.kind == Kind::Figure);
                prop_assert!(claim.kind != Kind::Statement || !claim.attributions.is_empty());
                prop_assert!(claim.kind != Kind::Assertion || claim.attributions.is_empty());
                prop_assert!(!claim.text.is_empty() && !claim.proposition.is_empty());
            }
        }
    }
}
