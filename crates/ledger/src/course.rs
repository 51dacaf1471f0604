//! Whether a measure only grows while an event goes on.

use factdesk_domain::Measure;

/// How a measure moves with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It grows as more becomes known: a higher number later contradicts nothing.
    Cumulative,
    /// It is one number: two different ones contradict each other.
    Fixed,
    /// An event has many of the sort (sums of money, shares, hours): two different
    /// numbers are of two things, unless more is known than the measure.
    Many,
}

/// The course of a measure. People come out of hospital and are found again, so
/// hospitalizations and missing persons are fixed: at one time one number is right.
pub fn course(measure: Measure) -> Course {
    match measure {
        Measure::Deaths
        | Measure::Injuries
        | Measure::Casualties
        | Measure::Arrests
        | Measure::Evacuations => Course::Cumulative,
        Measure::Hospitalizations | Measure::Missing | Measure::Attackers | Measure::Capacity => {
            Course::Fixed
        }
        _ => Course::Many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolls_grow_and_few_measures_are_one_number() {
        use Measure::*;
        let of = |c: Course| -> Vec<Measure> {
            let all = Measure::ALL.iter().copied();
            all.filter(|m| course(*m) == c).collect()
        };
        let grow = [Deaths, Injuries, Casualties, Arrests, Evacuations];
        assert_eq!(of(Course::Cumulative), grow);
        let fixed = [Hospitalizations, Missing, Attackers, Capacity];
        assert_eq!(of(Course::Fixed), fixed);
        assert_eq!(of(Course::Many).len(), Measure::ALL.len() - 9);
    }
}
