//! What each sentence is about: what happened, where and when.

mod apart;
mod attached;
mod frame;
mod happening;
mod harm;
mod place;
mod refers;
mod said;

use crate::text::Doc;
use chrono::{DateTime, Utc};
use factdesk_domain::Occurrence;
use frame::frame;
pub(crate) use harm::LISTS as HARM;
use said::Said;

/// The occurrence of each sentence, in order.
///
/// An article tells of one event and mentions others. What a sentence about it leaves open,
/// the article's head fills in. A sentence with a date far from the article's own tells of
/// another event, with those that follow in its paragraph, and takes nothing from it; nor
/// does one that names another happening ("a similar attack").
pub(crate) fn occurrences(doc: &Doc<'_>, published: Option<DateTime<Utc>>) -> Vec<Occurrence> {
    let today = published.map(|t| t.date_naive());
    let said = said::all(doc, today);
    let lead = frame(&said, today);
    let mut other: Option<(usize, Said)> = None;
    let mut out = Vec::with_capacity(said.len());
    for (at, (sentence, said)) in doc.sentences.iter().zip(&said).enumerate() {
        if lead.distant(said) {
            other = Some((sentence.paragraph, said.clone()));
        }
        // A date of the article's own time brings it back to its subject.
        if said.when.is_some() && !lead.distant(said) {
            other = None;
        }
        let about = other
            .as_ref()
            .filter(|(paragraph, _)| *paragraph == sentence.paragraph);
        out.push(match about {
            Some((_, other)) => said.within(other),
            None => lead.fill(said, at),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::Happening;

    fn read(text: &str) -> Vec<Occurrence> {
        let doc = Doc::new(text, true);
        occurrences(&doc, Some("2031-03-12T12:00:00Z".parse().unwrap()))
    }

    const ARTICLE: &str = "Blast in market hall kills seven\n\n\
        An explosion in Sarnow killed seven people on Tuesday. The mayor said 12 were hurt.\n\n\
        In 2024 a ferry capsized in Low Harbour. It left 80 dead. Nobody was tried.\n\n\
        Rescuers worked all night in the rain.";

    #[test]
    fn what_a_sentence_leaves_open_the_head_fills_in() {
        let found = read(ARTICLE);
        let last = found.last().unwrap();
        assert_eq!(last.happening, Some(Happening::Explosion));
        assert_eq!(last.places, ["Sarnow"]);
        assert_eq!(
            last.earliest.unwrap().to_rfc3339(),
            "2031-03-11T00:00:00+00:00"
        );
        assert_eq!(found[2], *last);
    }

    #[test]
    fn a_distant_date_makes_another_event_until_its_paragraph_ends() {
        let found = read(ARTICLE);
        for at in [3, 4, 5] {
            assert_eq!(found[at].places, ["Low Harbour"], "{at}");
            assert_eq!(found[at].happening, Some(Happening::Crash), "{at}");
            assert_eq!(
                found[at].earliest.unwrap().to_rfc3339(),
                "2024-01-01T00:00:00+00:00"
            );
        }
    }

    #[test]
    fn what_is_called_by_another_place_or_stands_in_brackets_is_not_the_articles() {
        let text = "Blast in market hall kills seven\n\n\
            An explosion in Sarnow killed seven people on Tuesday.\n\n\
            Witnesses of the Harnow attack spoke as well.";
        assert_eq!(read(text)[2].places, ["Harnow"]);
        let text = "Low speaks in Harnow\n\n\
            “We stand together (for the Sarnow shooting victims),” he said on Tuesday.";
        let long = format!("{text}{}", "\n\nIt rained.".repeat(20));
        assert!(read(&long).iter().all(|o| o.happening.is_none()));
    }

    /// What the last sentence of so long an article tells of.
    fn last(text: &str) -> Occurrence {
        let rain = "\n\nIt rained in the hills.".repeat(20);
        let (head, end) = text.split_once('|').unwrap();
        read(&format!("{head}{rain}\n\n{end}")).pop().unwrap()
    }

    fn first_day(about: &Occurrence) -> Option<String> {
        about.earliest.map(|t| t.date_naive().to_string())
    }

    #[test]
    fn a_day_tells_more_than_a_month() {
        let text = "Fires in Harnow\n\nFires have burned in Harnow since February, and one killed \
            seven.\n\nThat was on Monday.";
        assert_eq!(first_day(&read(text)[0]).unwrap(), "2031-03-10");
    }

    #[test]
    fn a_vote_is_when_it_says_and_not_when_somebody_speaks() {
        let spoke = "Low speaks in Harnow\n\nShe asked for votes in the runoff in Harnow.\n\n\
            “We will win,” she said on Tuesday.|They wait for the runoff.";
        assert_eq!(first_day(&last(spoke)), None);
        let held = "Low speaks in Harnow\n\nThe runoff in Harnow was on Monday.\n\n\
            “We won,” she said on Tuesday.|They recounted the runoff.";
        assert_eq!(first_day(&last(held)).unwrap(), "2031-03-10");
        let short = read("Low wins Harnow runoff\n\nShe took 61 percent of the vote.");
        assert_eq!(first_day(&short[1]).unwrap(), "2031-03-12");
    }

    #[test]
    fn a_vote_of_another_name_is_another_vote() {
        let vote = |end: &str| {
            let head = "Harnow primary ahead\n\nThe primary in Harnow is on Tuesday.";
            last(&format!("{head}|{end}"))
        };
        assert_eq!(vote("They spoke of the primary.").places, ["Harnow"]);
        assert_eq!(vote("They spoke of the election.").places, ["Harnow"]);
        let caucuses = vote("They spoke of the caucuses.");
        assert_eq!(caucuses.happening, Some(Happening::Election));
        assert!(caucuses.places.is_empty());
    }

    #[test]
    fn a_storm_of_the_season_is_one_and_one_of_applause_is_none() {
        let told = |storm: &str| {
            last(&format!(
                "Low speaks in Harnow.|Seven died in a storm of {storm}."
            ))
            .happening
        };
        assert_eq!(told("the season"), Some(Happening::Storm));
        assert_eq!(told("applause"), None);
    }

    #[test]
    fn a_vote_is_where_its_name_says() {
        let vote = last(
            "It rained in Harnow.|They met in Sarnow, weeks before Harnow's May 1 runoff in the hills.",
        );
        assert_eq!(vote.places, ["Harnow"]);
    }

    #[test]
    fn a_vigil_is_no_new_event() {
        let text = "Harnow remembers market bombing five years on\n\n\
            People lit candles in Harnow on Tuesday. The bombing killed 9 there.";
        assert!(read(text)[1].happening.is_none());
    }

    #[test]
    fn words_of_a_field_say_what_a_short_article_is_about() {
        let text = "Night of fear in Harnow\n\nFirefighters saw smoke at 4. Two sheds are gone.";
        let found = read(text);
        assert_eq!(found[2].happening, Some(Happening::Fire));
        assert_eq!(found[2].places, ["Harnow"]);
        let long = format!("{text}{}", "\n\nIt rained.".repeat(20));
        assert!(read(&long)[2].happening.is_none());
    }

    #[test]
    fn one_word_of_a_campaign_makes_a_campaign_and_a_mayor_does_not() {
        let who = |who: &str| {
            let text = format!("Talk in Harnow\n\nThe {who} spoke at 4. Two sheds are gone.");
            read(&text)[2].happening
        };
        assert_eq!(who("nominee"), Some(Happening::Election));
        assert_eq!(who("mayor"), None);
        assert_eq!(who("mayor of the voters"), Some(Happening::Election));
    }

    #[test]
    fn a_sentence_that_sets_another_event_apart_tells_of_none() {
        let text = "Fire in Harnow kills seven\n\nA blaze in Harnow killed seven on Tuesday.\n\n\
            It had no connection with the fire in Tarwo, the mayor said.";
        assert!(read(text)[2].happening.is_none());
    }

    #[test]
    fn a_text_without_anything_of_it_has_empty_occurrences() {
        let doc = Doc::new("It rained. They slept.", false);
        assert_eq!(occurrences(&doc, None), vec![Occurrence::default(); 2]);
    }

    #[test]
    fn it_happened_when_it_says_and_not_when_it_was_told_or_will_be_mourned() {
        for (text, day) in [
            (
                "HARNOW, March 12 (Low News) — A blast killed seven in Harnow on Monday.",
                "2031-03-10",
            ),
            (
                "Police said on Tuesday that a blast on Sunday killed seven in Harnow.",
                "2031-03-09",
            ),
            (
                "A blast killed seven in Harnow.\n\nThe mayor will visit on Friday.",
                "2031-03-12",
            ),
            (
                "A blast killed seven in Harnow.\n\nThe mayor came on Tuesday.",
                "2031-03-11",
            ),
        ] {
            let found = read(&format!("Blast kills seven in Harnow\n\n{text}"));
            assert_eq!(first_day(&found[0]).as_deref(), Some(day), "{text}");
        }
        let storm = read("Storm to hit Harnow\n\nA storm is expected to hit Harnow on Friday.");
        assert_eq!(first_day(&storm[0]).as_deref(), Some("2031-03-14"));
    }

    #[test]
    fn a_place_in_capitals_is_the_same_place() {
        let found = read("Blast in Harnow\n\nHARNOW (Low News) — A blast killed seven in Harnow.");
        assert_eq!(found[0].places, ["Harnow"]);
    }

    #[test]
    fn a_school_is_no_vote() {
        for text in [
            "Low Lane primary was shut by rain.",
            "Pupils of Low Lane primary slept.",
            "Parents of a primary in Harnow slept.",
        ] {
            let found = read(&format!("Rain in Harnow\n\n{text}"));
            assert!(
                found
                    .iter()
                    .all(|o| o.happening != Some(Happening::Election)),
                "{text}"
            );
        }
        for text in [
            "Ann Low won the Harnow primary.",
            "The primary in Harnow was close.",
            "Voters in Harnow went to a primary on Tuesday.",
        ] {
            let found = read(&format!("Low ahead\n\n{text}"));
            assert_eq!(found[1].happening, Some(Happening::Election), "{text}");
        }
    }
}
