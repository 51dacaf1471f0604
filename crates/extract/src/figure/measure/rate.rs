//! "a murder rate of 39 per 100,000": what a rate by its name counts.

use super::{Place, Seen};
use factdesk_domain::Measure;

pub(super) fn by_rate(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let floor = p.sentence.run.start.max(start.saturating_sub(8));
    let rate = (floor..start)
        .rev()
        .find(|i| matches!(p.doc.low(*i), "rate" | "rates"))?;
    let named = rate.checked_sub(1).filter(|i| *i >= floor)?;
    let dies = matches!(
        p.doc.low(named),
        "murder" | "homicide" | "death" | "mortality" | "suicide" | "fatality"
    );
    let led = matches!(
        p.doc.before(start, 1),
        "of" | "to" | "was" | "is" | "at" | "from"
    );
    let per = matches!(p.doc.low(p.quantity.run.end), "per" | "for" | "in");
    (dies && led && per && p.noun.is_none()).then_some((Measure::Deaths, named))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn first(text: &str) -> Option<Measure> {
        counted(text).into_iter().map(|f| f.1).next()
    }

    #[test]
    fn a_rate_of_deaths_counts_deaths() {
        for text in [
            "It has a murder rate of 39 per 100,000 people.",
            "The death rate fell to 12 per 1,000 births.",
        ] {
            assert_eq!(first(text), Some(Deaths), "{text}");
        }
    }

    #[test]
    fn other_rates_count_other_things() {
        for text in [
            "It has a birth rate of 39 per 100,000 people.",
            "The death rate led to 12 new laws.",
        ] {
            assert_eq!(first(text), Some(Other), "{text}");
        }
    }
}
