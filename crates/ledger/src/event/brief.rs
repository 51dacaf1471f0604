//! What a brief article tells of where it says less.

use super::Mention;
use super::mention::{Key, key, recent};
use super::names::names;
use crate::{Report, Told};
use chrono::TimeDelta;
use factdesk_domain::{ClaimId, Occurrence};
use std::collections::BTreeMap;

/// So many words of an article tell of one thing, whether or not they name its sort.
const BRIEF: usize = 300;

/// Whether it is so short that all of it tells of one thing.
pub(super) fn brief(report: &Report<'_>) -> bool {
    report.text.split_whitespace().nth(BRIEF).is_none()
}

/// A brief report that says what or where, and no time, tells of the day on which it came
/// out; not of what is held, such as a vote or a trial, which is told of before and after
/// its day.
pub(super) fn date(about: &mut Occurrence, report: &Report<'_>) {
    let untimed = about.earliest.is_none() && about.latest.is_none();
    let (happening, places, ..) = key(about);
    let says = happening.map_or(!places.is_empty(), |what| !what.held());
    let published = report.publish_time.filter(|_| untimed && says);
    let day = published.and_then(|time| time.date_naive().and_hms_opt(0, 0, 0));
    if let Some(day) = day.map(|day| day.and_utc()) {
        about.earliest = Some(day);
        about.latest = day.checked_add_signed(TimeDelta::days(1));
    }
}

/// Of a brief article that says nowhere what sort of thing happened, all that is not long
/// past. Longer ones are about a topic.
pub(super) fn untold(report: &Report<'_>, claims: &[Told<'_>]) -> Option<(Mention, Vec<ClaimId>)> {
    if !brief(report) {
        return None;
    }
    let names = names(claims.iter().map(|c| c.context));
    let mention = |claim: &Told<'_>| Mention {
        occurrence: claim.occurrence.clone(),
        names: names.clone(),
        story: None,
    };
    let all = claims.iter().map(|claim| (mention(claim), claim.claim));
    let recent: Vec<_> = all.filter(|(mention, _)| recent(mention, report)).collect();
    let mut told: BTreeMap<Key, usize> = BTreeMap::new();
    for (mention, _) in &recent {
        *told.entry(key(&mention.occurrence)).or_default() += 1;
    }
    let said = |(at, (mention, _)): &(usize, &(Mention, ClaimId))| {
        (
            told.get(&key(&mention.occurrence)),
            !mention.occurrence.places.is_empty(),
            std::cmp::Reverse(*at),
        )
    };
    let (_, (main, _)) = recent.iter().enumerate().max_by_key(said)?;
    Some((
        main.clone(),
        recent.iter().map(|(_, claim)| *claim).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::mention::tests::about;
    use super::super::mentions;
    use super::*;
    use crate::told::tests::told;
    use factdesk_domain::Happening;

    #[test]
    fn a_brief_article_tells_of_something_without_a_word_for_it() {
        let day = chrono::DateTime::from_timestamp(86_400, 0);
        let on = |places: &[&str], happening| Occurrence {
            earliest: day,
            latest: day.map(|d| d + TimeDelta::days(1)),
            ..about(happening, places)
        };
        let old = Occurrence {
            earliest: day.map(|d| d - TimeDelta::days(900)),
            latest: day.map(|d| d - TimeDelta::days(899)),
            ..Occurrence::default()
        };
        let all = [
            on(&["Low"], None),
            on(&["Ash"], None),
            on(&["Ash"], None),
            old,
        ];
        let claims = |all: &'_ [Occurrence]| -> Vec<Vec<u128>> {
            let told: Vec<_> = all
                .iter()
                .enumerate()
                .map(|(n, o)| told(n as u128, "Ann Low spoke.", o))
                .collect();
            let found = |text| {
                let report = Report {
                    text,
                    publish_time: day,
                };
                mentions(&report, &told)
            };
            let long = "word ".repeat(400);
            assert!(
                found(&long)
                    .iter()
                    .all(|(m, _)| m.occurrence.happening.is_some())
            );
            let found = found("Low sings\n\nAnn Low sang.");
            assert!(found.iter().all(|(m, _)| m.story.is_some()));
            let ids = |c: &Vec<ClaimId>| c.iter().map(|c| c.0.as_u128()).collect();
            found.iter().map(|(_, c)| ids(c)).collect()
        };
        assert_eq!(claims(&all), [[0, 1, 2]]);
        let with = [on(&["Low"], None), on(&["Ash"], Some(Happening::Fire))];
        assert_eq!(claims(&with), [[1]], "the fire is what it tells of");
        assert_eq!(claims(&all[3..]), [] as [Vec<u128>; 0], "long past");
    }

    fn day(n: i64) -> Option<chrono::DateTime<chrono::Utc>> {
        chrono::DateTime::from_timestamp(86_400 * n, 0)
    }

    #[test]
    fn a_brief_report_that_names_no_time_tells_of_its_day() {
        let noon = day(1).map(|d| d + TimeDelta::hours(12));
        let fire = about(Some(Happening::Fire), &["Low"]);
        let when = |text: &str, publish_time, said: &Occurrence| {
            let report = Report { text, publish_time };
            let found = mentions(&report, &[told(1, "", said)]);
            let about = &found.first()?.0.occurrence;
            about.earliest.zip(about.latest)
        };
        let text = "Fire in Low\n\nIt burned.";
        for said in [&fire, &about(None, &["Low"]), &about(fire.happening, &[])] {
            assert_eq!(when(text, noon, said), day(1).zip(day(2)), "{said:?}");
        }
        let dated = Occurrence {
            earliest: day(0),
            latest: day(1),
            ..fire.clone()
        };
        assert_eq!(when(text, noon, &dated), day(0).zip(day(1)));
        let long = format!("{text} {}", "word ".repeat(400));
        let recalls = "Low marks decade since fire\n\nIt burned.";
        for (text, published) in [(text, None), (&long, noon), (recalls, noon)] {
            assert_eq!(when(text, published, &fire), None, "{text}");
        }
        assert_eq!(when(text, noon, &about(None, &[])), None, "says nothing");
        let vote = about(Some(Happening::Election), &["Low"]);
        assert_eq!(when(text, noon, &vote), None, "names its day");
    }

    #[test]
    fn what_tells_of_that_day_is_of_it_too() {
        let fire = about(Some(Happening::Fire), &["Low"]);
        let dated = Occurrence {
            earliest: day(1),
            latest: day(2),
            ..fire.clone()
        };
        let all = [fire.clone(), dated, fire.clone(), about(None, &["Ash"])];
        let claims: Vec<_> = (0u128..).zip(&all).map(|(n, o)| told(n, "", o)).collect();
        let report = Report {
            text: "Fire in Low\n\nIt burned.",
            publish_time: day(1),
        };
        let found = mentions(&report, &claims);
        let ids: Vec<u128> = found[0].1.iter().map(|c| c.0.as_u128()).collect();
        assert_eq!((found.len(), ids), (1, vec![0, 1, 2]));
    }
}
