//! "rejected the bid", "dismissed the lawsuit": a decision on a thing.

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run};

/// "rejected the bid", "dismissed the lawsuit": a decision on it, not a denial.
pub(super) fn decided(doc: &Doc<'_>, run: &Run) -> bool {
    let noun = |i: usize| {
        matches!(
            doc.low(i),
            "bid"
                | "offer"
                | "offers"
                | "proposal"
                | "proposals"
                | "motion"
                | "motions"
                | "appeal"
                | "appeals"
                | "request"
                | "requests"
                | "application"
                | "applications"
                | "deal"
                | "amendment"
                | "lawsuit"
                | "lawsuits"
                | "suit"
                | "case"
                | "cases"
                | "petition"
                | "ballots"
                | "plea"
                | "bill"
                | "measure"
                | "plan"
                | "treaty"
                | "nominee"
                | "candidate"
                | "employee"
                | "employees"
                | "contract"
                | "pact"
                | "legislation"
                | "agreement"
        )
    };
    // "dismissed the plan as “a joke”" passes judgment.
    let judged = |i: usize| {
        doc.low(i) == "as" && (doc.quotation(i + 2).is_some() || doc.is(i + 1, C::DETERMINER))
    };
    let judged = run.clone().take(16).any(judged);
    !judged
        && run
            .clone()
            .take(8)
            .take_while(|i| !doc.is(*i, C::PREPOSITION) && doc.quotation(*i).is_none())
            .any(noun)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn a_report_is_denied() {
        assert_eq!(
            said("The mayor rejected the accusation."),
            [("The mayor".into(), "the accusation".into())]
        );
        for what in ["the proposal as “bait for fools”", "the plan as a waste"] {
            let found = said(&format!("The mayor dismissed {what}."));
            assert_eq!(found, [("The mayor".into(), what.into())]);
        }
    }

    #[test]
    fn a_decision_is_no_denial() {
        for text in [
            "The mayor rejected the bid.",
            "The judge dismissed the lawsuit on Monday.",
            "The judge dismissed the lawsuit as it was late.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
