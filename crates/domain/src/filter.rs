//! What a list request asks for, parsed and typed; the store turns it into SQL.

use crate::{
    ArticleId, ArticleState, CautionCategory, ClaimId, ClaimState, Happening, Kind, Measure,
    RecheckReason, Verdict,
};
use chrono::{DateTime, Utc};

/// A condition on claims.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimFilter {
    /// All of them hold; none: everything.
    All(Vec<ClaimFilter>),
    /// One of them holds.
    Any(Vec<ClaimFilter>),
    /// It does not hold.
    Not(Box<ClaimFilter>),
    /// One field.
    Test(ClaimTest),
}

/// A condition on one field of a claim. "Not equal" is [`ClaimFilter::Not`].
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimTest {
    /// It stands in that article.
    Article(ArticleId),
    /// It is in that state.
    State(ClaimState),
    /// It has that verdict, or none.
    Verdict(Option<Verdict>),
    /// Its cautions suggest that verdict, or none.
    SuggestedVerdict(Option<Verdict>),
    /// It is of that kind.
    Kind(Kind),
    /// Its figure counts that.
    Measure(Measure),
    /// Its figure is vague, or is not; a claim without a figure is neither.
    Vague(bool),
    /// The words of its figure.
    FigureText(TextMatch),
    /// The article's publisher.
    Publisher(TextMatch),
    /// Any link of the chain of who says it.
    Claimant(TextMatch),
    /// Any caution of that category.
    Caution(CautionCategory),
    /// Any label.
    Label(TextMatch),
    /// The claim's words.
    Text(TextMatch),
    /// Its copy key, exactly.
    CopyKey(String),
    /// When it was stored.
    CreateTime(Comparison, DateTime<Utc>),
    /// When it last changed.
    UpdateTime(Comparison, DateTime<Utc>),
    /// By when it should be looked at.
    DueTime(Comparison, DateTime<Utc>),
    /// How much it deserves a check.
    CheckWorthiness(Comparison, f64),
    /// Why it should be looked at again, or that nothing asks for it.
    RecheckReason(Option<RecheckReason>),
    /// The handle of whom it is assigned to; none: nobody.
    AssignedTo(Option<String>),
    /// The handle of who holds it now; none: nobody.
    LeasedBy(Option<String>),
    /// Every reviewer skipped it.
    Escalated(bool),
    /// The statement that it stands in; none: in none.
    Within(Option<ClaimId>),
    /// It took the place of that claim.
    Replaces(ClaimId),
}

/// A condition on articles.
#[derive(Clone, Debug, PartialEq)]
pub enum ArticleFilter {
    /// All of them hold; none: everything.
    All(Vec<ArticleFilter>),
    /// One of them holds.
    Any(Vec<ArticleFilter>),
    /// It does not hold.
    Not(Box<ArticleFilter>),
    /// One field.
    Test(ArticleTest),
}

/// A condition on one field of an article.
#[derive(Clone, Debug, PartialEq)]
pub enum ArticleTest {
    /// It is in that state.
    State(ArticleState),
    /// Who published it.
    Publisher(TextMatch),
    /// Where it lives.
    Uri(TextMatch),
    /// Any label.
    Label(TextMatch),
    /// Its language tag.
    Language(TextMatch),
    /// When it was first submitted.
    CreateTime(Comparison, DateTime<Utc>),
}

/// A condition on events.
#[derive(Clone, Debug, PartialEq)]
pub enum EventFilter {
    /// All of them hold; none: everything.
    All(Vec<EventFilter>),
    /// One of them holds.
    Any(Vec<EventFilter>),
    /// It does not hold.
    Not(Box<EventFilter>),
    /// One field.
    Test(EventTest),
}

/// A condition on one field of an event.
#[derive(Clone, Debug, PartialEq)]
pub enum EventTest {
    /// That article tells of it.
    Article(ArticleId),
    /// What sort of thing happened.
    Happening(Happening),
    /// Where.
    Place(TextMatch),
    /// How many articles tell of it.
    ArticleCount(Comparison, f64),
    /// When a claim last came or went.
    UpdateTime(Comparison, DateTime<Utc>),
}

/// A comparison of texts without regard to case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextMatch {
    /// The same.
    Equals(String),
    /// Holds it somewhere.
    Contains(String),
}

/// A comparison of ordered values, the field on the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl ClaimFilter {
    /// Everything.
    pub fn everything() -> Self {
        ClaimFilter::All(Vec::new())
    }

    /// Whether any part of it asks for the state. Claims whose sentence left
    /// the article are listed only when it does.
    pub fn names_state(&self) -> bool {
        match self {
            ClaimFilter::All(parts) | ClaimFilter::Any(parts) => {
                parts.iter().any(ClaimFilter::names_state)
            }
            ClaimFilter::Not(inner) => inner.names_state(),
            ClaimFilter::Test(test) => matches!(test, ClaimTest::State(_)),
        }
    }
}

impl EventFilter {
    /// Everything.
    pub fn everything() -> Self {
        EventFilter::All(Vec::new())
    }

    /// The articles that it names anywhere.
    pub fn articles(&self) -> Vec<ArticleId> {
        match self {
            EventFilter::All(parts) | EventFilter::Any(parts) => {
                parts.iter().flat_map(EventFilter::articles).collect()
            }
            EventFilter::Not(inner) => inner.articles(),
            EventFilter::Test(EventTest::Article(id)) => vec![*id],
            EventFilter::Test(_) => Vec::new(),
        }
    }
}

impl ArticleFilter {
    /// Everything.
    pub fn everything() -> Self {
        ArticleFilter::All(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_however_deep() {
        let article = |n| ArticleId(uuid::Uuid::from_u128(n));
        let test = |n| EventFilter::Test(EventTest::Article(article(n)));
        let place = EventTest::Place(TextMatch::Equals("Sarnow".into()));
        let deep = EventFilter::All(vec![
            EventFilter::Test(place),
            EventFilter::Any(vec![test(1), EventFilter::Not(Box::new(test(2)))]),
        ]);
        assert_eq!(deep.articles(), [article(1), article(2)]);
        assert_eq!(EventFilter::everything().articles(), []);
    }

    #[test]
    fn a_state_is_named_however_deep() {
        let state = ClaimFilter::Test(ClaimTest::State(ClaimState::Replaced));
        let kind = ClaimFilter::Test(ClaimTest::Kind(Kind::Figure));
        let deep = ClaimFilter::All(vec![
            kind.clone(),
            ClaimFilter::Any(vec![kind.clone(), ClaimFilter::Not(Box::new(state))]),
        ]);
        assert!(deep.names_state());
        assert!(!ClaimFilter::All(vec![kind]).names_state());
        assert!(!ClaimFilter::everything().names_state());
    }
}
