//! Attacks and explosions.

use super::{Entry, Rank::*, always, unfigured};
use crate::text::Doc;
use factdesk_domain::Happening::{Attack, Explosion};

pub(super) const ENTRIES: &[Entry] = &[
    (
        Attack,
        Noun,
        always,
        "shooting shootings bombing bombings massacre massacres airstrike airstrikes stabbing \
         stabbings gunmen gunman attacker beheading beheadings shootout",
    ),
    (Attack, Noun, opened, "fire"),
    (Attack, Noun, from_afar, "strike strikes"),
    (Attack, Noun, violent, "attack attacks"),
    (Attack, Noun, on_a_house, "attack attacks raid"),
    (Attack, Noun, hostage, "crisis taking standoff siege"),
    (
        Attack,
        Noun,
        does_harm,
        "bomb bombs drones raiders attackers assailants militants jihadists gunboats rebels",
    ),
    (Attack, LooseNoun, bodily, "attack attacks"),
    (
        Attack,
        LooseNoun,
        unfigured,
        "assailant killings raid raids siege shelling ambush assault rampage hostages attackers assailants gunfire bomber bombers kidnappers grenade grenades",
    ),
    (Attack, LooseNoun, under_fire, "fire fires"),
    (
        Attack,
        Verb,
        always,
        "bombed shelled ambushed stabbed knifed beheaded kidnapped abducted hijacked assassinated",
    ),
    (Attack, Verb, dead, "shot gunned"),
    (Attack, LooseVerb, always, "attacked stormed raided"),
    (
        Explosion,
        LooseNoun,
        bursts,
        "explosion explosions blast blasts fireball",
    ),
    (
        Explosion,
        LooseNoun,
        |doc, at| doc.before(at, 1) == "gas",
        "leak",
    ),
    (
        Explosion,
        LooseVerb,
        always,
        "exploded explodes explode detonated erupted",
    ),
    (Explosion, LooseVerb, blew_up, "up"),
    (
        Explosion,
        LooseVerb,
        |doc, at| matches!(doc.before(at, 1), "went" | "goes"),
        "off",
    ),
];

fn opened(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "opened" | "opening" | "opens")
}

fn under_fire(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "open" | "under" | "came" | "come")
}

/// "air strike", "drone strikes".
fn from_afar(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "air" | "missile" | "drone" | "rocket")
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

fn violent(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.before(at, 1),
        "terror"
            | "terrorist"
            | "knife"
            | "machete"
            | "axe"
            | "gun"
            | "bomb"
            | "drone"
            | "missile"
            | "mortar"
            | "grenade"
            | "arson"
            | "acid"
            | "suicide"
            | "deadly"
            | "armed"
            | "jihadist"
            | "militant"
    )
}

/// "hostage crisis", "hostage-taking".
fn hostage(doc: &Doc<'_>, at: usize) -> bool {
    doc.before(at, 1) == "hostage" || doc.before(at, 2) == "hostage"
}

/// "a bomb rips", "drones set", not "the bomb that Ruritania wants".
fn does_harm(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at + 1),
        "rips"
            | "ripped"
            | "tears"
            | "tore"
            | "kills"
            | "kill"
            | "killed"
            | "hit"
            | "hits"
            | "struck"
            | "strike"
            | "set"
            | "attack"
            | "attacked"
            | "blast"
            | "explosion"
            | "exploded"
            | "explodes"
            | "went"
            | "stormed"
            | "storm"
            | "raided"
            | "raid"
            | "shot"
            | "burned"
            | "torched"
    )
}

fn bodily(doc: &Doc<'_>, at: usize) -> bool {
    let of_body = matches!(doc.before(at, 1), "heart" | "panic" | "asthma");
    !of_body && unfigured(doc, at)
}

/// "shot dead", "gunned down", "were shot".
fn dead(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.low(at + 1), "dead" | "down") && doc.low(at) != "down"
}

/// No blast of applause, and nobody who blasts a rival.
fn bursts(doc: &Doc<'_>, at: usize) -> bool {
    let rival = doc.low(at) == "blasts" && doc.capital(at + 1);
    unfigured(doc, at) && !rival
}

fn blew_up(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "blew" | "blows" | "blown")
}
