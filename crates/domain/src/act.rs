//! What the log tells of.

use crate::figure::words;

words! {
    /// What happened to an article, a claim, an event or the house rules.
    Act {
        /// A new text of the article came in.
        ArticleSubmitted = "article.submitted",
        /// The claims of the article's latest revision are stored.
        ArticleExtracted = "article.extracted",
        /// Extraction failed for good.
        ArticleExtractionFailed = "article.extraction_failed",
        /// Somebody asked for the article to be read again.
        ArticleReextractionAsked = "article.reextraction_asked",
        /// An extractor found the claim.
        ClaimFound = "claim.found",
        /// The claim stands in a new revision, too.
        ClaimCarried = "claim.carried",
        /// Other claims took its place, or its sentence left the article.
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
        /// Somebody took a lease on the claim.
        ClaimLeased = "claim.leased",
        /// Somebody gave the claim back.
        ClaimReleased = "claim.released",
        /// Somebody gave the claim back for good.
        ClaimSkipped = "claim.skipped",
        /// The claim was assigned to somebody, or an assignment taken back.
        ClaimAssigned = "claim.assigned",
        /// Somebody said something about the claim.
        ClaimCommented = "claim.commented",
        /// A first review is in, sealed until the second.
        ClaimFirstReviewed = "claim.first_reviewed",
        /// Two reviews disagree.
        ClaimAdjudicationAsked = "claim.adjudication_asked",
        /// Somebody decided between two reviews.
        ClaimAdjudicated = "claim.adjudicated",
        /// A verdict that stood was changed publicly.
        ClaimCorrected = "claim.corrected",
        /// A verdict should be looked at again.
        ClaimRecheckAsked = "claim.recheck_asked",
        /// The statement that the claim stood in was replaced: it stands in another now,
        /// or in none.
        ClaimPlaced = "claim.placed",
        /// A piece of evidence was redacted.
        ClaimEvidenceRedacted = "claim.evidence_redacted",
        /// The texts of the article and of all about it were erased.
        ArticlePurged = "article.purged",
        /// The article was put under legal hold, or released from it.
        ArticleHeld = "article.held",
        /// The house rules have a new version.
        PolicyUpdated = "policy.updated",
        /// The claim's texts and all that was said about it were erased.
        ClaimPurged = "claim.purged",
        /// Somebody was registered, or their roles changed.
        PersonRegistered = "person.registered",
        /// Somebody moved the claim into another event.
        ClaimMoved = "claim.moved",
        /// Somebody said that the claim is of one event with another.
        ClaimMatchConfirmed = "claim.match_confirmed",
        /// Somebody said that the claim is not of one event with another.
        ClaimMatchRejected = "claim.match_rejected",
        /// Somebody made events one.
        EventMerged = "event.merged",
        /// Somebody took claims out of the event into a new one.
        EventSplit = "event.split",
        /// Somebody took back what was decided of the event.
        EventDecisionUndone = "event.decision_undone",
        /// From here on the log covers sealed reviews, comments and house rules, too.
        PolicyCovered = "policy.covered",
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
    /// Whose change it is; none: no watcher is told.
    pub const fn kind(self) -> Option<ChangeKind> {
        Some(match self {
            Act::PolicyUpdated
            | Act::PolicyCovered
            | Act::PersonRegistered
            | Act::EventMerged
            | Act::EventSplit
            | Act::EventDecisionUndone => return None,
            Act::ArticleSubmitted
            | Act::ArticleExtracted
            | Act::ArticleExtractionFailed
            | Act::ArticleReextractionAsked
            | Act::ArticlePurged
            | Act::ArticleHeld => ChangeKind::Article,
            Act::ClaimReviewed | Act::ClaimAdjudicated | Act::ClaimCorrected => ChangeKind::Review,
            Act::ClaimFound
            | Act::ClaimCarried
            | Act::ClaimReplaced
            | Act::ClaimEntered
            | Act::ClaimDismissed
            | Act::ClaimEvidenceAdded
            | Act::ClaimVerdictOffered
            | Act::ClaimLeased
            | Act::ClaimReleased
            | Act::ClaimSkipped
            | Act::ClaimAssigned
            | Act::ClaimCommented
            | Act::ClaimFirstReviewed
            | Act::ClaimAdjudicationAsked
            | Act::ClaimRecheckAsked
            | Act::ClaimPlaced
            | Act::ClaimEvidenceRedacted
            | Act::ClaimPurged
            | Act::ClaimMoved
            | Act::ClaimMatchConfirmed
            | Act::ClaimMatchRejected => ChangeKind::Claim,
        })
    }

    /// What its subject is: `article`, `claim`, `person`, `event`, or `policy`, whose subject
    /// is the newsroom.
    pub const fn subject(self) -> &'static str {
        match (self, self.kind()) {
            (_, Some(ChangeKind::Article)) => "article",
            (_, Some(ChangeKind::Claim | ChangeKind::Review)) => "claim",
            (Act::PersonRegistered, _) => "person",
            (Act::EventMerged | Act::EventSplit | Act::EventDecisionUndone, _) => "event",
            (_, None) => "policy",
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
        let reviews = Act::ALL
            .iter()
            .filter(|a| a.kind() == Some(ChangeKind::Review));
        let verdicts = [
            &Act::ClaimReviewed,
            &Act::ClaimAdjudicated,
            &Act::ClaimCorrected,
        ];
        assert_eq!(reviews.collect::<Vec<_>>(), verdicts);
    }
}
