//! Violations made fit to be sent: each field once, and no more than the
//! headers of an answer can carry.

use factdesk_domain::Violations;

/// The most bytes of all violations together. An error travels in headers, and
/// clients refuse more than 16 KiB of these.
const ROOM: usize = 5_000;

/// The most characters of one description: some quote what was sent.
const LONGEST: usize = 300;

/// The first violation of each field, as many as there is room for.
pub(crate) fn gathered(bad: &Violations) -> Violations {
    let mut kept = Violations::new();
    let (mut seen, mut room) = (std::collections::HashSet::new(), ROOM);
    for v in bad.as_slice().iter().filter(|v| seen.insert(&v.field)) {
        let description = shortened(&v.description, LONGEST);
        let size = v.field.len() + description.len();
        if size > room {
            kept.add("", "there are more bad fields than can be named at once");
            break;
        }
        room -= size;
        kept.add(&v.field, description);
    }
    kept
}

/// The first `limit` characters of a text, with a mark where there were more.
pub(super) fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn violations(all: &[(&str, &str)]) -> Violations {
        let mut bad = Violations::new();
        all.iter().for_each(|(field, why)| bad.add(*field, *why));
        bad
    }

    #[test]
    fn a_field_is_named_once_with_what_was_found_first() {
        let bad = violations(&[
            ("verdict", "unknown"),
            ("name", "bad"),
            ("verdict", "required"),
        ]);
        assert_eq!(
            gathered(&bad),
            violations(&[("verdict", "unknown"), ("name", "bad")])
        );
    }

    #[test]
    fn a_long_description_is_cut_between_characters() {
        let kept = gathered(&violations(&[("body", &"é".repeat(400))]));
        let description = &kept.as_slice()[0].description;
        assert_eq!(description.chars().count(), 301);
        assert!(description.ends_with('…'));
    }

    #[test]
    fn no_number_of_bad_fields_outgrows_the_headers() {
        let mut bad = Violations::new();
        (0..10_000).for_each(|i| bad.add(format!("apply_to[{i}].name"), "must be claims/{uuid}"));
        let kept = gathered(&bad);
        let size: usize = kept
            .as_slice()
            .iter()
            .map(|v| v.field.len() + v.description.len())
            .sum();
        assert!(size < ROOM + 100, "{size}");
        assert!(kept.as_slice().last().is_some_and(|v| v.field.is_empty()));
    }
}
