//! Inquiries and records: what they find or show needs no "that".

use crate::text::{Doc, Sentence};

/// "a poll for the Ledger found 64% backed it": the subject is an inquiry.
pub(super) fn inquiry(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> bool {
    let floor = sentence.run.start.max(verb.saturating_sub(12));
    let clause = (floor..verb)
        .rev()
        .take_while(|i| doc.is_word(*i) || doc.is_number(*i));
    let noun = |i: usize| {
        matches!(
            doc.low(i),
            "poll"
                | "polls"
                | "survey"
                | "surveys"
                | "study"
                | "studies"
                | "review"
                | "audit"
                | "trial"
                | "research"
                | "analysis"
                | "inquiry"
                | "regulator"
                | "watchdog"
                | "ombudsman"
                | "tribunal"
                | "census"
                | "report"
        )
    };
    clause.into_iter().any(noun)
}

/// "County files seen by the Ledger show the call was late": the first noun is a record.
pub(super) fn records(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> bool {
    let floor = sentence.run.start.max(verb.saturating_sub(10));
    let record = |i: usize| {
        matches!(
            doc.low(i),
            "records"
                | "files"
                | "documents"
                | "papers"
                | "emails"
                | "logs"
                | "data"
                | "figures"
                | "minutes"
                | "filings"
                | "accounts"
                | "statistics"
                | "messages"
        )
    };
    (floor..verb).any(record)
}

/// "found no evidence that": what an inquiry did not find is what it says.
pub(super) fn without_proof(doc: &Doc<'_>, start: usize) -> bool {
    let proof = |i: usize| {
        matches!(
            doc.low(i),
            "evidence" | "proof" | "sign" | "signs" | "indication" | "link" | "fault"
        )
    };
    matches!(doc.low(start), "no" | "little") && (start + 1..start + 3).any(proof)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn inquiries_and_records_need_no_that() {
        for (text, what) in [
            (
                "A survey for the guild found farmers were tired.",
                "farmers were tired",
            ),
            (
                "Its books and files show the dam was old.",
                "the dam was old",
            ),
            (
                "Accounts show turnover fell 19% in May.",
                "turnover fell 19% in May",
            ),
            (
                "The court found no sign that he knew.",
                "no sign that he knew",
            ),
        ] {
            assert_eq!(said(text)[0].1, what, "{text}");
        }
        assert!(said("The children found the dam was old.").is_empty());
        assert!(said("The children show the dam was old.").is_empty());
    }
}
