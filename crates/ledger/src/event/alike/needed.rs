//! How many rare words two stories must share.

use super::super::edge::NEAR;
use super::super::side::{Side, side};
use super::crossed::shared;
use super::near::gap;
use super::someone;
use crate::Mention;
use factdesk_domain::Happening;

/// Rare words shared by whole texts that tell of one event under the names of two places.
const MANY: f64 = 1.8;

/// How much they have to weigh, and why so much; none where no words join the two.
///
/// | what they tell of | rare words needed |
/// |---|---|
/// | one sort, a shared place | 0.5 |
/// | the same of votes, marches and strikes of days next to each other | 0.2, since without it none are joined |
/// | the same of trials, firms and findings | 0.6 |
/// | one sort, a place in one at most | 0.5; of marches and strikes 1.05, of trials and firms 0.75 |
/// | sorts that go together, a place in one at most | 0.35 |
/// | votes, marches, strikes and rates, no shared place but a country | 0.75 |
/// | votes without a shared place or country | never |
/// | two places | 1.25, since most pairs of these are two events; 0.25 where the whole texts share 1.8 |
/// | two sorts, where one is of a firm or a trial and none a vote | 0.3 with a shared place, 1.0 without one |
/// | any other two sorts, of which one may be misread, and none a vote | 0.8 with a shared place, 1.3 without one, 1.5 with two |
pub(super) fn needed(a: &Mention, b: &Mention, reasons: &mut Vec<&'static str>) -> Option<f64> {
    let (x, y) = (a.occurrence.happening?, b.occurrence.happening?);
    let held = x.held() || y.held();
    let side = side(a, b);
    reasons.push(match (x == y, x.goes_with(y)) {
        (true, _) => "the same sort of happening",
        (false, true) => "happenings that go together",
        (false, false) => "happenings of two sorts",
    });
    reasons.extend((side == Side::Shared).then_some("a shared place"));
    Some(match side {
        Side::Shared if !x.goes_with(y) && someone(a, b) => 0.3,
        Side::Open if !x.goes_with(y) && someone(a, b) => 1.0,
        Side::Shared if !x.goes_with(y) => 0.8,
        Side::Open if !x.goes_with(y) => 1.3,
        _ if !x.goes_with(y) => 1.5,
        Side::Open if x != y => 0.35,
        Side::Shared if someone(a, b) => 0.6,
        Side::Open if someone(a, b) => 0.75,
        Side::Shared if held && gap(a, b).is_some_and(|gap| gap <= NEAR) => 0.2,
        Side::Open if held => 1.05,
        Side::Shared | Side::Open => 0.5,
        // A country votes as one, and its railwaymen strike.
        Side::Country if x == y && gathered(x) => 0.75,
        Side::Aside | Side::Country | Side::Two if shared(a, b) >= MANY => 0.25,
        Side::Aside | Side::Country | Side::Two => 1.25,
    })
    .filter(|_| matches!(side, Side::Shared | Side::Country) || !voted(x, y))
    .filter(|_| x.goes_with(y) || !voted(x, y))
}

fn gathered(what: Happening) -> bool {
    use Happening::{Election, Protest, RateDecision, Strike};
    matches!(what, Election | Protest | RateDecision | Strike)
}

/// Campaigns speak of everything, so that a vote and a trial are two, and name the same
/// candidates for months, so that votes that share no place are two.
fn voted(x: Happening, y: Happening) -> bool {
    [x, y].contains(&Happening::Election)
}
