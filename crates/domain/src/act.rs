//! What the log tells of.

use crate::figure::words;

words! {
    /// What happened to an article or a claim.
    Act {
        /// A new text of the article came in.
        ArticleSubmitted = "article.submitted",
        /// The claims of the article's latest revision are stored.
        ArticleExtracted = "article.extracted",
        /// Extraction failed for good.
        ArticleExtractionFailed = "article.extraction_failed",
        /// An extractor found the claim.
        ClaimFound = "claim.found",
        /// The claim stands in a new revision, too.
        ClaimCarried = "claim.carried",
        /// The claim's sentence left the article.
        ClaimReplaced = "claim.replaced",
        /// Somebody entered the claim by hand.
        ClaimEntered = "claim.entered",
        /// Somebody set the claim aside.
        ClaimDismissed = "claim.dismissed",
        /// Somebody put evidence on the claim's table.
        ClaimEvidenceAdded = "claim.evidence_added",
        /// The verdict of a reviewed copy is offered to the claim.
        ClaimVerdictOffered = "claim.verdict_offered",
        /// Somebody gave the claim a verdict.
        ClaimReviewed = "claim.reviewed",
    }
}

words! {
    /// What a watcher may ask for.
    ChangeKind {
        /// What happens to articles.
        Article = "ARTICLE",
        /// What happens to claims, verdicts apart.
        Claim = "CLAIM",
        /// Verdicts.
        Review = "REVIEW",
    }
}

impl Act {
    /// Whose change it is.
    pub const fn kind(self) -> ChangeKind {
        match self {
            Act::ArticleSubmitted | Act::ArticleExtracted | Act::ArticleExtractionFailed => {
                ChangeKind::Article
            }
            Act::ClaimReviewed => ChangeKind::Review,
            Act::ClaimFound
            | Act::ClaimCarried
            | Act::ClaimReplaced
            | Act::ClaimEntered
            | Act::ClaimDismissed
            | Act::ClaimEvidenceAdded
            | Act::ClaimVerdictOffered => ChangeKind::Claim,
        }
    }

    /// The table that its subject lies in: `article` or `claim`.
    pub const fn subject(self) -> &'static str {
        match self.kind() {
            ChangeKind::Article => "article",
            ChangeKind::Claim | ChangeKind::Review => "claim",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_named_after_its_subject() {
        for act in Act::ALL {
            let subject = act.as_str().split_once('.').unwrap().0;
            assert_eq!(subject, act.subject(), "{act:?}");
        }
    }

    #[test]
    fn only_a_verdict_is_a_review() {
        let reviews = Act::ALL.iter().filter(|a| a.kind() == ChangeKind::Review);
        assert_eq!(reviews.collect::<Vec<_>>(), [&Act::ClaimReviewed]);
    }
}
