//! Names behind words of place and of hitting.

use super::capitals;
use crate::lexicon::Classes;
use crate::text::{Doc, Run};

/// "in Tallow Market Hall", "near the city of Sarnow", "hit Sarnow".
pub(super) fn name(doc: &Doc<'_>, at: usize, end: usize) -> Option<Run> {
    let start = begins(doc, at)?;
    let name = capitals(doc, start, end)?;
    let owner = matches!(doc.low(name.end), "'s" | "'");
    let someone = doc.is(name.start, Classes::PERSON | Classes::SOURCE);
    // "at Rs 40", "over Tk 9".
    let sum = crate::figure::starts_amount(doc, name.start);
    let place = !someone && !sum && !describes(doc, &name) && !body(doc, &name) && !firm(doc, at);
    (place && !owner && !far(doc, at)).then_some(name)
}

/// Where the name would begin.
fn begins(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let preposition = matches!(
        doc.low(at),
        "in" | "at"
            | "near"
            | "outside"
            | "inside"
            | "across"
            | "around"
            | "off"
            | "over"
            | "through"
            | "above"
            | "into"
    );
    // "of" alone names owners, too: only behind a word for a place.
    let of = doc.low(at) == "of" && settlement(doc.before(at, 1));
    let from = doc.low(at) == "from" && left(doc.before(at, 1));
    (preposition || of || from || hits(doc.low(at))).then_some(())?;
    let the = usize::from(doc.low(at + 1) == "the");
    let side = usize::from(direction(doc.low(at + 1 + the)));
    Some(at + 1 + the + side)
}

/// "travelled from Sarnow", "inland from Sarnow": people come from firms, too.
fn left(word: &str) -> bool {
    matches!(
        word,
        "travelled" | "traveled" | "fled" | "evacuated" | "inland" | "away" | "offshore" | "flown"
    )
}

/// What quakes, storms, bombs and mobs do to a place, and nobody to an opponent.
fn hits(word: &str) -> bool {
    matches!(
        word,
        "rocked"
            | "rocks"
            | "jolts"
            | "jolted"
            | "rattled"
            | "rattles"
            | "lashes"
            | "lashed"
            | "batters"
            | "battered"
            | "devastates"
            | "devastated"
            | "stormed"
            | "shelled"
            | "bombed"
            | "inundated"
            | "engulfs"
            | "engulfed"
            | "strikes"
            | "hit"
            | "hits"
            | "struck"
            | "swept"
            | "sweeps"
            | "encircle"
            | "encircled"
    )
}

fn direction(word: &str) -> bool {
    matches!(
        word,
        "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "southwestern"
            | "downtown"
    )
}

/// "300 km east of Sarnow" is not in Sarnow.
fn far(doc: &Doc<'_>, at: usize) -> bool {
    let from = at.saturating_sub(6);
    let long = |i: usize| {
        let number = doc.low(i).replace(',', "").parse::<f64>();
        let unit = matches!(doc.low(i + 1), "km" | "kilometres" | "kilometers" | "miles");
        unit && number.is_ok_and(|n| n >= 100.0)
    };
    (from..at).any(long)
}

/// "shares in Low", "analysts at Low" are of firms; "workers at the Low Mill" are there.
fn firm(doc: &Doc<'_>, at: usize) -> bool {
    match doc.low(at) {
        "in" => matches!(
            doc.before(at, 1),
            "stock" | "shares" | "stake" | "share" | "investors" | "investor" | "shareholders"
        ),
        "at" => matches!(
            doc.before(at, 1),
            "analyst"
                | "analysts"
                | "economist"
                | "economists"
                | "strategist"
                | "strategists"
                | "consultant"
                | "consultants"
                | "partner"
        ),
        _ => false,
    }
}

/// "in the Republican primary", "in the Senate": parties and chambers are no places.
fn body(doc: &Doc<'_>, name: &Run) -> bool {
    name.clone().any(|at| {
        matches!(
            doc.low(at),
            "democratic"
                | "republican"
                | "democrats"
                | "republicans"
                | "gop"
                | "labour"
                | "conservative"
                | "senate"
                | "congress"
                | "parliament"
                | "convention"
                | "super"
                | "league"
                | "fir"
        )
    })
}

/// "in Norlandish towns": the name of a people before a noun.
fn describes(doc: &Doc<'_>, name: &Run) -> bool {
    let people = |i: usize| {
        let word = doc.low(i);
        ["ian", "ean", "ish", "ese", "can", "ist"]
            .iter()
            .any(|ending| word.ends_with(ending))
            || matches!(
                word,
                "alpine" | "german" | "french" | "dutch" | "greek" | "swiss" | "czech" | "thai"
            )
    };
    let noun = doc.is_word(name.end)
        && !doc.capital(name.end)
        && !doc.is(
            name.end,
            Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY,
        );
    let affair = matches!(
        doc.low(name.end),
        "mishap" | "affair" | "case" | "scandal" | "row"
    );
    affair || noun && [name.start, name.end - 1].into_iter().any(people)
}

fn settlement(word: &str) -> bool {
    matches!(
        word,
        "city"
            | "town"
            | "village"
            | "port"
            | "province"
            | "region"
            | "state"
            | "district"
            | "island"
            | "islands"
            | "settlement"
            | "hamlet"
            | "municipality"
            | "resort"
            | "quarter"
            | "republic"
            | "borough"
            | "neighbourhood"
            | "neighborhood"
            | "commune"
            | "department"
            | "governorate"
            | "prefecture"
            | "constituency"
            | "mayor"
            | "governor"
            | "presidency"
            // "the president-elect of".
            | "elect"
            | "residents"
            | "inhabitants"
            | "voters"
            | "premier"
            | "chancellor"
            | "valley"
            | "streets"
            | "area"
            | "belt"
            | "mosque"
            | "church"
            | "market"
            | "stalls"
            | "canton"
            | "township"
            | "camp"
            | "community"
            | "hills"
            | "government"
            | "president"
            | "parliament"
            | "kingdom"
            | "north"
            | "south"
            | "east"
            | "west"
            | "outskirts"
            | "suburb"
            | "coast"
            | "capital"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn what_is_hit_is_a_place() {
        for (text, want) in [
            ("A quake rocked San Lomo on Friday.", "San Lomo"),
            ("Men stormed the settlement of Tarwo at night.", "Tarwo"),
            ("A blast rips through Low Market.", "Low Market"),
            ("It rained in eastern Harland.", "Harland"),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
        assert!(found("She attacked Low over taxes.").is_empty());
    }

    #[test]
    fn an_office_and_a_square_are_of_a_place() {
        for (text, want) in [
            ("The mayor of Harnow spoke.", "Harnow"),
            ("The governor-elect of Low Vale spoke.", "Low Vale"),
            ("They met outside the mosque of Tarwo.", "Tarwo"),
            ("It began in the industrial belt of Sarnow.", "Sarnow"),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
        assert!(found("The chairman of Low Steel spoke.").is_empty());
    }

    #[test]
    fn firms_and_affairs_are_no_places() {
        for text in [
            "Shares in Heron Steel fell.",
            "Analysts at Low Brothers were not surprised.",
            "A valve was blamed in the Heron mishap.",
            "They met at German Christmas markets.",
            "It lost a price of over Rs 40 crore.",
            "He was named in the FIR then.",
            "They play in the Harnow League.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(found("Workers in Heron fell silent."), ["Heron"]);
        assert_eq!(found("It killed workers at the Low Mill."), ["Low Mill"]);
    }

    #[test]
    fn what_is_far_off_is_not_where_it_was() {
        assert!(found("It rained 600 km south of Harnow.").is_empty());
        assert_eq!(
            found("It rained 22 km from the town of Harnow."),
            ["Harnow"]
        );
    }
}
