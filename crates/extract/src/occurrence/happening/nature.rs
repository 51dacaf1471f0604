//! Earthquakes, floods, storms, heat and drought.

use super::{Entry, Rank::*, always, amid, unfigured};
use crate::text::Doc;
use factdesk_domain::Happening::{Earthquake, Flood, Heat, Storm};

pub(super) const ENTRIES: &[Entry] = &[
    (
        Earthquake,
        Noun,
        of_earth,
        "earthquake earthquakes quake quakes tsunami tsunamis",
    ),
    (Earthquake, Noun, always, "aftershock aftershocks"),
    (Earthquake, Noun, measured, "magnitude"),
    (Earthquake, LooseNoun, unfigured, "tremor tremors"),
    (
        Earthquake,
        Verb,
        |doc, at| matches!(doc.before(at, 1), "ground" | "earth"),
        "shook",
    ),
    (Flood, Noun, always, "flooding floodwaters floodwater"),
    (
        Flood,
        Noun,
        |doc, at| doc.before(at, 1) == "flash" || doc.before(at, 2) == "flash",
        "flood floods",
    ),
    (Flood, Noun, burst, "banks"),
    (Flood, Noun, gave_way, "dam dyke dike levee levees"),
    (Flood, LooseNoun, unfigured, "flood floods torrent deluge"),
    (
        Flood,
        LooseNoun,
        |doc, at| doc.before(at, 1) == "under",
        "water",
    ),
    (Flood, Verb, wet, "flooded"),
    (Flood, LooseVerb, always, "flooded inundated submerged"),
    (
        Storm,
        Noun,
        |doc, at| !matches!(doc.low(at + 1), "forecast" | "forecasts" | "season"),
        "hurricane hurricanes cyclone cyclones typhoon typhoons tornado tornadoes twister twisters blizzard blizzards hailstorm snowstorm",
    ),
    (
        Storm,
        Noun,
        |doc, at| {
            matches!(
                doc.before(at, 1),
                "tropical" | "winter" | "ice" | "snow" | "hail"
            )
        },
        "storm storms",
    ),
    (Storm, LooseNoun, unfigured, "storm storms gale gales"),
    (
        Storm,
        LooseNoun,
        |doc, at| {
            matches!(
                doc.before(at, 1),
                "strong" | "high" | "force" | "fierce" | "violent"
            )
        },
        "winds",
    ),
    (Heat, Noun, always, "heatwave heatwaves"),
    (
        Heat,
        Noun,
        |doc, at| doc.before(at, 1) == "heat",
        "wave waves dome",
    ),
    (Heat, Noun, of_rain, "drought droughts"),
    (
        Heat,
        Noun,
        |doc, at| {
            amid(
                doc,
                at,
                8,
                "record hottest degrees celsius fahrenheit soared sweltering",
            )
        },
        "temperatures temperature",
    ),
];

/// No earthquake in politics or prices.
fn of_earth(doc: &Doc<'_>, at: usize) -> bool {
    let other = matches!(
        doc.before(at, 1),
        "political" | "electoral" | "financial" | "economic" | "cultural"
    );
    let figured = doc.low(at + 1) == "of" && matches!(doc.low(at + 2), "its" | "a" | "sorts");
    !other && !figured
}

/// "magnitude 6.8", "a 6.8-magnitude".
fn measured(doc: &Doc<'_>, at: usize) -> bool {
    let after = doc.is_number(at + 1) || (doc.low(at + 1) == "of" && doc.is_number(at + 2));
    after || at.checked_sub(2).is_some_and(|i| doc.is_number(i))
}

fn burst(doc: &Doc<'_>, at: usize) -> bool {
    let bursts = |n| {
        matches!(
            doc.before(at, n),
            "burst" | "bursts" | "bursting" | "overflowed"
        )
    };
    bursts(1) || bursts(2)
}

fn gave_way(doc: &Doc<'_>, at: usize) -> bool {
    let next = doc.low(at + 1);
    let breaks = matches!(
        next,
        "burst" | "bursts" | "breaks" | "broke" | "breached" | "collapses" | "collapsed"
    );
    breaks || (matches!(next, "gives" | "gave" | "giving") && doc.low(at + 2) == "way")
}

/// "flooded streets", not a flooded market.
fn wet(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at + 1),
        "streets"
            | "homes"
            | "houses"
            | "household"
            | "households"
            | "roads"
            | "fields"
            | "villages"
    )
}

/// Teams have droughts of goals.
fn of_rain(doc: &Doc<'_>, at: usize) -> bool {
    !matches!(
        doc.before(at, 1),
        "goal" | "title" | "trophy" | "medal" | "scoring" | "championship" | "funding"
    )
}
