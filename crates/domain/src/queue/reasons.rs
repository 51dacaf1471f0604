//! Why this claim and no other, in words.

use crate::{Claim, ClaimState, RecheckReason};
use chrono::{DateTime, Utc};

/// How a claim came to be offered.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    /// The handle of whom it is offered to.
    pub person: &'a str,
    /// The database's time.
    pub now: DateTime<Utc>,
    /// How many copies wait beside it.
    pub copies: usize,
    /// It belongs to the statement that the person decided on last.
    pub continues: bool,
    /// What was found to speak against it, where something was.
    pub contested: Option<RecheckReason>,
}

/// Why this one, a phrase each, the weightiest first.
pub fn reasons(claim: &Claim, offer: &Offer<'_>) -> Vec<String> {
    let mut why: Vec<String> = Vec::new();
    why.extend(assigned(claim, offer));
    if offer.continues {
        why.push("it belongs to the statement that you hold".to_owned());
    }
    why.extend(asked(claim).map(str::to_owned));
    why.extend(contested(claim, offer).map(str::to_owned));
    why.extend(overdue(claim, offer));
    why.extend(worth(claim).cloned());
    why.extend(doubt(claim));
    why.extend(copies(offer.copies));
    why.push(format!("waiting since {}", minute(claim.create_time)));
    why
}

fn assigned(claim: &Claim, offer: &Offer<'_>) -> Option<String> {
    let assignment = claim.assignment.as_ref()?;
    let (handle, by) = (&assignment.handle, minute(assignment.due_time));
    Some(match handle == offer.person {
        true => format!("assigned to you, due by {by}"),
        false => format!("assigned to {handle}, who was to look by {by}"),
    })
}

/// What somebody or something asks for.
fn asked(claim: &Claim) -> impl Iterator<Item = &'static str> {
    let escalated = claim.escalated.then_some("every reviewer skipped it");
    let recheck = claim.recheck_reason.map(|reason| match reason {
        RecheckReason::TextChanged => {
            "needs a recheck: its sentence reads otherwise in a new revision"
        }
        RecheckReason::Conflict => "needs a recheck: another claim conflicts with it",
        RecheckReason::Denial => "needs a recheck: somebody denies it",
        RecheckReason::Time => "needs a recheck: the time for it came",
    });
    let second = match claim.state {
        ClaimState::AwaitingSecondReview => Some("the house rules ask for a second review"),
        ClaimState::InAdjudication => Some("two reviewers disagree about it"),
        _ => None,
    };
    [escalated, recheck, second].into_iter().flatten()
}

/// What speaks against a claim that has no verdict yet: of one that has, it is asked.
fn contested(claim: &Claim, offer: &Offer<'_>) -> Option<&'static str> {
    let fresh = claim.recheck_reason.is_none() && claim.verdict.is_none();
    match offer.contested.filter(|_| fresh)? {
        RecheckReason::Conflict => Some("another report of the event contradicts it"),
        RecheckReason::Denial => Some("somebody denies it"),
        RecheckReason::TextChanged | RecheckReason::Time => None,
    }
}

fn overdue(claim: &Claim, offer: &Offer<'_>) -> Option<String> {
    let due = claim.due_time;
    (due <= offer.now).then(|| format!("overdue since {}", minute(due)))
}

/// Why it deserves a check, without what [`doubt`] says in the article's own words.
fn worth(claim: &Claim) -> impl Iterator<Item = &String> {
    let doubted = !claim.cautions.is_empty();
    let vague = claim.figure.as_ref().is_some_and(|f| f.vague);
    let said = move |why: &&String| {
        (doubted && why.starts_with("the article ")) || (vague && *why == "a vague quantity")
    };
    claim
        .worthiness_reasons
        .iter()
        .filter(move |why| !said(why))
}

fn doubt(claim: &Claim) -> Vec<String> {
    let vague = claim.figure.as_ref().is_some_and(|f| f.vague);
    let words = claim
        .cautions
        .iter()
        .map(|c| format!("the article itself doubts it: “{}”", c.text.trim()));
    words
        .chain(vague.then(|| "its figure is vague".to_owned()))
        .collect()
}

fn copies(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("one more article says the same".to_owned()),
        n => Some(format!("{n} more articles say the same")),
    }
}

fn minute(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%d %H:%M UTC").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ArticleId, Assignment, Caution, CautionCategory, ClaimId, Kind};
    use uuid::Uuid;

    fn claim() -> Claim {
        let time = |minutes: i64| DateTime::from_timestamp(minutes * 60, 0).unwrap();
        Claim {
            id: ClaimId(Uuid::from_u128(1)),
            article: ArticleId(Uuid::from_u128(2)),
            revision: 1,
            kind: Kind::Statement,
            text: "the dam held".into(),
            proposition: String::new(),
            quote: None,
            context: String::new(),
            within: None,
            copy_key: String::new(),
            attributions: vec![],
            stance: None,
            cautions: vec![],
            figure: None,
            check_worthiness: 0.5,
            worthiness_reasons: vec![],
            rules: vec![],
            labels: vec![],
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
            extractor: String::new(),
            create_time: time(1),
            update_time: time(1),
            due_time: time(100),
            assignment: None,
            escalated: false,
            recheck_time: None,
            recheck_reason: None,
            replaces: vec![],
            replaced_by: vec![],
            occurrence: Default::default(),
        }
    }

    fn offer() -> Offer<'static> {
        Offer {
            person: "anna",
            now: DateTime::from_timestamp(60, 0).unwrap(),
            copies: 0,
            continues: false,
            contested: None,
        }
    }

    const WAITING: &str = "waiting since 1970-01-01 00:01 UTC";

    #[test]
    fn a_plain_claim_was_there_longest() {
        assert_eq!(reasons(&claim(), &offer()), [WAITING]);
    }

    #[test]
    fn the_weightiest_comes_first() {
        let assigned = |handle: &str| {
            Some(Assignment {
                handle: handle.into(),
                due_time: DateTime::from_timestamp(7_200, 0).unwrap(),
            })
        };
        let everything = Claim {
            assignment: assigned("anna"),
            escalated: true,
            recheck_reason: Some(RecheckReason::Conflict),
            state: ClaimState::AwaitingSecondReview,
            due_time: DateTime::UNIX_EPOCH,
            worthiness_reasons: vec!["many are concerned".into()],
            rules: vec![],
            cautions: vec![Caution {
                category: CautionCategory::Unclear,
                text: " unclear ".into(),
                span: None,
            }],
            ..claim()
        };
        let offer = Offer {
            copies: 3,
            continues: true,
            ..offer()
        };
        let all = [
            "assigned to you, due by 1970-01-01 02:00 UTC",
            "it belongs to the statement that you hold",
            "every reviewer skipped it",
            "needs a recheck: another claim conflicts with it",
            "the house rules ask for a second review",
            "overdue since 1970-01-01 00:00 UTC",
            "many are concerned",
            "the article itself doubts it: “unclear”",
            "3 more articles say the same",
            WAITING,
        ];
        assert_eq!(reasons(&everything, &offer), all);
        let anothers = Claim {
            assignment: assigned("ben"),
            ..everything
        };
        let why = "assigned to ben, who was to look by 1970-01-01 02:00 UTC";
        assert_eq!(reasons(&anothers, &offer)[0], why);
    }

    #[test]
    fn what_speaks_against_a_claim_is_said_until_a_verdict_is_asked_about_for_it() {
        let against = |why| Offer {
            contested: Some(why),
            ..offer()
        };
        let of = |claim: &Claim, why| reasons(claim, &against(why)).remove(0);
        let contradicted = "another report of the event contradicts it";
        assert_eq!(of(&claim(), RecheckReason::Conflict), contradicted);
        assert_eq!(of(&claim(), RecheckReason::Denial), "somebody denies it");
        assert_eq!(of(&claim(), RecheckReason::Time), WAITING);
        let asked = Claim {
            recheck_reason: Some(RecheckReason::Denial),
            ..claim()
        };
        let why = reasons(&asked, &against(RecheckReason::Denial));
        assert_eq!(why, ["needs a recheck: somebody denies it", WAITING]);
    }

    #[test]
    fn a_doubt_is_told_once_and_in_the_articles_words() {
        let hedged = vec![
            "the article hedges it".to_owned(),
            "names a number".to_owned(),
        ];
        let doubted = Claim {
            worthiness_reasons: hedged.clone(),
            rules: vec![],
            cautions: vec![Caution {
                category: CautionCategory::Unclear,
                text: "unclear".into(),
                span: None,
            }],
            ..claim()
        };
        let words = "the article itself doubts it: “unclear”";
        let told = reasons(&doubted, &offer());
        assert_eq!(told, ["names a number", words, WAITING]);
        let without_words = Claim {
            cautions: vec![],
            ..doubted
        };
        let told = reasons(&without_words, &offer());
        assert_eq!(told, [&hedged[0], &hedged[1], WAITING]);
    }

    #[test]
    fn every_state_and_recheck_has_its_own_words() {
        let mut seen = std::collections::HashSet::new();
        for reason in RecheckReason::ALL {
            let recheck_reason = Some(*reason);
            let claim = Claim {
                recheck_reason,
                ..claim()
            };
            assert!(seen.insert(reasons(&claim, &offer()).remove(0)));
        }
        let claim = Claim {
            state: ClaimState::InAdjudication,
            ..claim()
        };
        assert_eq!(
            reasons(&claim, &offer())[0],
            "two reviewers disagree about it"
        );
    }
}
