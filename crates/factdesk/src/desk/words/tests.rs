use super::*;
use crate::desk::app::{Held, Lease};
use crate::desk::call::Table;
use crate::desk::line::Line;
use factdesk_proto::v1::claim::{Kind, State};
use factdesk_proto::v1::{
    Article, Attribution, Bearing, Bound, Caution, CautionCategory, Claim, ClaimAssignment,
    Comment, CommentKind, CorrectionKind, Evidence, EvidenceKind, Figure, HistoryEntry, Measure,
    Policy, ReviewKind, SecondReviewRule, Span, Stance, VerdictRule, change::Act,
};
use prost_types::Timestamp;
use std::time::Duration;

const BODY: &str = "Fire broke out at the mill.\n\nPolice counted three. The owners’ union spoke of “hundreds” of wounded, which nobody could verify. Rain fell.\n\nThe mill is closed.";

fn when(seconds: i64) -> Option<Timestamp> {
    Some(Timestamp { seconds, nanos: 0 })
}

/// A claim with everything around it.
pub fn held() -> Held {
    let figure = Figure {
        measure: Measure::Injuries.into(),
        bound: Bound::About.into(),
        low: Some(200.0),
        unit: "people".to_owned(),
        vague: true,
        text: "“hundreds”".to_owned(),
        ..Figure::default()
    };
    let title = "Fire at the mill";
    let words = "“hundreds” of wounded";
    let text = format!("{title}\n\n{BODY}");
    let start = text[..text.find(words).unwrap()].chars().count();
    let span = Span {
        start: i32::try_from(start).unwrap(),
        end: i32::try_from(start + words.chars().count()).unwrap(),
        exact: words.to_owned(),
        ..Span::default()
    };
    let claim = Claim {
        name: "claims/1".to_owned(),
        kind: Kind::Figure.into(),
        state: State::InReview.into(),
        stance: Stance::Asserts.into(),
        revision: 1,
        text: words.to_owned(),
        context: "The owners’ union spoke of “hundreds” of wounded, which nobody could verify."
            .to_owned(),
        span: Some(span),
        attributions: vec![
            Attribution {
                claimant: "The owners’ union".to_owned(),
                cue: "spoke of".to_owned(),
                ..Attribution::default()
            },
            Attribution {
                claimant: "it".to_owned(),
                full_name: "Radio Harl".to_owned(),
                relay: true,
                ..Attribution::default()
            },
        ],
        cautions: vec![Caution {
            category: CautionCategory::Unverified.into(),
            text: "nobody could verify".to_owned(),
            ..Caution::default()
        }],
        figure: Some(figure),
        suggested_verdict: Verdict::Unverified.into(),
        suggestion_reason: "the article doubts it".to_owned(),
        offered_verdict: Verdict::Disputed.into(),
        assignment: Some(ClaimAssignment {
            person: "people/anna".to_owned(),
            due_time: when(7_200),
        }),
        ..Claim::default()
    };
    let note = Comment {
        name: "claims/1/comments/1".to_owned(),
        kind: CommentKind::Handover.into(),
        person: "people/ben".to_owned(),
        text: "The union calls back at noon.".to_owned(),
        create_time: when(0),
        ..Comment::default()
    };
    let copy = |state: State| Claim {
        state: state.into(),
        ..Claim::default()
    };
    let table = Table {
        article: Some(Article {
            publisher: "Harl Observer".to_owned(),
            title: title.to_owned(),
            body: BODY.to_owned(),
            revision: 1,
            publish_time: when(3_600),
            ..Article::default()
        }),
        copies: vec![
            copy(State::Pending),
            copy(State::Pending),
            copy(State::Reviewed),
        ],
        evidence: vec![Evidence {
            kind: EvidenceKind::Interview.into(),
            bearing: Bearing::Refutes.into(),
            quote: "Three, says the hospital.".to_owned(),
            person: "people/ben".to_owned(),
            confidential: true,
            ..Evidence::default()
        }],
        comments: vec![note.clone()],
        missing: vec!["the reviews cannot be read: no".to_owned()],
        claim,
        ..Table::default()
    };
    Held {
        lease: Lease::new(Duration::ZERO, Duration::from_secs(600)),
        reasons: vec!["its article doubts it".to_owned(), "3 copies".to_owned()],
        covered: vec!["claims/2".to_owned(), "claims/3".to_owned()],
        handover: Some(note),
        ..Held::opened(table)
    }
}

fn text(lines: &[Line]) -> String {
    let all: Vec<_> = lines.iter().map(Line::text).collect();
    all.join("\n")
}

#[test]
fn a_claim_is_told_with_all_that_a_reviewer_needs() {
    assert_eq!(
        text(&claim::lines(&held())),
        "\
FIGURE of injuries, IN_REVIEW
Police counted three. The owners’ union spoke of »“hundreds” of wounded«, which nobody could verify. Rain fell.
Says who   The owners’ union “spoke of” → it (Radio Harl), passing it on (asserts)
Figure     ““hundreds””: injuries, 200 or more people, vague
Caution    UNVERIFIED: “nobody could verify”
Article    Harl Observer, 1970-01-01 01:00 UTC: Fire at the mill
Suggested  UNVERIFIED: the article doubts it
Offered    DISPUTED: a copy of it got that
Why this   its article doubts it; 3 copies
Handover   ben, 1970-01-01 00:00 UTC: The union calls back at noon.
Assigned   to anna, by 1970-01-01 02:00 UTC
Held, too  2 more claims: copies, and those of the same statement
Copies     2 PENDING, 1 REVIEWED
Evidence   interview, refutes: “Three, says the hospital.” (ben, confidential)
Missing    the reviews cannot be read: no
Name       claims/1"
    );
}

#[test]
fn words_that_moved_are_shown_in_their_sentence_only() {
    let mut held = held();
    held.table.article.as_mut().unwrap().revision = 2;
    let said = text(&claim::lines(&held));
    assert!(!said.contains("Police counted three"), "{said}");
    assert!(
        said.contains("spoke of »“hundreds” of wounded«, which"),
        "{said}"
    );
    held.table.article.as_mut().unwrap().revision = 1;
    held.table.claim.span.as_mut().unwrap().end = 9_999;
    assert!(text(&claim::lines(&held)).contains("»“hundreds” of wounded«"));
    held.table.claim.context.clear();
    assert!(text(&claim::lines(&held)).contains("\n»“hundreds” of wounded«\n"));
}

#[test]
fn what_changed_is_named_and_a_lease_is_no_change() {
    let before = held().table.claim;
    let mut now = before.clone();
    now.state = State::Pending.into();
    assert_eq!(changed(&before, &now), [""; 0]);
    now.etag = "other".to_owned();
    assert_eq!(changed(&before, &now), ["the claim was written anew"]);
    now.state = State::Reviewed.into();
    now.verdict = Verdict::Disputed.into();
    now.cautions.clear();
    assert_eq!(
        changed(&before, &now),
        [
            "the state was IN_REVIEW, is REVIEWED",
            "the verdict was none, is DISPUTED",
            "the cautions was UNVERIFIED: “nobody could verify”, is nothing",
        ]
    );
}

#[test]
fn the_policy_is_said_in_words() {
    assert!(policy::asks(None, Verdict::Verified).contains("could not be read"));
    let mut policy = Policy::default();
    let asks = |policy: &Policy, verdict| super::policy::asks(Some(policy), verdict);
    assert_eq!(
        asks(&policy, Verdict::Verified),
        "VERIFIED needs 1 piece of evidence, 1 piece other than the article itself."
    );
    assert_eq!(
        asks(&policy, Verdict::Unverified),
        "UNVERIFIED needs a rationale."
    );
    policy.verdict_rules = vec![
        VerdictRule {
            verdict: Verdict::Disputed.into(),
            min_evidence: 2,
            min_rationale_length: 40,
            ..VerdictRule::default()
        },
        VerdictRule {
            verdict: Verdict::Unverified.into(),
            ..VerdictRule::default()
        },
    ];
    assert_eq!(
        asks(&policy, Verdict::Disputed),
        "DISPUTED needs 2 pieces of evidence, a rationale of 40 characters."
    );
    assert_eq!(
        asks(&policy, Verdict::Unverified),
        "UNVERIFIED needs nothing more."
    );
    policy.second_review_rules = vec![
        SecondReviewRule {
            measures: vec![Measure::Deaths.into()],
            min_check_worthiness: 0.5,
            ..SecondReviewRule::default()
        },
        SecondReviewRule::default(),
    ];
    policy.corrections_only = true;
    let said = text(&super::policy::lines(Some(&policy)));
    for words in [
        "claims counting deaths, worth a check by 0.5 or more get a second, blind review",
        "every claim gets a second",
        "by a correction only",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn history_tells_who_did_what_and_reviews_at_length() {
    let mut held = held();
    held.history = vec![HistoryEntry {
        position: 7,
        act: Act::ClaimCorrected.into(),
        person: "people/eva".to_owned(),
        delegate: "people/tool".to_owned(),
        write_time: when(60),
        ..HistoryEntry::default()
    }];
    held.table.reviews = vec![Review {
        person: "people/eva".to_owned(),
        kind: ReviewKind::Correction.into(),
        correction_kind: CorrectionKind::Update.into(),
        corrects: "claims/1/reviews/1".to_owned(),
        verdict: Verdict::Disputed.into(),
        reason: "The hospital counted anew.".to_owned(),
        ..Review::default()
    }];
    let said = text(&history::lines(&held));
    for words in [
        "1970-01-01 00:01 UTC  claim corrected, by eva through tool  #7",
        "DISPUTED by eva",
        "Sort       update",
        "Reason     The hospital counted anew.",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn figures_say_how_sure_they_are() {
    let figure = |bound: Bound, low, high| {
        parts::figure(&Figure {
            measure: Measure::Deaths.into(),
            bound: bound.into(),
            low,
            high,
            text: "x".to_owned(),
            ..Figure::default()
        })
    };
    assert_eq!(figure(Bound::Exactly, Some(62.0), None), "“x”: deaths, 62");
    assert_eq!(
        figure(Bound::MoreThan, Some(60.0), None),
        "“x”: deaths, more than 60"
    );
    assert_eq!(
        figure(Bound::Between, Some(3.0), Some(5.0)),
        "“x”: deaths, between 3 and 5"
    );
    assert_eq!(figure(Bound::About, None, None), "“x”: deaths, no number");
}
