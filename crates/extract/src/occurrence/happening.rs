//! What sort of thing happened, from the nouns and verbs that name it.

use crate::lexicon::Classes;
use crate::text::{Doc, Run};
use factdesk_domain::Happening::{self, *};

/// A word that names a happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) what: Happening,
    pub(super) at: usize,
}

/// What the words of a run name first: a noun such as "shooting" counts before the
/// verbs, since "the earthquake killed" is no attack. Words that campaigns, markets and
/// talks use too ("attack", "crash", "storm") count where somebody came to `harm`.
pub(super) fn happening(doc: &Doc<'_>, run: &Run, harm: bool) -> Option<Named> {
    let find = |name: fn(&Doc<'_>, usize) -> Option<Happening>| {
        run.clone()
            .find_map(|at| name(doc, at).map(|what| Named { what, at }))
    };
    let loose = || {
        harm.then(|| find(loose_noun).or_else(|| find(loose_verb)))
            .flatten()
    };
    find(noun).or_else(loose).or_else(|| find(verb))
}

/// Nouns with one sense.
fn noun(doc: &Doc<'_>, at: usize) -> Option<Happening> {
    let before = doc.before(at, 1);
    Some(match doc.low(at) {
        "shooting" | "shootings" | "bombing" | "bombings" | "massacre" | "airstrike"
        | "airstrikes" | "stabbing" | "stabbings" | "gunmen" | "gunman" => Attack,
        // "opened fire", "air strike", "terrorist attack".
        "fire" if matches!(before, "opened" | "opening") => Attack,
        "strike" | "strikes" if matches!(before, "air" | "missile" | "drone" | "rocket") => Attack,
        "attack" | "attacks" | "raid" if violent(before) || on_a_house(doc, at) => Attack,
        "crisis" | "taking" | "standoff" if matches!(before, "hostage" | "-") => {
            hostage(doc, at).then_some(Attack)?
        }
        "strike" if matches!(before, "on" | "general" | "hunger" | "rail") => Strike,
        "walkout" | "walkouts" => Strike,
        "wildfire" | "wildfires" | "bushfire" | "bushfires" => Fire,
        "derailment" | "shipwreck" | "capsizing" => Crash,
        "crash"
            if matches!(
                before,
                "plane" | "train" | "bus" | "car" | "helicopter" | "air"
            ) =>
        {
            Crash
        }
        "earthquake" | "earthquakes" | "quake" | "aftershock" | "aftershocks" | "tsunami" => {
            Earthquake
        }
        "flooding" | "floodwaters" => Flood,
        "hurricane" | "cyclone" | "typhoon" | "tornado" | "tornadoes" | "blizzard" => Storm,
        "landslide" if before != "a" || doc.low(at + 1) != "victory" => Collapse,
        "landslides" | "avalanche" | "mudslide" | "mudslides" => Collapse,
        "outbreak" | "epidemic" | "pandemic" if !of_other(doc, at, DISEASELESS) => Outbreak,
        "protest" | "protests" | "protesters" | "demonstrators" | "riot" | "riots" => Protest,
        "election" | "elections" | "referendum" | "by-election" | "runoff" | "caucuses" => Election,
        "primary" if doc.is(at + 1, Classes::PREPOSITION) || !doc.is_word(at + 1) => Election,
        "trial"
            if !matches!(
                before,
                "clinical" | "drug" | "field" | "free" | "a" | "human"
            ) =>
        {
            Trial
        }
        "sentencing" => Trial,
        _ => return None,
    })
}

/// "hostage crisis", "hostage-taking".
fn hostage(doc: &Doc<'_>, at: usize) -> bool {
    doc.before(at, 1) == "hostage" || doc.before(at, 2) == "hostage"
}

fn violent(before: &str) -> bool {
    matches!(
        before,
        "terror"
            | "terrorist"
            | "knife"
            | "gun"
            | "bomb"
            | "arson"
            | "suicide"
            | "deadly"
            | "armed"
    )
}

/// "attack on the Tallow Market Hall": campaigns attack nobody's hall.
fn on_a_house(doc: &Doc<'_>, at: usize) -> bool {
    if !matches!(doc.low(at + 1), "on" | "at" | "in") {
        return false;
    }
    let start = at + 2 + usize::from(doc.low(at + 2) == "the");
    let name = (start..start + NAME).take_while(|i| doc.capital(*i));
    name.skip(1)
        .last()
        .is_some_and(|last| HOUSES.contains(&doc.low(last)))
}

/// So many words has the name of a house at most.
const NAME: usize = 6;

const HOUSES: &[&str] = &[
    "airport",
    "arena",
    "bridge",
    "cathedral",
    "church",
    "clinic",
    "college",
    "hall",
    "hospital",
    "hotel",
    "library",
    "mall",
    "market",
    "monastery",
    "mosque",
    "museum",
    "prison",
    "school",
    "shrine",
    "stadium",
    "station",
    "synagogue",
    "temple",
    "theater",
    "theatre",
    "university",
];

/// "an outbreak of violence", "an epidemic of debt".
fn of_other(doc: &Doc<'_>, at: usize, others: &[&str]) -> bool {
    doc.low(at + 1) == "of" && others.contains(&doc.low(at + 2))
}

const DISEASELESS: &[&str] = &[
    "violence",
    "fighting",
    "war",
    "debt",
    "optimism",
    "hostilities",
];

/// Nouns that have other senses without harm. "A storm of applause" has none with it either.
fn loose_noun(doc: &Doc<'_>, at: usize) -> Option<Happening> {
    let before = doc.before(at, 1);
    let what = match doc.low(at) {
        "attack" | "attacks" if matches!(before, "heart" | "panic" | "asthma") => return None,
        "attack" | "attacks" | "raid" | "raids" | "siege" | "shelling" | "ambush" | "assault" => {
            return Some(Attack);
        }
        "fire" | "fires" if matches!(before, "open" | "under" | "came" | "come") => {
            return Some(Attack);
        }
        "explosion" | "explosions" | "blast" | "blasts" => Explosion,
        "fire" | "fires" | "blaze" => Fire,
        "crash" | "crashes" | "collision" => Crash,
        "tremor" => Earthquake,
        "flood" | "floods" => Flood,
        "storm" | "storms" => Storm,
        "collapse" => Collapse,
        "verdict" => Trial,
        _ => return None,
    };
    let figurative = doc.low(at + 1) == "of" && what != Collapse;
    (!figurative).then_some(what)
}

fn verb(doc: &Doc<'_>, at: usize) -> Option<Happening> {
    Some(match doc.low(at) {
        "bombed" | "shelled" | "ambushed" | "stabbed" => Attack,
        "derailed" | "capsized" if !doc.is(at + 1, Classes::DETERMINER) => Crash,
        "protested" | "demonstrated" if !doc.is(at + 1, Classes::DETERMINER) => Protest,
        "sentenced" | "convicted" | "acquitted" => Trial,
        _ => return None,
    })
}

fn loose_verb(doc: &Doc<'_>, at: usize) -> Option<Happening> {
    Some(match doc.low(at) {
        "attacked" | "stormed" => Attack,
        "exploded" | "detonated" => Explosion,
        "crashed" | "collided" => Crash,
        "flooded" | "inundated" => Flood,
        "collapsed" => Collapse,
        _ => return None,
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
        )
    });
    let compared = (named.at + 1..(named.at + 5).min(run.end))
        .any(|at| matches!(doc.low(at), "since" | "elsewhere"));
    other || compared
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
mod tests {
    use super::*;

    fn what(text: &str, harm: bool) -> Option<Happening> {
        let doc = Doc::new(text, false);
        happening(&doc, &(0..doc.tokens.len()), harm).map(|named| named.what)
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
            ("A debt crisis began.", None),
            ("It rained on the old mill.", None),
        ] {
            assert_eq!(what(text, true), want, "{text}");
        }
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
    fn words_with_another_sense_name_nothing() {
        for text in [
            "He had a heart attack.",
            "They strike a deal.",
            "An outbreak of optimism followed.",
            "A storm of applause broke.",
            "It rained in March.",
            "The drug is in a clinical trial.",
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
            another(&doc, &run, happening(&doc, &run, true).unwrap())
        };
        assert!(is_another("It was the worst fire since the war."));
        assert!(is_another("A similar attack took place there."));
        assert!(!is_another("The attack took place there."));
        let is_new = |text: &str| {
            let doc = Doc::new(text, false);
            let run = 0..doc.tokens.len();
            indefinite(&doc, &run, happening(&doc, &run, true).unwrap())
        };
        assert!(is_new("A deadly shooting took place there."));
        assert!(!is_new("A man saw the shooting."));
    }
}
