//! The words of reviews.

use crate::figure::words;

words! {
    /// The outcome of a review.
    Verdict {
        /// Checked, and it is so.
        Verified = "VERIFIED",
        /// Checked, and it is not so.
        Disputed = "DISPUTED",
        /// Checked, and the evidence does not suffice.
        Unverified = "UNVERIFIED",
    }
}

words! {
    /// What sort of act a review was.
    ReviewKind {
        /// The only one that the policy asks for, or the first of two.
        Review = "REVIEW",
        /// The second of two, given without knowledge of the first.
        SecondReview = "SECOND_REVIEW",
        /// The decision between two that disagree.
        Adjudication = "ADJUDICATION",
        /// A public change of a verdict that stood.
        Correction = "CORRECTION",
    }
}

words! {
    /// Why a verdict that stood was changed.
    CorrectionKind {
        /// The desk erred.
        Correction = "CORRECTION",
        /// The verdict stays; it is said better.
        Clarification = "CLARIFICATION",
        /// The facts moved.
        Update = "UPDATE",
    }
}
