//! What numbers a figure allows.

/// A closed stretch of numbers; either end may be infinite. Never empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
}

impl Interval {
    /// Every number.
    pub const ALL: Interval = Interval {
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
    };

    /// From `low` to `high`, whichever way round they come. What is no number
    /// leaves its end open.
    pub fn new(low: f64, high: f64) -> Interval {
        let low = if low.is_nan() { f64::NEG_INFINITY } else { low };
        let high = if high.is_nan() { f64::INFINITY } else { high };
        Interval {
            low: low.min(high),
            high: high.max(low),
        }
    }

    /// One number.
    pub fn point(n: f64) -> Interval {
        Interval::new(n, n)
    }

    /// `n` and all above.
    pub fn from(n: f64) -> Interval {
        Interval::new(n, f64::INFINITY)
    }

    /// `n` and all below.
    pub fn up_to(n: f64) -> Interval {
        Interval::new(f64::NEG_INFINITY, n)
    }

    /// The least number it allows.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The greatest number it allows.
    pub fn high(self) -> f64 {
        self.high
    }

    /// Whether both ends are numbers.
    pub fn bounded(self) -> bool {
        self.low.is_finite() && self.high.is_finite()
    }

    /// Whether some number is in both.
    pub fn meets(self, other: Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether every number of it is in `other`.
    pub fn within(self, other: Interval) -> bool {
        other.low <= self.low && self.high <= other.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The whole numbers from -6 to 6 that an interval holds: brute force.
    fn held(interval: Interval) -> Vec<i32> {
        let holds = |n: &i32| interval.low() <= f64::from(*n) && f64::from(*n) <= interval.high();
        (-6..=6).filter(holds).collect()
    }

    fn any_interval() -> impl Strategy<Value = Interval> {
        let end = || -5i32..=5;
        prop_oneof![
            (end(), end()).prop_map(|(a, b)| Interval::new(a.into(), b.into())),
            end().prop_map(|n| Interval::from(n.into())),
            end().prop_map(|n| Interval::up_to(n.into())),
            end().prop_map(|n| Interval::point(n.into())),
            Just(Interval::ALL),
        ]
    }

    proptest! {
        #[test]
        fn meeting_and_lying_within_are_what_counting_says(a in any_interval(), b in any_interval()) {
            let (x, y) = (held(a), held(b));
            prop_assert_eq!(a.meets(b), x.iter().any(|n| y.contains(n)));
            // What is open reaches beyond what is counted here, so only the counted part decides.
            let open = a.low() < b.low() || a.high() > b.high();
            prop_assert_eq!(a.within(b), x.iter().all(|n| y.contains(n)) && !open);
        }

        #[test]
        fn an_interval_is_never_empty(low in any::<f64>(), high in any::<f64>()) {
            let made = Interval::new(low, high);
            prop_assert!(made.low() <= made.high());
            prop_assert!(made.within(made) && made.meets(made) && made.within(Interval::ALL));
        }
    }

    #[test]
    fn what_is_no_number_leaves_its_end_open() {
        assert_eq!(Interval::new(f64::NAN, 5.0), Interval::up_to(5.0));
        assert_eq!(Interval::new(5.0, f64::NAN), Interval::from(5.0));
        assert!(!Interval::from(1.0).bounded() && Interval::point(1.0).bounded());
    }
}
