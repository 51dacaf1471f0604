//! Names that say themselves that they are places.

use super::capitals;
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run};

/// "the Tallow Market Hall", "Lake Low", "the Harnow valley", "eastern Harland", wherever
/// it stands.
pub(super) fn name(doc: &Doc<'_>, at: usize, end: usize) -> Option<Run> {
    let begins = doc.capital(at) && (at == 0 || !doc.capital(at - 1));
    let name = begins.then(|| capitals(doc, at, end)).flatten()?;
    let name = two_seats(doc, &name, end).unwrap_or(name);
    let long = name.len() > 1;
    let last = doc.low(name.end - 1);
    let called = long && (settled(last) || leading(doc.low(name.start)));
    // "Flash flood" opens a headline, "Harnow flood" may.
    let opens = name.len() == 1
        && (doc.tokens.get(name.start).is_some_and(|t| t.breaks > 0)
            || name.start.checked_sub(1).is_none_or(|b| !doc.is_word(b)));
    // "Wall Street had expected more"
    let market = name.len() == 2 && doc.low(name.start) == "wall" && last == "street";
    if market {
        return None;
    }
    let region =
        doc.spaced(name.end) && lower_settled(doc, name.end) && !(opens && dry(doc, &name));
    (called || region || voted(doc, &name) || attacked(doc, &name) || governed(doc, &name))
        .then_some(name)
}

/// "Harnow and Low Vale by-election".
fn two_seats(doc: &Doc<'_>, name: &Run, end: usize) -> Option<Run> {
    let second = (doc.low(name.end) == "and").then(|| capitals(doc, name.end + 1, end));
    let both = name.start..second.flatten()?.end;
    contest(doc, both.end).then_some(both)
}

/// A word for how it came: "Flash flood", "Deadly quake".
fn dry(doc: &Doc<'_>, name: &Run) -> bool {
    let word = doc.low(name.start);
    word.ends_with("ly")
        || matches!(
            word,
            "flash" | "strong" | "massive" | "huge" | "big" | "major" | "second" | "new"
        )
}

/// "South Harland's primary", "the Harnow caucuses": whoever votes lives somewhere.
fn voted(doc: &Doc<'_>, name: &Run) -> bool {
    let owns = usize::from(matches!(doc.low(name.end), "'s" | "'"));
    let party = matches!(
        doc.low(name.end - 1),
        "republican"
            | "democratic"
            | "labour"
            | "labor"
            | "tory"
            | "conservative"
            | "liberal"
            | "green"
            | "gop"
            | "party"
            | "presidential"
            | "super"
    );
    let vote = matches!(
        doc.low(name.end + owns),
        "primary" | "primaries" | "caucus" | "caucuses" | "runoff" | "referendum"
    );
    !party && (vote || contest(doc, name.end))
}

/// "by-election", "governor race", "mayoral contest".
fn contest(doc: &Doc<'_>, at: usize) -> bool {
    let office = matches!(
        doc.low(at),
        "governor"
            | "mayoral"
            | "gubernatorial"
            | "council"
            | "legislative"
            | "parliamentary"
            | "presidential"
    );
    let race = matches!(
        doc.low(at + 1),
        "race" | "election" | "contest" | "vote" | "poll"
    );
    let hyphen = matches!(doc.low(at + 1), "-" | "‑");
    office && race || doc.low(at) == "by" && hyphen && doc.low(at + 2) == "election"
}

/// "the Harnow attack", "after Harnow bombings": where it was, unless it is who did it.
fn attacked(doc: &Doc<'_>, name: &Run) -> bool {
    let befell = matches!(
        doc.low(name.end),
        "attack"
            | "attacks"
            | "bombing"
            | "bombings"
            | "shooting"
            | "shootings"
            | "stabbing"
            | "stabbings"
            | "attacker"
            | "gunman"
            | "massacre"
            | "siege"
    );
    let last = name.end - 1;
    let group = doc.is(last, C::PERSON | C::ATTACKER | C::SOURCE)
        || GROUPS.contains(&doc.low(last))
        || ["ian", "ish", "ese", "ist", "ists", "ists", "er", "ers"]
            .iter()
            .any(|end| doc.low(last).ends_with(end));
    let opens = name.len() == 1 && name.start.checked_sub(1).is_none_or(|b| !doc.is_word(b));
    befell && !group && !opens && name.len() < 4
}

/// Who attacks, in one word.
const GROUPS: [&str; 22] = [
    "taliban",
    "qaeda",
    "state",
    "shabab",
    "shabaab",
    "hamas",
    "hezbollah",
    "isis",
    "isil",
    "is",
    "daesh",
    "haram",
    "eta",
    "ira",
    "plo",
    "pkk",
    "israeli",
    "iraqi",
    "saudi",
    "pakistani",
    "nazi",
    "gop",
];

/// "Harnow's mayor", "Ruritania's health minister": people have campaigns and lawyers.
fn governed(doc: &Doc<'_>, name: &Run) -> bool {
    let civic = |i: usize| {
        matches!(
            doc.low(i),
            "mayor"
                | "minister"
                | "parliament"
                | "police"
                | "army"
                | "capital"
                | "coast"
                | "commission"
                | "ministry"
                | "governor"
                | "president"
                | "presidency"
                | "presidential"
                | "parliamentary"
                | "electoral"
                | "hospitals"
                | "schools"
                | "streets"
                | "residents"
                | "head"
                | "central"
                | "department"
                | "brigade"
        )
    };
    let own = matches!(doc.low(name.end), "'s" | "'");
    own && (name.end + 1..name.end + 4)
        .take_while(|i| doc.is_word(*i) && !doc.capital(*i))
        .any(civic)
}

/// "Lake Low", "Mount Low", "Port Low".
fn leading(word: &str) -> bool {
    matches!(word, "lake" | "mount" | "port" | "cape" | "wadi" | "fort")
}

/// "the Harnow region": a small word behind the name.
fn lower_settled(doc: &Doc<'_>, at: usize) -> bool {
    let word = matches!(
        doc.low(at),
        "region"
            | "province"
            | "district"
            | "coast"
            | "valley"
            | "borough"
            | "island"
            | "islands"
            | "river"
            | "peninsula"
            | "neighbourhood"
            | "neighborhood"
            | "plain"
            | "county"
            | "prefecture"
            | "governorate"
            | "plateau"
            | "suburb"
            | "archipelago"
            | "junction"
            // What befell it.
            | "epidemic"
            | "massacre"
            | "earthquake"
            | "quake"
            | "flood"
            | "floods"
            | "bombing"
            | "shooting"
            | "wildfire"
            | "derailment"
            | "landslide"
    );
    word && !doc.capital(at)
}

fn settled(word: &str) -> bool {
    matches!(
        word,
        "hall"
            | "street"
            | "avenue"
            | "square"
            | "market"
            | "bridge"
            | "airport"
            | "station"
            | "hospital"
            | "university"
            | "school"
            | "college"
            | "river"
            | "lake"
            | "island"
            | "islands"
            | "mountain"
            | "mountains"
            | "valley"
            | "county"
            | "province"
            | "church"
            | "cathedral"
            | "mosque"
            | "temple"
            | "synagogue"
            | "theatre"
            | "theater"
            | "stadium"
            | "arena"
            | "mall"
            | "park"
            | "harbour"
            | "harbor"
            | "bay"
            | "beach"
            | "prison"
            | "museum"
            | "hotel"
            | "tower"
            | "dam"
            | "mine"
            | "sea"
            | "desert"
            | "peninsula"
            | "coast"
            | "vale"
            | "plain"
            | "district"
            | "junction"
            | "heights"
            | "creek"
            | "strait"
            | "gulf"
            | "ocean"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn words_before_and_behind_the_name_tell() {
        for (text, want) in [
            ("Rain fell and the Harnow valley was dark.", "Harnow"),
            ("They saw Lake Tarwo from the road.", "Lake Tarwo"),
            ("Many left Port Sarno that night.", "Port Sarno"),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
    }

    #[test]
    fn how_it_came_and_a_market_are_no_places() {
        for text in [
            "It rained on\n\nFlash floods came at night.",
            "It was more than Wall Street had expected.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn where_people_vote_or_were_attacked_is_a_place() {
        for (text, want) in [
            (
                "Most will vote in South Harland's primary.",
                "South Harland",
            ),
            ("He won the Harnow caucuses.", "Harnow"),
            ("They spoke of the Harnow attack.", "Harnow"),
            ("They spoke of the Harnow stabbings.", "Harnow"),
            ("They spoke of Harnow's head of state.", "Harnow"),
            ("Low takes the Harnow governor race.", "Harnow"),
            ("They fought the Harnow by-election.", "Harnow"),
            (
                "They fought the Harnow and Low Vale by-election.",
                "Harnow and Low Vale",
            ),
            ("Harnow flood kills seven.", "Harnow"),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
        for text in [
            "They spoke of a Taliban attack.",
            "They spoke of a Norlandish attack.",
            "They feared the Farmers attack.",
            "Deadly attacks went on.",
            "Flash flood kills seven.",
            "Deadly quake kills seven.",
            "They fought the Conservative by-election.",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_has_a_mayor_is_a_place() {
        assert_eq!(found("They saw Harnow's new mayor."), ["Harnow"]);
        assert!(found("They saw Harnow's lawyer.").is_empty());
    }

    #[test]
    fn other_names_do_not() {
        assert!(found("They saw the Low family and Ann Port.").is_empty());
        assert!(found("The Harnow River Bank lent it.").is_empty());
    }
}
