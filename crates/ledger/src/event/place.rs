//! Whether two articles speak of one place.

/// The first place that both name, in the words of the first: one name may be part of
/// the other ("Sarnow", "the Sarnow region").
pub(super) fn shared<'a>(a: &'a [String], b: &[String]) -> Vec<&'a str> {
    let other: Vec<Vec<String>> = b.iter().map(|place| words(place)).collect();
    let in_both = |place: &&String| {
        let own = words(place);
        let same = |other: &Vec<String>| part(&own, other) || part(other, &own);
        !own.is_empty() && other.iter().any(same)
    };
    a.iter().filter(in_both).map(String::as_str).collect()
}

fn part(small: &[String], large: &[String]) -> bool {
    !small.is_empty() && large.windows(small.len()).any(|w| w == small)
}

fn words(place: &str) -> Vec<String> {
    let lower = place.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let kept = words.filter(|w| !w.is_empty() && *w != "the");
    kept.map(str::to_owned).collect()
}

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
        assert!(share("the Sarnow region", "Sarnow"));
        assert!(share("Tallow Market Hall", "Market Hall"));
        assert!(!share("New Sarnow", "New Harnow"));
        assert!(!share("Sarnow", "Sarnowville"));
        assert!(!share("the", "the"));
    }
}
