//! Enums both ways. A number that the contract does not know is refused, never
//! taken for "unspecified".

use factdesk_domain as domain;
use factdesk_proto::v1;

/// A word of the domain that is an enum on the wire.
pub(crate) trait Word: Sized {
    /// Its number.
    fn number(self) -> i32;

    /// The value of a number: nothing for 0.
    ///
    /// # Errors
    /// A sentence for the field violation, for a number that is no value.
    fn read(number: i32) -> Result<Option<Self>, String>;
}

/// The number of a value that may be absent.
pub(crate) fn number<W: Word>(word: Option<W>) -> i32 {
    word.map_or(0, W::number)
}

/// Reads a required value.
pub(crate) fn required<W: Word>(number: i32) -> Result<W, String> {
    W::read(number)?.ok_or_else(|| "is required".to_owned())
}

macro_rules! words {
    ($($domain:ident = $wire:path { $($value:ident)* })*) => {$(
        impl Word for domain::$domain {
            fn number(self) -> i32 {
                use $wire as Wire;
                match self { $(domain::$domain::$value => Wire::$value as i32,)* }
            }

            fn read(number: i32) -> Result<Option<Self>, String> {
                use $wire as Wire;
                match Wire::try_from(number) {
                    Ok(Wire::Unspecified) => Ok(None),
                    $(Ok(Wire::$value) => Ok(Some(domain::$domain::$value)),)*
                    Err(_) => Err(format!(
                        "{number} is no value; known are {}",
                        [$(Wire::$value.as_str_name()),*].join(", ")
                    )),
                }
            }
        }
    )*};
}

words! {
    ArticleState = v1::article::State { AwaitingExtraction Extracted ExtractionFailed }
    Notice = v1::article::Notice {
        LanguageUnsupported StaleSourceVersion ExtractorFallback ExtractorRefusedClaims
    }
    DifferenceKind = v1::claim_difference::Kind { New Gone Changed Kept }
    Kind = v1::claim::Kind { Figure Statement Assertion }
    ClaimState = v1::claim::State {
        Pending InReview AwaitingSecondReview InAdjudication Reviewed NeedsRecheck Dismissed
        Replaced
    }
    DismissReason = v1::DismissReason { NotAClaim NotCheckable OutOfScope Duplicate }
    Act = v1::change::Act {
        ArticleSubmitted ArticleExtracted ArticleExtractionFailed ClaimFound ClaimCarried
        ClaimReplaced ClaimEntered ClaimDismissed ClaimEvidenceAdded ClaimVerdictOffered
        ClaimReviewed ClaimLeased ClaimReleased ClaimSkipped ClaimAssigned ClaimCommented
        ClaimFirstReviewed ClaimAdjudicationAsked ClaimAdjudicated ClaimCorrected
        ClaimRecheckAsked ClaimEvidenceRedacted ArticlePurged ArticleHeld PolicyUpdated
        ClaimPlaced ClaimPurged PersonRegistered ClaimMoved ClaimMatchConfirmed
        ClaimMatchRejected EventMerged EventSplit EventDecisionUndone PolicyCovered
        ArticleReextractionAsked
    }
    Happening = v1::Happening {
        Attack Explosion Fire Crash Earthquake Flood Storm Collapse Outbreak Protest Strike
        Election Trial Layoffs Failure Merger Finding RateDecision Results Statistics
        Recall Breach Launch Heat Pollution Theft Appointment Agreement Law Match Award
    }
    RecheckReason = v1::RecheckReason { TextChanged Conflict Denial Time }
    ChangeKind = v1::ChangeKind { Article Claim Review }
    CommentKind = v1::CommentKind { Comment Handover Skip Assignment }
    Stance = v1::Stance { Asserts Denies Warns }
    CautionCategory = v1::CautionCategory {
        Unverified NoEvidence Unclear Conflicting Reportedly Allegedly Speculation Possibly
    }
    OpenAge = v1::OpenAge { Hour Day Week Longer }
    Verdict = v1::Verdict { Verified Disputed Unverified }
    ReviewKind = v1::ReviewKind { Review SecondReview Adjudication Correction }
    CorrectionKind = v1::CorrectionKind { Correction Clarification Update }
    Measure = v1::Measure {
        Deaths Injuries Casualties Hospitalizations Missing Arrests Evacuations Attackers
        Capacity Money Percent Duration Distance Area Weight Temperature Votes People Other
    }
    Bound = v1::Bound { Exactly AtLeast MoreThan AtMost LessThan About Between }
    EvidenceKind = v1::EvidenceKind {
        Web Document Interview Eyewitness Media Dataset OwnReporting
    }
    Bearing = v1::Bearing { Supports Refutes Context }
    SourceReliability = v1::SourceReliability { A B C D E F }
    MatchState = v1::r#match::State { Suggested Confirmed Rejected }
    DecisionKind = v1::decision::Kind { Move Merge Split Confirm Reject }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reads_back<W: Word + Copy + PartialEq + std::fmt::Debug>(all: &[W]) {
        let mut numbers: Vec<_> = all.iter().map(|w| w.number()).collect();
        for word in all {
            assert_eq!(W::read(word.number()), Ok(Some(*word)));
        }
        numbers.sort();
        let every: Vec<_> = (1..=all.len() as i32).collect();
        assert_eq!(
            numbers, every,
            "the wire has values that the domain has not"
        );
        assert_eq!(W::read(0), Ok(None));
        assert!(W::read(all.len() as i32 + 1).is_err());
    }

    #[test]
    fn every_word_has_its_own_number_and_reads_back() {
        reads_back(domain::ArticleState::ALL);
        reads_back(domain::Notice::ALL);
        reads_back(domain::DifferenceKind::ALL);
        reads_back(domain::Kind::ALL);
        reads_back(domain::ClaimState::ALL);
        reads_back(domain::DismissReason::ALL);
        reads_back(domain::Act::ALL);
        reads_back(domain::ChangeKind::ALL);
        reads_back(domain::CommentKind::ALL);
        reads_back(domain::RecheckReason::ALL);
        reads_back(domain::Happening::ALL);
        reads_back(domain::Stance::ALL);
        reads_back(domain::CautionCategory::ALL);
        reads_back(domain::OpenAge::ALL);
        reads_back(domain::Verdict::ALL);
        reads_back(domain::ReviewKind::ALL);
        reads_back(domain::CorrectionKind::ALL);
        reads_back(domain::Measure::ALL);
        reads_back(domain::Bound::ALL);
        reads_back(domain::EvidenceKind::ALL);
        reads_back(domain::Bearing::ALL);
        reads_back(domain::SourceReliability::ALL);
        reads_back(domain::MatchState::ALL);
        reads_back(domain::DecisionKind::ALL);
    }

    #[test]
    fn the_words_are_the_wires_names() {
        for verdict in domain::Verdict::ALL {
            let wire = v1::Verdict::try_from(verdict.number()).unwrap();
            assert_eq!(wire.as_str_name(), format!("VERDICT_{}", verdict.as_str()));
        }
    }

    #[test]
    fn an_unknown_number_names_what_is_known() {
        let why = domain::Verdict::read(9).unwrap_err();
        assert!(
            why.contains('9') && why.contains("VERDICT_DISPUTED"),
            "{why}"
        );
        assert_eq!(required::<domain::Verdict>(0), Err("is required".into()));
    }

    proptest! {
        #[test]
        fn no_number_panics_or_means_two_things(n: i32) {
            if let Ok(Some(measure)) = domain::Measure::read(n) {
                prop_assert_eq!(measure.number(), n);
            }
        }
    }
}
