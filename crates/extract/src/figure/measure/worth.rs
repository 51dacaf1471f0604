//! Sums that name no currency: "it cost taxpayers millions", "siphoning billions".

use super::{Place, Seen};
use factdesk_domain::Measure;

pub(super) fn by_worth(p: &Place<'_>) -> Seen {
    if same_sum(p) {
        return Some((Measure::Money, p.quantity.run.start));
    }
    let sum = p.quantity.low.is_some_and(|v| v >= 1e3)
        && p.noun.is_none()
        && p.doc.low(p.quantity.run.end) != "of";
    let start = p.quantity.run.start;
    let near = p.sentence.run.start.max(start.saturating_sub(4))..start;
    let paid = near.clone().any(|i| pays(p.doc.low(i)));
    let behind = matches!(
        (
            p.doc.low(p.quantity.run.end),
            p.doc.low(p.quantity.run.end + 1)
        ),
        (
            "in",
            "taxes"
                | "damages"
                | "debt"
                | "revenue"
                | "profit"
                | "profits"
                | "cash"
                | "fines"
                | "losses"
                | "aid"
                | "savings"
                | "sales"
                | "funding"
        )
    );
    (sum && p.quantity.vague && paid || sum && behind).then_some((Measure::Money, start))
}

/// "5.2 billion dollars, less than the 5.6 billion forecast": the currency stands before.
fn same_sum(p: &Place<'_>) -> bool {
    let scale = |run: &crate::text::Run| {
        let word = p.doc.low(run.end - 1);
        matches!(word, "million" | "billion" | "trillion").then_some(word)
    };
    let own = scale(&p.quantity.core).filter(|_| p.noun.is_none());
    let last = p.last.filter(|l| l.measure == Measure::Money);
    let other = last.and_then(|l| {
        l.quantity
            .run
            .clone()
            .rev()
            .find_map(|i| scale(&(i..i + 1)))
    });
    let end = p.quantity.run.end;
    let told = p.doc.low(end).ends_with("ed")
        || matches!(p.doc.low(end), "forecast" | "in" | "a" | "for" | "at")
        || !p.doc.is_word(end);
    own.is_some() && own == other && told
}

fn pays(word: &str) -> bool {
    matches!(
        word,
        "cost"
            | "costs"
            | "costing"
            | "pay"
            | "paid"
            | "pays"
            | "paying"
            | "spend"
            | "spent"
            | "spending"
            | "worth"
            | "raise"
            | "raised"
            | "raising"
            | "earn"
            | "earned"
            | "earning"
            | "owe"
            | "owed"
            | "owes"
            | "fined"
            | "invest"
            | "invested"
            | "donated"
            | "siphoning"
            | "siphoned"
            | "stole"
            | "embezzled"
            | "stealing"
            | "saving"
            | "charge"
            | "charged"
            | "awarded"
            | "won"
            | "poured"
            | "pouring"
            | "pumped"
            | "fetch"
            | "fetched"
    )
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn a_sum_that_is_paid_is_money() {
        let cases: &[(&str, &[Measure])] = &[
            ("It cost taxpayers millions.", &[Money]),
            (
                "They stand accused of siphoning billions from the fund.",
                &[Money],
            ),
            ("She owes 5 million in taxes.", &[Money]),
            ("They spent thousands on it.", &[Money]),
            (
                "It made 5.2 billion dollars, less than the 5.6 billion forecast.",
                &[Money, Money],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn other_large_numbers_are_none() {
        let cases: &[(&str, &[Measure])] = &[
            ("Thousands fled.", &[People]),
            ("It spent 40 on the list.", &[Other]),
            ("They raised thousands of goats.", &[Other]),
            (
                "It cost 2 million euros and took 3 million bricks.",
                &[Money, Other],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
