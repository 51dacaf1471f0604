//! Which claims need two people.

use crate::{Kind, Measure};

/// Claims that need a second review: those that meet every condition given here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SecondReviewRule {
    /// One of these kinds; none: any.
    pub kinds: Vec<Kind>,
    /// A figure of one of these measures; none: any, and also no figure.
    pub measures: Vec<Measure>,
    /// At least so worthy of a check, 0 to 1.
    pub min_check_worthiness: f64,
    /// With one of these labels, without regard to case; none: with any or none.
    pub labels: Vec<String>,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct ClaimFacts<'a> {
    /// What sort of proposition it is.
    pub kind: Kind,
    /// What its figure counts.
    pub measure: Option<Measure>,
    /// 0 to 1.
    pub check_worthiness: f64,
    /// Free labels.
    pub labels: &'a [String],
}

impl SecondReviewRule {
    /// Whether the claim meets it.
    pub fn asks(&self, claim: &ClaimFacts) -> bool {
        let counts = |measure: Measure| self.measures.contains(&measure);
        let labelled = |label: &String| has(claim.labels, label);
        (self.kinds.is_empty() || self.kinds.contains(&claim.kind))
            && (self.measures.is_empty() || claim.measure.is_some_and(counts))
            && claim.check_worthiness >= self.min_check_worthiness
            && (self.labels.is_empty() || self.labels.iter().any(labelled))
    }
}

fn has(labels: &[String], wanted: &str) -> bool {
    let wanted = wanted.to_lowercase();
    labels.iter().any(|label| label.to_lowercase() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rule() -> impl Strategy<Value = SecondReviewRule> {
        let kinds = prop::sample::subsequence(Kind::ALL.to_vec(), 0..=3);
        let measures = prop::sample::subsequence(Measure::ALL[..3].to_vec(), 0..=3);
        let labels = prop::sample::subsequence(vec!["Breaking", "war"], 0..=2);
        (kinds, measures, 0.0..=1.0f64, labels).prop_map(|(kinds, measures, worth, labels)| {
            SecondReviewRule {
                kinds,
                measures,
                min_check_worthiness: worth,
                labels: labels.into_iter().map(str::to_owned).collect(),
            }
        })
    }

    proptest! {
        /// Every condition that is given narrows, and one that is left out does not.
        #[test]
        fn a_rule_is_all_of_its_conditions(
            rule in rule(), kind in prop::sample::select(Kind::ALL),
            measure in prop::option::of(prop::sample::select(&Measure::ALL[..4])),
            check_worthiness in 0.0..=1.0f64,
            labels in prop::sample::subsequence(vec!["breaking".to_owned(), "WAR".to_owned(), "sport".to_owned()], 0..=3),
        ) {
            let claim = ClaimFacts { kind, measure, check_worthiness, labels: &labels };
            let only = |part: SecondReviewRule| part.asks(&claim);
            let parts = [
                SecondReviewRule { kinds: rule.kinds.clone(), ..Default::default() },
                SecondReviewRule { measures: rule.measures.clone(), ..Default::default() },
                SecondReviewRule { min_check_worthiness: rule.min_check_worthiness, ..Default::default() },
                SecondReviewRule { labels: rule.labels.clone(), ..Default::default() },
            ];
            prop_assert_eq!(rule.asks(&claim), parts.into_iter().all(only));
            prop_assert!(SecondReviewRule::default().asks(&claim));
        }
    }

    #[test]
    fn each_condition_refuses_what_it_should() {
        let labels = ["Sport".to_owned()];
        let claim = ClaimFacts {
            kind: Kind::Statement,
            measure: None,
            check_worthiness: 0.4,
            labels: &labels,
        };
        let no = [
            SecondReviewRule {
                kinds: vec![Kind::Figure],
                ..Default::default()
            },
            SecondReviewRule {
                measures: vec![Measure::Deaths],
                ..Default::default()
            },
            SecondReviewRule {
                min_check_worthiness: 0.5,
                ..Default::default()
            },
            SecondReviewRule {
                labels: vec!["war".into()],
                ..Default::default()
            },
        ];
        assert!(no.iter().all(|rule| !rule.asks(&claim)));
        let yes = SecondReviewRule {
            kinds: vec![Kind::Figure, Kind::Statement],
            min_check_worthiness: 0.4,
            labels: vec!["sPort".into()],
            ..Default::default()
        };
        assert!(yes.asks(&claim));
    }
}
