//! Whether a measure only grows while an event goes on.

use factdesk_domain::Measure;

/// How a measure moves with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It grows as more becomes known: a higher number later contradicts nothing.
    Cumulative,
    /// It is one number: two different ones contradict each other.
    Fixed,
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
        _ => Course::Fixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolls_grow_and_everything_else_is_one_number() {
        let grows = |m: &&Measure| course(**m) == Course::Cumulative;
        let grow: Vec<_> = Measure::ALL.iter().filter(grows).collect();
        use Measure::{Arrests, Casualties, Deaths, Evacuations, Injuries};
        assert_eq!(
            grow,
            [&Deaths, &Injuries, &Casualties, &Arrests, &Evacuations]
        );
    }
}
