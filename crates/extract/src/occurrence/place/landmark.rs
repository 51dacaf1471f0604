//! Names that say themselves that they are places.

use super::capitals;
use crate::text::{Doc, Run};

/// "the Tallow Market Hall", "Lake Low", "the Harnow valley", "eastern Harland", wherever
/// it stands.
pub(super) fn name(doc: &Doc<'_>, at: usize, end: usize) -> Option<Run> {
    let begins = doc.capital(at) && (at == 0 || !doc.capital(at - 1));
    let name = begins.then(|| capitals(doc, at, end)).flatten()?;
    let long = name.len() > 1;
    let last = doc.low(name.end - 1);
    let called = long && (settled(last) || leading(doc.low(name.start)));
    let region = doc.spaced(name.end) && lower_settled(doc, name.end);
    (called || region || governed(doc, &name)).then_some(name)
}

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
