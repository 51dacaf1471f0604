//! Exchange rates: "10.8 against the dollar".

use super::{Place, Seen};
use factdesk_domain::Measure;

/// "10.8 against the dollar", "traded at 10.8 to the euro": an exchange rate.
pub(super) fn by_price(p: &Place<'_>) -> Seen {
    let end = p.quantity.run.end;
    let to = matches!(p.doc.low(end), "against" | "per" | "to" | "on" | "versus");
    let the = usize::from(p.doc.low(end + 1) == "the")
        + usize::from(matches!(p.doc.low(end + 1), "a" | "one"));
    let at = end + 1 + the;
    let at = at + usize::from(matches!(p.doc.low(at), "u.s." | "us" | "american"));
    let money = matches!(
        p.doc.low(at),
        "dollar" | "euro" | "pound" | "yen" | "greenback" | "franc" | "yuan" | "ruble" | "rouble"
    );
    (to && money && p.noun.is_none()).then_some((Measure::Money, end))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn an_exchange_rate_is_money() {
        let cases: &[(&str, &[Measure])] = &[
            ("The krona fell to 10.82 against the dollar.", &[Money]),
            ("It traded at 1.08 to the euro.", &[Money]),
            ("It is 7 per dollar there.", &[Money]),
            ("It rose to 10.82 against all odds.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
