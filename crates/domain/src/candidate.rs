//! What an extractor hands over.

use crate::{Attribution, Caution, Figure, Kind, Occurrence, Span, Stance};

/// A claim as found in a text, before it has an identity.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateClaim {
    /// What sort of proposition it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
    /// The words at `span`.
    pub text: String,
    /// The sentence around it.
    pub context: String,
    /// The claim as a sentence that stands alone.
    pub proposition: String,
    /// Index in [`Extraction::claims`] of the statement that this figure stands in.
    pub within: Option<usize>,
    /// Who says it, from the claimant outwards.
    pub attributions: Vec<Attribution>,
    /// The speaker's stance, where somebody is quoted.
    pub stance: Option<Stance>,
    /// The article's own doubt about it.
    pub cautions: Vec<Caution>,
    /// On figures only.
    pub figure: Option<Figure>,
    /// What happened, where and when.
    pub occurrence: Occurrence,
    /// 0 to 1.
    pub check_worthiness: f64,
    /// Why, a phrase each.
    pub worthiness_reasons: Vec<String>,
    /// The names of the rules that made it, the one that found it first.
    pub rules: Vec<String>,
}

/// Everything found in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// The extractor's name and version, such as `rules/2`.
    pub extractor: String,
    /// The language the text was read in (BCP 47), where it is known.
    pub language: Option<String>,
    /// False: there are no rules for that language, and so no claims.
    pub language_supported: bool,
    /// The claims, in the order of the text.
    pub claims: Vec<CandidateClaim>,
    /// How many claims of the extractor were refused, since they break a rule of claims.
    pub refused: u32,
    /// Another extractor was asked, and did not answer.
    pub fallback: bool,
}
