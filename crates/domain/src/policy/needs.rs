//! What a verdict needs.

use crate::{NewEvidence, NewReview, Unmet, Verdict};

/// What a verdict needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// So many pieces of evidence, 0 to 20.
    pub evidence: u32,
    /// So many of them other than the reviewed article itself, 0 to 20.
    pub independent_evidence: u32,
    /// A rationale of so many characters, 0 to 10,000.
    pub rationale_length: u32,
    /// A public reason of so many characters, 0 to 1,000.
    pub reason_length: u32,
}

impl Needs {
    /// What holds where the policy says nothing.
    pub fn built_in(verdict: Verdict) -> Needs {
        let (evidence, independent_evidence, rationale_length) = match verdict {
            Verdict::Verified => (1, 1, 0),
            Verdict::Disputed => (1, 0, 0),
            Verdict::Unverified => (0, 0, 1),
        };
        Needs {
            evidence,
            independent_evidence,
            rationale_length,
            reason_length: 0,
        }
    }

    /// What a review lacks, given what lies on the claim's table already.
    pub(crate) fn unmet(
        &self,
        new: &NewReview,
        table: &[NewEvidence],
        article_uri: Option<&str>,
    ) -> Vec<Unmet> {
        let all = || table.iter().chain(&new.evidence);
        let independent = all().filter(|e| is_independent(e, article_uri)).count();
        let short = missing(all().count(), self.evidence);
        // Who has nothing at all is told to bring something, before what it may not be.
        let dependent =
            missing(independent, self.independent_evidence) && !(short && all().next().is_none());
        let rationale = missing(length(&new.rationale), self.rationale_length);
        let reason = missing(length(&new.reason), self.reason_length);
        let each = [
            (short, evidence as fn(Verdict, &Needs) -> Unmet),
            (dependent, independent_evidence),
            (rationale, rationale_length),
            (reason, reason_length),
        ];
        let unmet = each.into_iter().filter(|(is, _)| *is);
        unmet.map(|(_, say)| say(new.verdict, self)).collect()
    }
}

fn missing(has: usize, needs: u32) -> bool {
    u32::try_from(has).is_ok_and(|has| has < needs)
}

/// What is only blank says nothing.
fn length(text: &str) -> usize {
    text.trim().chars().count()
}

fn is_independent(evidence: &NewEvidence, article_uri: Option<&str>) -> bool {
    evidence.uri.is_empty() || Some(same_page(&evidence.uri)) != article_uri.map(same_page)
}

/// An address without fragment and closing slash: the same page.
fn same_page(uri: &str) -> &str {
    uri.split('#').next().unwrap_or(uri).trim_end_matches('/')
}

fn evidence(verdict: Verdict, needs: &Needs) -> Unmet {
    let why = format!(
        "{} needs evidence, at least {} in all; send it along or add it with AddEvidence",
        verdict.as_str(),
        needs.evidence
    );
    Unmet::counted("EVIDENCE_REQUIRED", "evidence", why)
}

fn independent_evidence(verdict: Verdict, needs: &Needs) -> Unmet {
    let why = format!(
        "{} needs evidence other than the reviewed article itself, at least {} in all",
        verdict.as_str(),
        needs.independent_evidence
    );
    Unmet::counted("INDEPENDENT_EVIDENCE_REQUIRED", "evidence", why)
}

fn rationale_length(verdict: Verdict, needs: &Needs) -> Unmet {
    let why = format!(
        "{} needs a rationale that says what was tried, at least {} characters long",
        verdict.as_str(),
        needs.rationale_length
    );
    Unmet::counted("RATIONALE_REQUIRED", "rationale", why)
}

fn reason_length(verdict: Verdict, needs: &Needs) -> Unmet {
    let why = format!(
        "{} needs a public reason, at least {} characters long",
        verdict.as_str(),
        needs.reason_length
    );
    Unmet::counted("REASON_REQUIRED", "reason", why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Bearing, EvidenceDraft, EvidenceKind, ReviewDraft};
    use proptest::prelude::*;

    const ARTICLE: &str = "https://example.org/story";

    fn page(uri: &str) -> NewEvidence {
        NewEvidence::check(EvidenceDraft {
            kind: Some(EvidenceKind::Web),
            bearing: Some(Bearing::Supports),
            uri: uri.into(),
            ..Default::default()
        })
        .unwrap()
    }

    fn review(evidence: Vec<NewEvidence>, rationale: &str, reason: &str) -> NewReview {
        NewReview::check(ReviewDraft {
            verdict: Some(Verdict::Disputed),
            evidence,
            rationale: rationale.into(),
            reason: reason.into(),
            ..Default::default()
        })
        .unwrap()
    }

    fn kinds(needs: Needs, new: &NewReview, table: &[NewEvidence]) -> Vec<&'static str> {
        let unmet = needs.unmet(new, table, Some(ARTICLE));
        unmet.iter().map(|u| u.kind).collect()
    }

    #[test]
    fn everything_that_is_short_is_named() {
        let needs = Needs {
            evidence: 3,
            independent_evidence: 2,
            rationale_length: 5,
            reason_length: 5,
        };
        let thin = review(vec![page(ARTICLE), page("urn:a:b")], " four ", "four");
        let all = [
            "EVIDENCE_REQUIRED",
            "INDEPENDENT_EVIDENCE_REQUIRED",
            "RATIONALE_REQUIRED",
            "REASON_REQUIRED",
        ];
        assert_eq!(kinds(needs, &thin, &[]), all);
        let enough = review(vec![page("urn:a:b")], "fiver", "fiver");
        assert_eq!(
            kinds(needs, &enough, &[page("urn:c:d"), page(ARTICLE)]),
            [""; 0]
        );
    }

    #[test]
    fn the_article_itself_is_not_independent() {
        let one = Needs {
            independent_evidence: 1,
            ..Default::default()
        };
        for own in [ARTICLE, "https://example.org/story/#top"] {
            let refused = kinds(one, &review(vec![page(own)], "", ""), &[]);
            assert_eq!(refused, ["INDEPENDENT_EVIDENCE_REQUIRED"]);
        }
        assert_eq!(kinds(one, &review(vec![], "", ""), &[]).len(), 1);
    }

    proptest! {
        /// More is never refused where less was enough, whatever the policy.
        #[test]
        fn more_never_lacks_more(
            evidence in 0u32..=20, independent in 0u32..=20, rationale in 0u32..50, reason in 0u32..50,
            (few, more) in (0usize..15, 0usize..6), (short, longer) in (0usize..40, 0usize..40),
        ) {
            let needs = Needs {
                evidence, independent_evidence: independent,
                rationale_length: rationale, reason_length: reason,
            };
            let of = |pages: usize, length: usize| {
                review(vec![page("urn:a:b"); pages], &"x".repeat(length), &"x".repeat(length))
            };
            let lacks = kinds(needs, &of(few, short), &[]);
            let then = kinds(needs, &of(few + more, short + longer), &[]);
            // Whoever had nothing is told only later that it must be independent.
            prop_assert!(few == 0 || then.iter().all(|kind| lacks.contains(kind)), "{lacks:?} {then:?}");
            prop_assert!(!lacks.is_empty() || then.is_empty());
            let met = few as u32 >= evidence.max(independent) && short as u32 >= rationale.max(reason);
            prop_assert_eq!(lacks.is_empty(), met);
        }
    }
}
