//! What one article says happened.

use super::Witness;
use super::alike::dated;
use super::brief::{brief, date, untold};
use super::names::names;
use super::place::same_words;
use super::story::Story;
use crate::stable::stable;
use crate::{Report, Told};
use chrono::TimeDelta;
use factdesk_domain::{ClaimId, Happening, Occurrence};
use std::collections::{BTreeMap, BTreeSet};

/// What one article says happened: what, where, when, and the names around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What, where and when.
    pub occurrence: Occurrence,
    /// The names in its article, see [`names`].
    pub names: BTreeSet<String>,
    /// Of the mention that its article is about: what else that tells.
    pub story: Option<Story>,
}

/// So many mentions of one article at most are joined: the first of its text.
pub const MENTIONS: usize = 50;

impl Mention {
    /// Whether two mentions tell of one occurrence in the same words.
    pub fn same(&self, other: &Mention) -> bool {
        key(&self.occurrence) == key(&other.occurrence)
    }

    /// A number that follows from all that a mention says, so that who stands for many
    /// others does not depend on who came first: mentions of one number have the same
    /// edges to all others.
    pub fn rank(&self) -> i64 {
        let about = &self.occurrence;
        let time =
            |t: Option<chrono::DateTime<chrono::Utc>>| t.map_or(String::new(), |t| t.to_rfc3339());
        let mut words = vec![about.happening.map_or("", Happening::as_str).to_owned()];
        words.extend([time(about.earliest), time(about.latest)]);
        words.extend(about.places.iter().cloned());
        words.push(String::new());
        words.extend(self.names.iter().cloned());
        words.extend(self.story.iter().flat_map(Story::written));
        stable(words.iter().map(String::as_str)) as i64
    }
}

/// The mentions of an article, each with its claims, in the order of its text: claims
/// that tell of one occurrence are of one mention. A claim that does not say what
/// happened is of none, unless none of a brief article does, and one that does not say
/// where only if it is of the article's story: what most of its claims tell of, and when
/// that was, or the day of a brief report that names none. No two tell of the same.
pub fn mentions(report: &Report<'_>, claims: &[Told<'_>]) -> Vec<(Mention, Vec<ClaimId>)> {
    let mut found = told(claims);
    if found.is_empty() {
        found.extend(untold(report, claims));
    }
    if let Some(main) = main(&found, report) {
        let mention = &mut found[main].0;
        mention.story = Story::of(report, claims);
        if mention.story.is_some() && brief(report) {
            date(&mut mention.occurrence, report);
            fold(&mut found, main, claims);
        }
    }
    found.retain(|(mention, _)| {
        let dated = mention.story.is_some() && dated(mention);
        let told = mention.occurrence.happening.is_some();
        let (_, places, ..) = key(&mention.occurrence);
        dated || told && !places.is_empty()
    });
    found.truncate(MENTIONS);
    found
}

fn told(claims: &[Told<'_>]) -> Vec<(Mention, Vec<ClaimId>)> {
    let names = names(claims.iter().map(|c| c.context));
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    let mut found: Vec<(Mention, Vec<ClaimId>)> = Vec::new();
    for claim in claims {
        if claim.occurrence.happening.is_none() {
            continue;
        }
        let at = *places.entry(key(claim.occurrence)).or_insert(found.len());
        if at == found.len() {
            let mention = Mention {
                occurrence: claim.occurrence.clone(),
                names: names.clone(),
                story: None,
            };
            found.push((mention, Vec::new()));
        }
        found[at].1.push(claim.claim);
    }
    found
}

/// Into what an article is about, what tells of the same now that it has a day.
fn fold(found: &mut Vec<(Mention, Vec<ClaimId>)>, main: usize, claims: &[Told<'_>]) {
    let about = found[main].0.clone();
    let twin = |told: &mut (Mention, Vec<ClaimId>)| told.0.story.is_none() && told.0.same(&about);
    let twins: Vec<ClaimId> = found.extract_if(.., twin).flat_map(|(_, of)| of).collect();
    let main = found
        .iter_mut()
        .find(|(mention, _)| mention.story.is_some());
    if let Some((_, of)) = main.filter(|_| !twins.is_empty()) {
        let all: BTreeSet<ClaimId> = of.drain(..).chain(twins).collect();
        of.extend(claims.iter().map(|c| c.claim).filter(|c| all.contains(c)));
    }
}

/// What most claims tell of that is not long past, rather with a place, rather the earlier.
fn main(found: &[(Mention, Vec<ClaimId>)], report: &Report<'_>) -> Option<usize> {
    let said = |(at, (mention, claims)): &(usize, &(Mention, Vec<ClaimId>))| {
        let (_, places, ..) = key(&mention.occurrence);
        (
            recent(mention, report),
            claims.len(),
            !places.is_empty(),
            std::cmp::Reverse(*at),
        )
    };
    found.iter().enumerate().max_by_key(said).map(|(at, _)| at)
}

/// So long before an article came out is long past.
const PAST: TimeDelta = TimeDelta::days(60);

pub(super) fn recent(mention: &Mention, report: &Report<'_>) -> bool {
    let ended = mention.occurrence.latest.zip(report.publish_time);
    ended.is_none_or(|(end, published)| published - end <= PAST)
}

/// The claims of an article as joining looks at them, each with what its mention says.
pub fn witnesses(report: &Report<'_>, claims: &[Told<'_>]) -> Vec<Witness> {
    let found = mentions(report, claims);
    let of = |claim: &Told<'_>| Witness {
        claim: claim.claim,
        mention: found
            .iter()
            .find(|(_, claims)| claims.contains(&claim.claim))
            .map_or_else(|| bare(claim), |(mention, _)| mention.clone()),
    };
    claims.iter().map(of).collect()
}

/// What joins nothing.
fn bare(claim: &Told<'_>) -> Mention {
    Mention {
        occurrence: claim.occurrence.clone(),
        names: BTreeSet::new(),
        story: None,
    }
}

type Time = Option<chrono::DateTime<chrono::Utc>>;
pub(super) type Key = (Option<Happening>, BTreeSet<Vec<String>>, Time, Time);

pub(super) fn key(about: &Occurrence) -> Key {
    let places = about.places.iter().map(|p| same_words(p));
    let places = places.filter(|words| !words.is_empty()).collect();
    (about.happening, places, about.earliest, about.latest)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::told::tests::told;
    use proptest::prelude::*;
    use uuid::Uuid;

    const REPORT: Report<'_> = Report {
        text: "Fire in Sarnow\n\nAnn Low spoke.",
        publish_time: None,
    };

    pub(in crate::event) fn about(happening: Option<Happening>, places: &[&str]) -> Occurrence {
        Occurrence {
            happening,
            places: places.iter().map(|p| (*p).to_owned()).collect(),
            ..Occurrence::default()
        }
    }

    #[test]
    fn claims_of_one_occurrence_are_of_one_mention() {
        let fire = Some(Happening::Fire);
        let all = [
            about(fire, &["Sarnow", "Low"]),
            about(fire, &["Low"]),
            about(None, &["Low"]),
            about(fire, &[]),
            about(fire, &["the"]),
            about(fire, &["Low", "Sarnow", "SARNOW"]),
        ];
        let claims: Vec<_> = all
            .iter()
            .enumerate()
            .map(|(n, o)| told(n as u128, "Ann Low spoke.", o))
            .collect();
        let found = mentions(&REPORT, &claims);
        let ids: Vec<Vec<u128>> = found
            .iter()
            .map(|(_, c)| c.iter().map(|c| c.0.as_u128()).collect())
            .collect();
        assert_eq!(ids, [vec![0, 5], vec![1]]);
        assert!(found.iter().all(|(m, _)| m.names.contains("ann low")));
    }

    #[test]
    fn what_most_claims_tell_of_has_the_articles_story_and_may_be_anywhere() {
        let day = chrono::DateTime::from_timestamp(86_400, 0);
        let dated = |mut about: Occurrence| {
            (about.earliest, about.latest) = (day, day.map(|d| d + chrono::TimeDelta::days(1)));
            about
        };
        let (fire, vote) = (Some(Happening::Fire), Some(Happening::Election));
        let found = |all: &[Occurrence]| -> Vec<(usize, bool)> {
            let claims: Vec<_> = all.iter().map(|o| told(1, "", o)).collect();
            let found = mentions(&REPORT, &claims);
            let told = |(m, c): &(Mention, Vec<ClaimId>)| (c.len(), m.story.is_some());
            found.iter().map(told).collect()
        };
        let (here, nowhere) = (about(fire, &["Low"]), about(vote, &[]));
        let once = [here.clone(), dated(nowhere.clone())];
        assert_eq!(found(&once), [(1, true)], "rather where it says where");
        let twice = [here.clone(), dated(nowhere.clone()), dated(nowhere.clone())];
        assert_eq!(found(&twice), [(1, false), (2, true)]);
        let undated = [here, nowhere.clone(), nowhere];
        assert_eq!(found(&undated), [(1, false)]);
    }

    #[test]
    fn what_is_long_past_is_no_story_of_today() {
        let day = |n: i64| chrono::DateTime::from_timestamp(n * 86_400, 0);
        let at = |place: &str, on: i64| Occurrence {
            earliest: day(on),
            latest: day(on + 1),
            ..about(Some(Happening::Trial), &[place])
        };
        let report = Report {
            publish_time: day(1_000),
            ..REPORT
        };
        let of = |past: i64| {
            let all = [at("Low", 999), at("Sarnow", past), at("Sarnow", past)];
            let claims: Vec<_> = all.iter().map(|o| told(1, "", o)).collect();
            let found = mentions(&report, &claims);
            let main = found.iter().find(|(m, _)| m.story.is_some());
            main.unwrap().0.occurrence.places[0].clone()
        };
        assert_eq!((of(900).as_str(), of(990).as_str()), ("Low", "Sarnow"));
    }

    #[test]
    fn witnesses_say_what_their_mention_does() {
        let all = [
            about(Some(Happening::Fire), &["Low"]),
            about(None, &["Low"]),
        ];
        let claims: Vec<_> = all.iter().map(|o| told(1, "Ann Low spoke.", o)).collect();
        let found = witnesses(&REPORT, &claims[..1]);
        assert!(found[0].mention.story.is_some() && found[0].mention.names.contains("ann low"));
        let found = witnesses(&REPORT, &claims[1..]);
        assert!(found[0].mention.story.is_none() && found[0].mention.names.is_empty());
    }

    #[test]
    fn a_rank_follows_from_all_that_is_said() {
        let of = |places: &[&str], names: &[&str], head: Option<&str>| {
            let head = head.map(|word| [(word.to_owned(), true)].into());
            let told = |head| Story {
                head,
                ..Story::default()
            };
            Mention {
                occurrence: about(Some(Happening::Fire), places),
                names: names.iter().map(|n| (*n).to_owned()).collect(),
                story: head.map(told),
            }
            .rank()
        };
        let low = of(&["Low"], &["a", "b"], Some("heron"));
        assert_eq!(low, of(&["Low"], &["b", "a"], Some("heron")));
        for other in [
            of(&["Ash"], &["a", "b"], Some("heron")),
            of(&["Low"], &["a"], Some("heron")),
            of(&["Low", "a"], &["b"], Some("heron")),
            of(&["Low"], &["a", "b"], Some("tarn")),
            of(&["Low"], &["a", "b"], None),
        ] {
            assert_ne!(low, other);
        }
        let inland = of(&["Low", "Ash"], &[], None);
        assert_ne!(
            inland,
            of(&["Ash", "Low"], &[], None),
            "which comes first says where"
        );
    }

    #[test]
    fn an_article_of_thousands_of_occurrences_has_the_first_of_them() {
        let all: Vec<_> = (0..1_000)
            .map(|n| about(Some(Happening::Fire), &[&format!("P{n}")]))
            .collect();
        let claims: Vec<_> = all.iter().map(|o| told(1, "", o)).collect();
        let found = mentions(&REPORT, &claims);
        assert_eq!(
            (found.len(), found[49].0.occurrence.places[0].as_str()),
            (50, "P49")
        );
        assert_eq!(found[0].1, [ClaimId(Uuid::from_u128(1))]);
    }

    fn any_occurrence() -> impl Strategy<Value = Occurrence> {
        let what = prop::sample::select(vec![None, Some(Happening::Fire)]);
        let place = prop::sample::select(vec![&[][..], &["Low"], &["Ash"]]);
        (what, place, prop::option::of(0i64..2)).prop_map(|(what, place, on)| Occurrence {
            earliest: on.and_then(day),
            latest: on.and_then(|on| day(on + 1)),
            ..about(what, place)
        })
    }

    fn day(n: i64) -> Time {
        chrono::DateTime::from_timestamp(86_400 * n, 0)
    }

    proptest! {
        #[test]
        fn no_two_of_an_article_tell_of_the_same(
            all in prop::collection::vec(any_occurrence(), 0..6),
            on in prop::option::of(0i64..2),
        ) {
            let claims: Vec<_> = (0u128..).zip(&all).map(|(n, o)| told(n, "", o)).collect();
            let report = Report { publish_time: on.and_then(day), ..REPORT };
            let found = mentions(&report, &claims);
            for (at, (mention, of)) in found.iter().enumerate() {
                prop_assert!(of.is_sorted() && !of.is_empty());
                prop_assert!(found[at + 1..].iter().all(|(other, _)| !mention.same(other)));
            }
        }
    }
}
