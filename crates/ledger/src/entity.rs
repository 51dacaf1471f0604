//! One body under several names: "the U.N." and "the United Nations".

mod armed;
mod economic;
mod official;
mod world;

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The names of one body: the full one first. A name in small letters is meant in any
/// case; one with a capital only as it stands here, since "who" and "is" are words.
pub(crate) type Names = &'static [&'static str];

/// A well-known body, by the first of its names.
///
/// Only names that mean one body wherever news are read are here: "the Labour Party" has
/// one in many countries, and so has "the Supreme Court".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entity(&'static str);

impl Entity {
    /// The body that a whole name means, articles and marks aside; none where it is not
    /// known, or part of a longer name: "a U.N. envoy" is no United Nations.
    pub fn named(name: &str) -> Option<Entity> {
        let written = written(name);
        let known = table();
        let found = known
            .get(&*written)
            .or_else(|| known.get(&*written.to_lowercase()));
        found.copied()
    }

    /// The full name, in small letters.
    pub fn name(self) -> &'static str {
        self.0
    }
}

/// A name without articles, a possessive and the marks of abbreviation: "the U.N." is "UN".
fn written(name: &str) -> String {
    let bare = name.replace(['.', ',', '“', '”', '"'], "");
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    let article = |w: &&str| matches!(&*w.to_lowercase(), "the" | "a" | "an");
    if words.len() > 1 && words.first().is_some_and(article) {
        words.remove(0);
    }
    let whole = words.join(" ");
    let own = whole.strip_suffix("’s").or(whole.strip_suffix("'s"));
    own.unwrap_or(&whole).to_owned()
}

fn table() -> &'static BTreeMap<&'static str, Entity> {
    static TABLE: OnceLock<BTreeMap<&'static str, Entity>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let each = |names: Names| {
            let first = names.first().copied().unwrap_or_default();
            names.iter().map(move |name| (*name, Entity(first)))
        };
        all().flat_map(each).collect()
    })
}

fn all() -> impl Iterator<Item = Names> {
    let lists = [
        world::BODIES,
        official::BODIES,
        economic::BODIES,
        armed::BODIES,
    ];
    lists.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn one(a: &str, b: &str) -> bool {
        let of = Entity::named;
        of(a).is_some() && of(a) == of(b)
    }

    #[test]
    fn no_name_means_two_bodies_and_each_has_two() {
        let mut seen = BTreeMap::new();
        let mut exactly = BTreeSet::new();
        for names in all() {
            assert!(names.len() > 1, "{names:?}");
            assert_eq!(names[0], names[0].to_lowercase(), "the full name is small");
            for name in names.iter().copied() {
                assert!(exactly.insert(name), "{name} is there twice");
                let body: &str = seen.entry(name.to_lowercase()).or_insert(names[0]);
                assert_eq!(body, names[0], "{name} means two");
                assert_eq!(written(name), name, "{name} is not as compared");
            }
        }
        assert!((100..300).contains(&all().count()), "{}", all().count());
    }

    #[test]
    fn each_name_means_its_body_alone() {
        for names in all() {
            for name in names.iter().copied() {
                assert_eq!(Entity::named(name).map(Entity::name), Some(names[0]));
            }
        }
    }

    #[test]
    fn one_body_has_many_names() {
        assert!(one("IS", "the Islamic State group") && one("ISIL", "Daesh"));
        assert!(one("the U.N.", "United Nations") && one("The UN’s", "the united nations"));
        assert!(one("the WHO", "World Health Organization"));
        assert!(one("the Fed", "the U.S. Federal Reserve"));
        assert!(one("NATO", "Nato") && one("Médecins Sans Frontières", "MSF"));
    }

    #[test]
    fn words_other_bodies_and_parts_of_names_are_none() {
        for name in [
            "is",
            "who",
            "us",
            "it",
            "Us",
            "Who",
            "fed",
            "a U.N. envoy",
            "the state",
            "",
            "the",
            "UN Street",
            "FED UP",
            "Islamic State University",
            "the ministry",
        ] {
            assert_eq!(Entity::named(name), None, "{name}");
        }
        assert!(!one("the United States", "the United Nations") && !one("IS", "Al Qaeda"));
        assert!(!one("the Bank of England", "the Bank of Japan"));
    }
}
