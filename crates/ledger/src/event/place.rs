//! Whether two articles speak of one place.

use factdesk_search::fold;

/// The first place that both name, in the words of the first: one name may be part of
/// the other ("Sarnow", "the Sarnow region").
pub(super) fn shared<'a>(a: &'a [String], b: &[String]) -> Vec<&'a str> {
    let other: Vec<Vec<String>> = b.iter().map(|place| same_words(place)).collect();
    let in_both = |place: &&String| {
        let own = same_words(place);
        other.iter().any(|other| meet(&own, other))
    };
    a.iter().filter(in_both).map(String::as_str).collect()
}

/// Whether one name is a part of the other.
pub(super) fn meet(a: &[String], b: &[String]) -> bool {
    part(a, b) || part(b, a)
}

fn part(small: &[String], large: &[String]) -> bool {
    !small.is_empty() && large.windows(small.len()).any(|w| w == small)
}

/// A name's words as they are compared.
pub(super) fn same_words(place: &str) -> Vec<String> {
    let words = place.split(|c: char| !c.is_alphanumeric()).map(fold);
    words.filter(|w| !w.is_empty() && w != "the").collect()
}

/// Whether a name is of one spot: its last word is one for a site ("Market Hall").
pub(super) fn spot(place: &str) -> bool {
    let words = same_words(place);
    words.len() > 1
        && words
            .last()
            .is_some_and(|last| SITES.contains(&last.as_str()))
}

const SITES: [&str; 39] = [
    "airport",
    "arena",
    "avenue",
    "bridge",
    "cathedral",
    "center",
    "centre",
    "church",
    "club",
    "college",
    "dam",
    "factory",
    "hall",
    "hospital",
    "hotel",
    "lane",
    "mall",
    "market",
    "mine",
    "monastery",
    "mosque",
    "museum",
    "office",
    "park",
    "plant",
    "plaza",
    "port",
    "prison",
    "road",
    "school",
    "square",
    "stadium",
    "station",
    "street",
    "synagogue",
    "temple",
    "theater",
    "theatre",
    "university",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn share(a: &str, b: &str) -> bool {
        let one = |place: &str| vec![place.to_owned()];
        let there = !shared(&one(a), &one(b)).is_empty();
        assert_eq!(there, !shared(&one(b), &one(a)).is_empty(), "{a} {b}");
        there
    }

    #[test]
    fn a_name_in_a_longer_one_is_the_same_place() {
        assert!(share("SARNOW", "Sarnow"));
        assert!(share("Dolní Záhoří", "Dolni Zahori"));
        assert!(share("the Sarnow region", "Sarnow"));
        assert!(share("Tallow Market Hall", "Market Hall"));
        assert!(!share("New Sarnow", "New Harnow"));
        assert!(!share("Sarnow", "Sarnowville"));
        assert!(!share("the", "the"));
    }

    #[test]
    fn a_hall_is_a_spot_and_a_city_of_two_words_is_none() {
        assert!(spot("the Tallow Market Hall"));
        for wide in ["Port Sarnow", "Hall", "New Low", ""] {
            assert!(!spot(wide), "{wide}");
        }
    }
}
