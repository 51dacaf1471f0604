//! What sort of thing happened, from the nouns and verbs that name it.

mod accident;
mod accord;
mod bank;
mod business;
mod contest;
mod court;
mod data;
mod figures;
mod gathering;
mod hint;
mod illness;
mod nature;
mod office;
mod product;
mod space;
mod spill;
mod theft;
mod violence;
mod vote;

pub(super) use hint::{campaigns, hints};
pub(super) use vote::kind;

use crate::lexicon::{Classes, WordMap};
use crate::text::{Doc, Run};
use factdesk_domain::Happening;
use std::sync::OnceLock;

/// A word that names a happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) what: Happening,
    pub(super) at: usize,
}

/// How surely a word names one. A noun such as "shooting" counts before the verbs, since
/// "the earthquake killed" is no attack. Loose words are those that campaigns, markets and
/// talks use too ("attack", "crash", "storm"): they count where somebody came to harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Noun,
    LooseNoun,
    LooseVerb,
    Verb,
}

/// What a sentence and the article's head say came to harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Harm {
    None,
    /// Perhaps only things: enough for a fire or a flood.
    Things,
    People,
}

/// What words name, how surely, and whether they do so where they stand.
type Entry = (Happening, Rank, Fits, &'static str);
type Fits = fn(&Doc<'_>, usize) -> bool;

/// What the words of a run name: the surest word, of those the first.
pub(super) fn happening(doc: &Doc<'_>, run: &Run, harm: Harm) -> Option<Named> {
    let named = |at: usize| named(doc, at, harm).map(|(rank, what)| (rank, Named { what, at }));
    let found = run.clone().filter_map(named);
    let surest = found.min_by_key(|(rank, _)| *rank);
    surest.map(|(_, named)| named)
}

fn named(doc: &Doc<'_>, at: usize, harm: Harm) -> Option<(Rank, Happening)> {
    let entries = table().get(doc.word(at)?)?;
    let fits = |(what, rank, fits): &&(Happening, Rank, Fits)| {
        let needed = match rank {
            Rank::Noun | Rank::Verb => Harm::None,
            _ if *what == Happening::Attack => Harm::People,
            _ => Harm::Things,
        };
        harm >= needed && fits(doc, at)
    };
    let (what, rank, _) = entries.iter().find(fits)?;
    Some((*rank, *what))
}

fn table() -> &'static WordMap<Vec<(Happening, Rank, Fits)>> {
    static TABLE: OnceLock<WordMap<Vec<(Happening, Rank, Fits)>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lists = [
            violence::ENTRIES,
            accident::ENTRIES,
            nature::ENTRIES,
            illness::ENTRIES,
            gathering::ENTRIES,
            vote::ENTRIES,
            court::ENTRIES,
            business::ENTRIES,
            bank::ENTRIES,
            product::ENTRIES,
            data::ENTRIES,
            space::ENTRIES,
            spill::ENTRIES,
            theft::ENTRIES,
            figures::ENTRIES,
            office::ENTRIES,
            accord::ENTRIES,
            contest::ENTRIES,
        ];
        let mut table: WordMap<Vec<(Happening, Rank, Fits)>> = WordMap::default();
        for (what, rank, fits, words) in lists.into_iter().flatten() {
            for word in words.split_whitespace() {
                let means = table.or_insert(word, Vec::new());
                means.push((*what, *rank, *fits));
            }
        }
        table
    })
}

fn always(_: &Doc<'_>, _: usize) -> bool {
    true
}

/// No storm of applause, no flood of mail; but "the storm of the season".
fn unfigured(doc: &Doc<'_>, at: usize) -> bool {
    doc.low(at + 1) != "of" || matches!(doc.low(at + 2), "the" | "this")
}

/// Whether such a word stands within `n` of `at`.
fn beside(doc: &Doc<'_>, at: usize, n: usize, such: impl Fn(&str) -> bool) -> bool {
    (at.saturating_sub(n)..=at + n).any(|i| i != at && such(doc.low(i)))
}

/// Whether one of these words stands within `n` of `at`.
fn amid(doc: &Doc<'_>, at: usize, n: usize, words: &str) -> bool {
    beside(doc, at, n, |word| {
        words.split_whitespace().any(|w| w == word)
    })
}

/// Whether the happening is another than the article's: "a similar attack", "the worst
/// fire since", "the 2017 flood".
pub(super) fn another(doc: &Doc<'_>, run: &Run, named: Named) -> bool {
    let from = named.at.saturating_sub(4).max(run.start);
    let other = (from..named.at).any(|at| {
        matches!(
            doc.low(at),
            "another"
                | "similar"
                | "previous"
                | "earlier"
                | "since"
                | "like"
                | "other"
                | "past"
                | "every"
                | "future"
                | "such"
                | "than"
                | "recent"
                | "planned"
                | "threatened"
                | "looming"
                | "possible"
                | "upcoming"
                | "unlike"
                | "separate"
                | "unrelated"
        )
    });
    // "the November walkout" is none of today.
    let dated = named.at > run.start && doc.is(named.at - 1, Classes::MONTH);
    let compared = (named.at + 1..(named.at + 5).min(run.end))
        .any(|at| matches!(doc.low(at), "since" | "elsewhere"));
    other || compared || dated
}

/// Whether it is told as something new: "a hostage crisis", not "the attack".
pub(super) fn indefinite(doc: &Doc<'_>, run: &Run, named: Named) -> bool {
    let from = named.at.saturating_sub(3).max(run.start);
    let nearest = (from..named.at)
        .rev()
        .find(|at| doc.is(*at, Classes::DETERMINER));
    nearest.is_some_and(|at| matches!(doc.low(at), "a" | "an"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use factdesk_domain::Happening::*;

    pub(super) fn what(text: &str, harmed: bool) -> Option<Happening> {
        let doc = Doc::new(text, false);
        let harm = if harmed { Harm::People } else { Harm::None };
        happening(&doc, &(0..doc.tokens.len()), harm).map(|named| named.what)
    }

    #[test]
    fn an_attack_on_a_house_is_one_without_a_word_of_harm() {
        for (text, want) in [
            (
                "It denied the attack on the Tallow Market Hall.",
                Some(Attack),
            ),
            ("They planned a raid in Low School.", Some(Attack)),
            ("It was an attack on Tallow Lane.", None),
            ("It was an attack on the Hall.", None),
            ("It was an attack on the school board of Low.", None),
            ("It was an attack on", None),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn the_first_noun_names_it_and_else_a_verb() {
        for (text, want) in [
            ("The earthquake killed 7 men.", Some(Earthquake)),
            ("Men stormed the hall in the flooding.", Some(Flood)),
            ("Men stormed the hall.", Some(Attack)),
            ("The bus crashed into a wall.", Some(Crash)),
            ("Voters in the runoff stood in line.", Some(Election)),
            ("The army opened fire on them.", Some(Attack)),
            ("An air strike hit the mill.", Some(Attack)),
            ("Teachers went on strike.", Some(Strike)),
            ("A hostage crisis began in the school.", Some(Attack)),
            ("A bomb ripped through a bus.", Some(Attack)),
            ("A gas explosion shook them.", Some(Explosion)),
            ("The express left the rails.", Some(Crash)),
            ("A jet with 9 aboard vanished.", Some(Crash)),
            ("A factory fire killed 7.", Some(Fire)),
            ("The Harnow attacker had left a clinic.", Some(Attack)),
            ("She resigned in protest.", None),
            ("A heat wave dried the wells.", Some(Heat)),
            ("The drought went on.", Some(Heat)),
            ("Temperatures soared to 44 degrees.", Some(Heat)),
            ("Hurricane forecasts got worse.", None),
            ("A hurricane came.", Some(Storm)),
            (
                "The bank lowered its key rate to 3 percent.",
                Some(RateDecision),
            ),
            (
                "Lenders followed the surprise rate cut.",
                Some(RateDecision),
            ),
            ("Its key rate was 3 percent.", None),
            ("The birth rate rose.", None),
            ("The river burst its banks.", Some(Flood)),
            ("The dam gave way.", Some(Flood)),
            ("It had a magnitude of 6.", Some(Earthquake)),
            ("A twister took the roofs.", Some(Storm)),
            ("Mudslides cut the road.", Some(Collapse)),
            ("Cholera cases rose to 9.", Some(Outbreak)),
            ("They used tear gas.", Some(Protest)),
            ("Dockers walked out at noon.", Some(Strike)),
            ("Polling stations shut at 6.", Some(Election)),
            ("He was found guilty.", Some(Trial)),
            ("The firm will cut 900 jobs.", Some(Layoffs)),
            ("It began with a run on the bank.", Some(Failure)),
            ("The firm bought it for 2 billion.", Some(Merger)),
            ("They found a new species.", Some(Finding)),
            ("A debt crisis began.", None),
            ("It rained on the old mill.", None),
        ] {
            assert_eq!(what(text, true), want, "{text}");
        }
    }

    #[test]
    fn words_with_another_sense_name_nothing() {
        for text in [
            "He had a heart attack.",
            "They strike a deal.",
            "An outbreak of optimism followed.",
            "A storm of applause broke.",
            "It rained in March.",
            "He took it for a free trial.",
            "The mayor won in a landslide.",
            "The epidemic of debt went on.",
            "They built a naval blockade in a game.",
            "The judge and the jury had lunch.",
            "He bought bread and a run of books.",
            "The court said it was shut.",
            "They had a bomb that nobody saw.",
            "His goal drought went on.",
            "The temperature of the bath was right.",
        ] {
            assert_eq!(what(text, true), None, "{text}");
        }
    }

    #[test]
    fn campaigns_and_markets_attack_and_crash_without_harm() {
        for text in [
            "Her attack on his plan drew cheers.",
            "The market crash cost them a fortune.",
            "She fires up the crowd.",
            "The talks collapsed.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
        let terror = what("The terrorist attack shook them.", false);
        assert_eq!(terror, Some(Attack));
    }

    #[test]
    fn another_event_of_the_sort_is_told_apart() {
        let is_another = |text: &str| {
            let doc = Doc::new(text, false);
            let run = 0..doc.tokens.len();
            another(&doc, &run, happening(&doc, &run, Harm::People).unwrap())
        };
        assert!(is_another("It was the worst fire since the war."));
        assert!(is_another("A similar attack took place there."));
        assert!(!is_another("The attack took place there."));
        let is_new = |text: &str| {
            let doc = Doc::new(text, false);
            let run = 0..doc.tokens.len();
            indefinite(&doc, &run, happening(&doc, &run, Harm::People).unwrap())
        };
        assert!(is_new("A deadly shooting took place there."));
        assert!(!is_new("A man saw the shooting."));
    }
}
