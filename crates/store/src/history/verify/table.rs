//! The tables whose rows the log covers.

use super::existing::Key;
use uuid::Uuid;

/// One of them; its number is its stage in the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Claims = 1,
    Reviews = 2,
    Evidence = 3,
    Dismissals = 4,
    Revisions = 5,
    People = 6,
    SealedReviews = 7,
    Comments = 8,
    Policies = 9,
}

/// The stage of the last table.
pub(super) const LAST: u8 = Table::Policies as u8;

impl Table {
    pub(super) const ALL: [Table; LAST as usize] = [
        Table::Claims,
        Table::Reviews,
        Table::Evidence,
        Table::Dismissals,
        Table::Revisions,
        Table::People,
        Table::SealedReviews,
        Table::Comments,
        Table::Policies,
    ];

    pub(super) fn of_stage(stage: u8) -> Option<Table> {
        Table::ALL.into_iter().find(|table| *table as u8 == stage)
    }

    /// Its name in the schema.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Table::Claims => "claims",
            Table::Reviews => "reviews",
            Table::Evidence => "evidence",
            Table::Dismissals => "dismissals",
            Table::Revisions => "revisions",
            Table::People => "people",
            Table::SealedReviews => "sealed_reviews",
            Table::Comments => "comments",
            Table::Policies => "policies",
        }
    }

    /// The column of its rows' ids.
    pub(super) fn id(self) -> &'static str {
        match self {
            Table::SealedReviews => "claim",
            _ => "id",
        }
    }

    /// How many of its rows are read at once: fewer where each can be long.
    pub(super) fn at_once(self) -> u64 {
        match self {
            Table::SealedReviews => 50,
            _ => 500,
        }
    }

    /// Whether the log covers it only since [`widened`](super::head::Head::widened).
    pub(super) fn is_later(self) -> bool {
        matches!(
            self,
            Table::SealedReviews | Table::Comments | Table::Policies
        )
    }

    /// The row of a resource name, as [`Record::name`](crate::history::digest::Record)
    /// makes it.
    pub(super) fn of_name(name: &str) -> Option<(Table, Key)> {
        let parts: Vec<&str> = name.split('/').collect();
        let by_id = |table, id| Some((table, (Uuid::try_parse(id).ok()?, 0)));
        match parts[..] {
            ["claims", id] => by_id(Table::Claims, id),
            ["claims", claim, "seal"] => by_id(Table::SealedReviews, claim),
            ["claims", _, "reviews", id] => by_id(Table::Reviews, id),
            ["claims", _, "evidence", id] => by_id(Table::Evidence, id),
            ["claims", _, "dismissals", id] => by_id(Table::Dismissals, id),
            ["claims", _, "comments", id] => by_id(Table::Comments, id),
            ["articles", id, "revisions", number] => {
                let key = (Uuid::try_parse(id).ok()?, number.parse().ok()?);
                Some((Table::Revisions, key))
            }
            ["people", id] => by_id(Table::People, id),
            ["policies", version] => Some((Table::Policies, (Uuid::nil(), version.parse().ok()?))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_their_rows() {
        let [a, b] = [1, 2].map(Uuid::from_u128);
        let of = |name: String| Table::of_name(&name);
        assert_eq!(of(format!("claims/{a}")), Some((Table::Claims, (a, 0))));
        let review = format!("claims/{a}/reviews/{b}");
        assert_eq!(of(review), Some((Table::Reviews, (b, 0))));
        let text = format!("articles/{a}/revisions/7");
        assert_eq!(of(text), Some((Table::Revisions, (a, 7))));
        assert_eq!(of(format!("people/{b}")), Some((Table::People, (b, 0))));
        let seal = format!("claims/{a}/seal");
        assert_eq!(of(seal), Some((Table::SealedReviews, (a, 0))));
        let comment = format!("claims/{a}/comments/{b}");
        assert_eq!(of(comment), Some((Table::Comments, (b, 0))));
        let policy = Some((Table::Policies, (Uuid::nil(), 3)));
        assert_eq!(of("policies/3".to_owned()), policy);
    }

    #[test]
    fn other_names_lead_nowhere() {
        for name in [
            "",
            "claims",
            "claims/x",
            "claims/x/reviews/y",
            "else/1",
            "people/anna",
            "policies/x",
            "policies",
            "claims/x/seal",
        ] {
            assert_eq!(Table::of_name(name), None, "{name}");
        }
    }

    #[test]
    fn every_stage_is_a_table() {
        assert!((1..=LAST).all(|stage| Table::of_stage(stage).is_some()));
        assert_eq!(Table::of_stage(0), None);
        assert_eq!(Table::of_stage(LAST + 1), None);
    }
}
