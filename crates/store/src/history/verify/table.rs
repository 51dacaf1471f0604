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
}

/// The stage of the last table.
pub(super) const LAST: u8 = Table::People as u8;

impl Table {
    pub(super) const ALL: [Table; LAST as usize] = [
        Table::Claims,
        Table::Reviews,
        Table::Evidence,
        Table::Dismissals,
        Table::Revisions,
        Table::People,
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
        }
    }

    /// The row of a resource name, as [`Record::name`](crate::history::digest::Record)
    /// makes it.
    pub(super) fn of_name(name: &str) -> Option<(Table, Key)> {
        let mut parts = name.split('/');
        let (collection, id) = (parts.next()?, parts.next()?);
        let (below, last) = (parts.next(), parts.next());
        let id = Uuid::try_parse(last.filter(|_| collection == "claims").unwrap_or(id)).ok()?;
        Some(match (collection, below) {
            ("claims", None) => (Table::Claims, (id, 0)),
            ("claims", Some("reviews")) => (Table::Reviews, (id, 0)),
            ("claims", Some("evidence")) => (Table::Evidence, (id, 0)),
            ("claims", Some("dismissals")) => (Table::Dismissals, (id, 0)),
            ("articles", Some("revisions")) => (Table::Revisions, (id, last?.parse().ok()?)),
            ("people", None) => (Table::People, (id, 0)),
            _ => return None,
        })
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
