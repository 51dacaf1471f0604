//! Crashes, fires and what comes down.

use super::{Entry, Rank::*, always, beside, unfigured};
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::Happening::{Collapse, Crash, Fire};

pub(super) const ENTRIES: &[Entry] = &[
    (
        Crash,
        Noun,
        always,
        "derailment derailments shipwreck capsizing aground",
    ),
    (Crash, Noun, of_craft, "crash crashes accident"),
    (Crash, Noun, left, "rails track tracks"),
    (Crash, Noun, craft, "wreckage"),
    (Crash, LooseNoun, moving, "crash crashes wreck"),
    (Crash, LooseNoun, unfigured, "collision"),
    (
        Crash,
        Verb,
        no_object,
        "derailed derails derail capsized capsizes",
    ),
    (
        Crash,
        Verb,
        craft,
        "vanished vanishes disappeared disappears missing ditched ditches sank sinks sunk overturned overturns collide collides collided crashed crashes plunged plunges",
    ),
    (Crash, Verb, came_down, "down"),
    (
        Crash,
        Verb,
        |doc, at| doc.before(at, 1) == "lost" && craft(doc, at),
        "contact",
    ),
    (
        Crash,
        LooseVerb,
        no_object,
        "crashed collided overturned sank",
    ),
    (
        Crash,
        LooseVerb,
        |doc, at| matches!(doc.low(at + 1), "into" | "off" | "down"),
        "plunged plunges",
    ),
    (
        Fire,
        Noun,
        always,
        "wildfire wildfires bushfire bushfires inferno",
    ),
    (
        Fire,
        Noun,
        |doc, at| {
            matches!(
                doc.before(at, 1),
                "forest" | "house" | "factory" | "warehouse" | "hotel"
            )
        },
        "fire fires",
    ),
    (
        Fire,
        Noun,
        |doc, at| {
            doc.before(at, 1) == "set" || doc.before(at, 2) == "set" || doc.before(at, 3) == "set"
        },
        "ablaze",
    ),
    (Fire, LooseNoun, burning, "fire fires blaze blazes flames"),
    (
        Fire,
        LooseVerb,
        always,
        "burned burnt gutted torched charred razed burns burning guts",
    ),
    (Collapse, Noun, of_earth, "landslide"),
    (
        Collapse,
        Noun,
        always,
        "landslides mudslide mudslides rockfall rockslide sinkhole",
    ),
    (Collapse, Noun, unfigured, "avalanche avalanches"),
    (
        Collapse,
        LooseNoun,
        |doc, at| doc.low(at + 1) != "in",
        "collapse",
    ),
    (Collapse, LooseVerb, always, "collapsed collapses"),
    (
        Collapse,
        LooseVerb,
        |doc, at| matches!(doc.low(at + 1), "underground"),
        "trapped",
    ),
];

const CRAFT: &[&str] = &[
    "plane",
    "planes",
    "jet",
    "aircraft",
    "airliner",
    "flight",
    "helicopter",
    "train",
    "trains",
    "tram",
    "bus",
    "coach",
    "minibus",
    "lorry",
    "truck",
    "wagons",
    "carriages",
    "ferry",
    "boat",
    "boats",
    "ship",
    "ships",
    "vessel",
    "vessels",
    "canoe",
    "trawler",
    "tanker",
    "freighter",
    "dinghy",
    "express",
    "locomotive",
];

/// Whether something that carries people stands near.
fn craft(doc: &Doc<'_>, at: usize) -> bool {
    beside(doc, at, 8, |word| CRAFT.contains(&word))
}

fn of_craft(doc: &Doc<'_>, at: usize) -> bool {
    let before = doc.before(at, 1);
    CRAFT.contains(&before) || matches!(before, "car" | "air" | "highway" | "motorway" | "rail")
}

/// "leaves rails", "came off the track".
fn left(doc: &Doc<'_>, at: usize) -> bool {
    let off = |n| {
        matches!(
            doc.before(at, n),
            "leaves" | "left" | "leave" | "jumps" | "jumped" | "off"
        )
    };
    let near = off(1) || (doc.is(at.saturating_sub(1), Classes::DETERMINER) && off(2));
    near && craft(doc, at)
}

/// No crash of shares.
fn moving(doc: &Doc<'_>, at: usize) -> bool {
    let of_money = matches!(
        doc.before(at, 1),
        "market" | "stock" | "financial" | "price" | "economic" | "bank"
    );
    !of_money && unfigured(doc, at)
}

/// Nobody who derails a plan or overturns a ruling.
fn no_object(doc: &Doc<'_>, at: usize) -> bool {
    !doc.is(at + 1, Classes::DETERMINER)
}

fn came_down(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "came" | "went" | "comes" | "goes") && craft(doc, at)
}

/// No fire of guns, of passion, and no department.
fn burning(doc: &Doc<'_>, at: usize) -> bool {
    let of_guns = matches!(
        doc.before(at, 1),
        "open" | "opened" | "opening" | "opens" | "under" | "came" | "come" | "police" | "troops"
    );
    let other = matches!(
        doc.low(at + 1),
        "up" | "department" | "chief" | "marshal" | "sale" | "back"
    );
    let figurative = doc.low(at) != "flames" && !unfigured(doc, at);
    !(of_guns || (other && doc.low(at) != "flames") || figurative)
}

/// "a landslide" of earth, not of votes.
fn of_earth(doc: &Doc<'_>, at: usize) -> bool {
    let won = matches!(
        doc.low(at + 1),
        "victory" | "win" | "defeat" | "majority" | "election"
    );
    let by = matches!(doc.before(at, 2), "in" | "by" | "won" | "win");
    !won && !by
}
