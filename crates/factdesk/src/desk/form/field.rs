//! The fields of the forms.

use super::text::Text;
use super::{evidence, when};

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Claim,
    CorrectionKind,
    DismissReason,
    Verdict,
    Reason,
    Rationale,
    Evidence,
    Attribution,
    Copies,
    Recheck,
    RightThen,
    Waiver,
    Words,
}

/// A field with what was typed, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Field {
    pub id: Id,
    pub text: Text,
    /// What we or the server say about it.
    pub told: Option<String>,
}

impl Field {
    pub fn new(id: Id) -> Field {
        Field {
            id,
            text: Text::default(),
            told: None,
        }
    }

    /// What was typed, without blanks around it.
    pub fn typed(&self) -> &str {
        self.text.as_str().trim()
    }
}

impl Id {
    pub fn label(self) -> &'static str {
        match self {
            Id::Claim => "Claim",
            Id::CorrectionKind => "Sort",
            Id::DismissReason => "Because",
            Id::Verdict => "Verdict",
            Id::Reason => "Reason",
            Id::Rationale => "Rationale",
            Id::Evidence => "Evidence",
            Id::Attribution => "Was it said",
            Id::Copies => "Copies too",
            Id::Recheck => "Look again",
            Id::RightThen => "Right then",
            Id::Waiver => "Waiver",
            Id::Words => "Words",
        }
    }

    /// What belongs there.
    pub fn help(self) -> &'static str {
        match self {
            Id::Claim => "claims/…",
            Id::CorrectionKind => {
                "correction (we erred), clarification (better said), update (facts moved)"
            }
            Id::DismissReason => "not a claim, not checkable, out of scope, duplicate",
            Id::Verdict => "verified, disputed or unverified",
            Id::Reason => "one public sentence",
            Id::Rationale => "what was done, and why it leads to the verdict",
            Id::Evidence => evidence::EXPECTED,
            Id::Attribution => "verified, disputed, unverified, or empty",
            Id::Copies => "yes or no: the same verdict for the copies",
            Id::Recheck => when::EXPECTED,
            Id::RightThen => "yes or no: it was right when it was reported",
            Id::Waiver => "editors only: why the policy does not apply this once",
            Id::Words => "for the desk, not for the public",
        }
    }

    /// Whether Enter begins another line.
    pub fn many_lines(self) -> bool {
        matches!(self, Id::Rationale | Id::Evidence | Id::Words)
    }

    /// Whether the server speaks of this field by that path.
    pub fn is(self, path: &str) -> bool {
        let path = path.split(['.', '[']).next().unwrap_or_default();
        let names: &[&str] = match self {
            Id::Claim => &["name", "claim"],
            Id::CorrectionKind => &["kind"],
            Id::DismissReason => &["reason"],
            Id::Verdict => &["verdict"],
            Id::Reason => &["reason"],
            Id::Rationale => &["rationale"],
            Id::Evidence => &["evidence"],
            Id::Attribution => &["attribution_verdict"],
            Id::Copies => &["apply_to"],
            Id::Recheck => &["recheck_time"],
            Id::RightThen => &["correct_when_reported"],
            Id::Waiver => &["waiver_reason"],
            Id::Words => &["text", "handover_note", "comment", "reason"],
        };
        names.contains(&path)
    }
}
