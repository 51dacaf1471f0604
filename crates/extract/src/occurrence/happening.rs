//! What sort of thing happened, from the nouns and verbs that name it.

use crate::text::{Doc, Run};
use factdesk_domain::Happening::{self, *};

/// What the words of a run name first: a noun such as "shooting" counts before the
/// verbs, since "the earthquake killed" is no attack.
pub(super) fn happening(doc: &Doc<'_>, run: &Run) -> Option<Happening> {
    let places = || run.clone();
    places()
        .find_map(|at| noun(doc, at))
        .or_else(|| places().find_map(|at| verb(doc.low(at))))
}

fn noun(doc: &Doc<'_>, at: usize) -> Option<Happening> {
    // "heart attack", "under fire", "opened fire", "air strike", "strike a deal".
    let before = doc.before(at, 1);
    match doc.low(at) {
        "attack" | "attacks" if before == "heart" || before == "panic" => None,
        "fire" | "fires" if matches!(before, "opened" | "open" | "under" | "opening") => {
            Some(Attack)
        }
        "strike" | "strikes" => match before {
            "air" | "missile" | "drone" | "rocket" => Some(Attack),
            "a" | "the" | "on" | "general" | "hunger" | "rail" => Some(Strike),
            _ => None,
        },
        word => named(word),
    }
}

fn named(word: &str) -> Option<Happening> {
    Some(match word {
        "attack" | "attacks" | "shooting" | "shootings" | "bombing" | "bombings" | "massacre"
        | "raid" | "raids" | "siege" | "airstrike" | "airstrikes" | "shelling" | "ambush"
        | "stabbing" | "stabbings" | "assault" | "gunmen" | "gunman" => Attack,
        "explosion" | "explosions" | "blast" | "blasts" => Explosion,
        "fire" | "fires" | "blaze" | "wildfire" | "wildfires" | "bushfire" | "bushfires" => Fire,
        "crash" | "crashes" | "derailment" | "collision" | "shipwreck" | "capsizing" => Crash,
        "earthquake" | "earthquakes" | "quake" | "tremor" | "aftershock" | "tsunami" => Earthquake,
        "flood" | "floods" | "flooding" | "floodwaters" => Flood,
        "storm" | "storms" | "hurricane" | "cyclone" | "typhoon" | "tornado" | "tornadoes"
        | "blizzard" => Storm,
        "landslide" | "landslides" | "avalanche" | "mudslide" | "mudslides" | "collapse" => {
            Collapse
        }
        "outbreak" | "epidemic" | "pandemic" => Outbreak,
        "protest" | "protests" | "demonstration" | "demonstrations" | "rally" | "march" => Protest,
        "walkout" | "walkouts" => Strike,
        "election" | "elections" | "referendum" | "by-election" | "runoff" => Election,
        "trial" | "verdict" | "sentencing" | "court" => Trial,
        _ => return None,
    })
}

fn verb(word: &str) -> Option<Happening> {
    Some(match word {
        "attacked" | "stormed" | "bombed" | "shelled" | "ambushed" | "stabbed" => Attack,
        "exploded" | "detonated" => Explosion,
        "crashed" | "derailed" | "collided" | "capsized" => Crash,
        "flooded" | "inundated" => Flood,
        "collapsed" => Collapse,
        "protested" | "rallied" | "marched" => Protest,
        "sentenced" | "convicted" | "acquitted" => Trial,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> Option<Happening> {
        let doc = Doc::new(text, false);
        happening(&doc, &(0..doc.tokens.len()))
    }

    #[test]
    fn the_first_noun_names_it_and_else_a_verb() {
        for (text, want) in [
            ("The earthquake killed 7 men.", Some(Earthquake)),
            ("Men stormed the hall in the flood.", Some(Flood)),
            ("Men stormed the hall.", Some(Attack)),
            ("The bus crashed into a wall.", Some(Crash)),
            ("Voters in the runoff stood in line.", Some(Election)),
            ("It rained on the old mill.", None),
        ] {
            assert_eq!(what(text), want, "{text}");
        }
    }

    #[test]
    fn words_with_another_sense_name_nothing() {
        for (text, want) in [
            ("He had a heart attack.", None),
            ("They strike a deal.", None),
            ("The army opened fire on them.", Some(Attack)),
            ("An air strike hit the mill.", Some(Attack)),
            ("Teachers went on strike.", Some(Strike)),
        ] {
            assert_eq!(what(text), want, "{text}");
        }
    }
}
