//! The names of newsrooms and people in commands, as the schema's checks have them.

use factdesk_domain::Violations;

/// A rule for handles: lower-case letters, digits and the characters of `joints`,
/// the first a letter or digit, at most 63 in all.
pub(super) struct Rule {
    joints: &'static str,
    description: &'static str,
}

pub(super) const NEWSROOM: Rule = Rule {
    joints: "-",
    description: "must be 1 to 63 of a-z, 0-9 and -, and not begin with -",
};

pub(super) const PERSON: Rule = Rule {
    joints: "._-",
    description: "must be 1 to 63 of a-z, 0-9, ., _ and -, and begin with a letter or digit",
};

impl Rule {
    pub(super) fn allows(&self, handle: &str) -> bool {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        (1..=63).contains(&handle.len())
            && handle.starts_with(plain)
            && handle.chars().all(|c| plain(c) || self.joints.contains(c))
    }

    pub(super) fn check(&self, field: &str, handle: &str, bad: &mut Violations) {
        if !self.allows(handle) {
            bad.add(field, self.description);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_short_and_plain() {
        let long = "a".repeat(63);
        for good in ["a", "7", "daily-planet", "a--", &long] {
            assert!(NEWSROOM.allows(good) && PERSON.allows(good), "{good}");
        }
        let longer = "a".repeat(64);
        for bad in [
            "", "-a", ".a", "A", "ä", "a b", "a\n", "a\0", "a/b", &longer,
        ] {
            assert!(!NEWSROOM.allows(bad) && !PERSON.allows(bad), "{bad:?}");
        }
    }

    #[test]
    fn only_people_have_dots_and_underscores() {
        assert!(PERSON.allows("clark.kent_2") && !NEWSROOM.allows("clark.kent"));
    }
}
