//! Planted reports and what they are about.

use chrono::{DateTime, TimeDelta, Utc};
use factdesk_domain::ClaimId;
use factdesk_extract::{Input, extract};
use factdesk_ledger::{Mention, Report, Told as Claim, mentions};
use uuid::Uuid;

/// What a report is about, of which story, and which of its three.
pub struct Told {
    pub story: usize,
    pub report: usize,
    pub mention: Mention,
}

/// Those of all files of some directories, in order.
pub fn read(dirs: &[String]) -> Result<Vec<Told>, super::Failure> {
    let mut told = Vec::new();
    let mut stories = 0;
    for dir in dirs {
        let mut files: Vec<_> = std::fs::read_dir(dir)?.collect::<Result<_, _>>()?;
        files.sort_by_key(std::fs::DirEntry::path);
        for file in files {
            for story in std::fs::read_to_string(file.path())?.split("=== ").skip(1) {
                for (report, part) in story.split("\n--- ").skip(1).enumerate() {
                    let mention = about(part)?;
                    told.extend(mention.map(|mention| Told {
                        story: stories,
                        report,
                        mention,
                    }));
                }
                stories += 1;
            }
        }
    }
    Ok(told)
}

/// Of "A 2031-05-14T09:00:00Z" and an article, what that is about.
fn about(part: &str) -> Result<Option<Mention>, super::Failure> {
    let (head, text) = part.split_once('\n').ok_or("a report without text")?;
    let day: DateTime<Utc> = head
        .get(2..)
        .ok_or("a report without a day")?
        .trim()
        .parse()?;
    let (text, publish_time) = (text.trim(), Some(day));
    let claims = extract(&Input {
        text,
        has_title: true,
        language: Some("en"),
        publish_time,
    })
    .claims;
    let id = |n: usize| ClaimId(Uuid::from_u128(n as u128));
    let claims: Vec<Claim> = claims
        .iter()
        .enumerate()
        .map(|(n, c)| Claim::candidate(id(n), c))
        .collect();
    let found = mentions(&Report { text, publish_time }, &claims);
    let main = found
        .into_iter()
        .find(|(mention, _)| mention.story.is_some());
    Ok(main.map(|(mention, _)| mention))
}

/// Hours that one report may come out after another of a different story.
const LATER: [i64; 8] = [3, 8, 20, 26, 31, 44, 52, 70];

/// A mention as if its report had come out some hours after another.
pub fn dated_after(other: &Mention, mention: &Mention, hours: usize) -> Option<Mention> {
    let published = |m: &Mention| m.story.as_ref()?.published;
    let later = TimeDelta::hours(LATER[hours % LATER.len()]);
    let shift = published(other)? - published(mention)? + later;
    let mut mention = mention.clone();
    let about = &mut mention.occurrence;
    about.earliest = about.earliest.map(|time| time + shift);
    about.latest = about.latest.map(|time| time + shift);
    if let Some(story) = &mut mention.story {
        story.published = story.published.map(|time| time + shift);
    }
    Some(mention)
}
