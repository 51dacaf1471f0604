//! Which claims the table shows, and which one the walk reviews.

use super::load::Loaded;
use factdesk_proto::v1::claim::Kind;
use factdesk_proto::v1::{CautionCategory, Claim, Measure, Stance, Verdict};

/// Per article the claims to show, in the order of the text: all figures, and
/// whatever the article doubts or somebody denies.
pub fn select(articles: &[Loaded]) -> Vec<Vec<&Claim>> {
    let shown = |claim: &&Claim| {
        claim.kind() == Kind::Figure
            || !claim.cautions.is_empty()
            || claim.stance() == Stance::Denies
    };
    articles
        .iter()
        .map(|loaded| loaded.claims.iter().filter(shown).collect())
        .collect()
}

/// The agency's unverified "hundreds": what a desk wants to mark first.
pub fn to_review(articles: &[Loaded]) -> Option<&Claim> {
    let all = || articles.iter().flat_map(|loaded| &loaded.claims);
    all()
        .find(|claim| is_casualties(claim) && doubts(claim, CautionCategory::Unverified))
        .or_else(|| all().find(|claim| claim.suggested_verdict() == Verdict::Unverified))
}

fn is_casualties(claim: &Claim) -> bool {
    let figure = claim.figure.as_ref();
    figure.is_some_and(|f| f.measure() == Measure::Casualties && f.vague)
}

fn doubts(claim: &Claim, category: CautionCategory) -> bool {
    claim.cautions.iter().any(|c| c.category() == category)
}
