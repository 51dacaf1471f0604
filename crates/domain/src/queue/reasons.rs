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
}

/// Why this one, a phrase each, the weightiest first.
pub fn reasons(claim: &Claim, offer: &Offer<'_>) -> Vec<String> {
    let mut why: Vec<String> = Vec::new();
    why.extend(assigned(claim, offer));
    if offer.continues {
        why.push("it belongs to the statement that you hold".to_owned());
    }
    why.extend(asked(claim).map(str::to_owned));
    why.extend(overdue(claim, offer));
    why.extend(claim.worthiness_reasons.iter().cloned());
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

fn overdue(claim: &Claim, offer: &Offer<'_>) -> Option<String> {
    let due = claim.due_time;
    (due <= offer.now).then(|| format!("overdue since {}", minute(due)))
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
