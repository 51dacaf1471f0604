//! What a claim is about: what happened, where and when.

use crate::figure::words;
use chrono::{DateTime, Utc};

/// What happened, where and when, as far as the article says: by it claims of
/// different articles are put side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Occurrence {
    /// What.
    pub happening: Option<Happening>,
    /// Where: names as they stand, in the order of the text.
    pub places: Vec<String>,
    /// Not before.
    pub earliest: Option<DateTime<Utc>>,
    /// Not after.
    pub latest: Option<DateTime<Utc>>,
}

words! {
    /// What sort of thing happened.
    Happening {
        /// Shooting, bombing, raid: people meant to do harm.
        Attack = "ATTACK",
        /// A blast that nobody is said to have meant.
        Explosion = "EXPLOSION",
        /// A building or a forest burned.
        Fire = "FIRE",
        /// Planes, trains, ships, cars.
        Crash = "CRASH",
        /// The earth shook.
        Earthquake = "EARTHQUAKE",
        /// Water came where it should not.
        Flood = "FLOOD",
        /// Wind, snow, hail.
        Storm = "STORM",
        /// Earth or snow came down, a building fell.
        Collapse = "COLLAPSE",
        /// A disease spread.
        Outbreak = "OUTBREAK",
        /// People marched.
        Protest = "PROTEST",
        /// People stopped working.
        Strike = "STRIKE",
        /// People voted.
        Election = "ELECTION",
        /// A court sat.
        Trial = "TRIAL",
        /// A firm cut jobs or shut a plant.
        Layoffs = "LAYOFFS",
        /// A bank or firm could not pay.
        Failure = "FAILURE",
        /// One firm took over or joined another.
        Merger = "MERGER",
        /// Somebody found something out: a study, a trial of a drug, a fossil.
        Finding = "FINDING",
        /// A central bank set its rate.
        RateDecision = "RATE_DECISION",
        /// A firm told what it earned.
        Results = "RESULTS",
        /// An office told what it counted: prices, jobs, people.
        Statistics = "STATISTICS",
        /// Goods were called back.
        Recall = "RECALL",
        /// Data were stolen, or systems attacked or down.
        Breach = "BREACH",
        /// A rocket went up, a craft landed.
        Launch = "LAUNCH",
        /// Heat, drought.
        Heat = "HEAT",
        /// Oil, chemicals, sewage got out.
        Pollution = "POLLUTION",
        /// Something was stolen or smuggled, or seized for it.
        Theft = "THEFT",
        /// Somebody took or left an office.
        Appointment = "APPOINTMENT",
        /// States or sides agreed.
        Agreement = "AGREEMENT",
        /// A parliament or government made a rule.
        Law = "LAW",
        /// A match was played.
        Match = "MATCH",
        /// A prize was given.
        Award = "AWARD",
    }
}

impl Happening {
    /// Whether people hold or do it, as they hold votes, marches and trials: one place sees
    /// many of the sort, so that sort and place alone don't say which.
    pub fn held(self) -> bool {
        use Happening::{Agreement, Election, Law, Protest, RateDecision, Statistics, Strike};
        let held = [
            Protest,
            Strike,
            Election,
            RateDecision,
            Statistics,
            Agreement,
            Law,
        ];
        self.of_someone() || held.contains(&self)
    }

    /// Whether it is about somebody, whom reports name in place of where it was: who is
    /// tried, which firm is bought, who won.
    pub fn of_someone(self) -> bool {
        use Happening::{
            Appointment, Award, Breach, Failure, Finding, Layoffs, Match, Merger, Recall, Results,
            Theft, Trial,
        };
        let firms = [Layoffs, Failure, Merger, Results, Recall, Breach];
        let people = [Trial, Finding, Appointment, Match, Award, Theft];
        firms.contains(&self) || people.contains(&self)
    }

    /// Whether reports of one event may call it either: an attack and an explosion, a
    /// storm and a flood. So does everything with itself.
    pub fn goes_with(self, other: Happening) -> bool {
        self == other || together(self, other) || together(other, self)
    }
}

fn together(a: Happening, b: Happening) -> bool {
    use Happening::*;
    matches!(
        (a, b),
        (Attack, Explosion | Fire | Crash)
            | (Explosion, Fire | Collapse)
            | (Fire, Collapse)
            | (Earthquake, Collapse | Flood)
            | (Storm, Flood | Collapse)
            | (Crash, Fire | Explosion | Collapse)
            | (Flood, Collapse)
            | (Protest, Strike)
            | (Heat, Fire)
            | (Launch, Crash | Explosion)
            | (Pollution, Crash | Explosion | Flood | Collapse | Fire)
            | (Results, Layoffs | Failure | Merger)
            | (Theft, Trial)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_with_what_does_not_depend_on_who_asks() {
        for a in Happening::ALL {
            assert!(a.goes_with(*a));
            for b in Happening::ALL {
                // Who compares two asks only one of them whether it is held.
                assert!(!a.goes_with(*b) || a.held() == b.held(), "{a:?} {b:?}");
                assert_eq!(a.goes_with(*b), b.goes_with(*a), "{a:?} {b:?}");
            }
        }
        assert!(Happening::Trial.held() && !Happening::Fire.held());
        assert!(Happening::Merger.held() && !Happening::Outbreak.held());
        assert!(Happening::Merger.of_someone() && !Happening::Strike.of_someone());
        assert!(Happening::ALL.iter().all(|h| h.held() || !h.of_someone()));
        assert!(Happening::Storm.goes_with(Happening::Flood));
        assert!(!Happening::Trial.goes_with(Happening::Flood));
    }

    #[test]
    fn words_read_back() {
        for h in Happening::ALL {
            assert_eq!(Happening::parse(h.as_str()), Some(*h));
        }
        assert_eq!(Happening::parse("PARTY"), None);
    }
}
