//! How many independent origins stand behind a figure.

use crate::Entity;
use factdesk_domain::{ArticleId, Attribution};
use std::collections::{BTreeMap, BTreeSet};

/// What an article's figure rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// The first identifiable source; none where nobody is named.
    pub origin: Option<String>,
    /// What wire copy shares: the keys of the claim's copies.
    pub copy_key: String,
}

/// The first identifiable source of a chain: who has a name.
pub fn origin(chain: &[Attribution]) -> Option<&str> {
    chain.iter().filter(|a| !a.anonymous).find_map(|a| a.who())
}

/// Groups sources that are one: articles that name the same origin, and wire copies,
/// directly or through each other. A source without a name counts as its own article's,
/// so one article's several unnamed sources are one.
///
/// Groups come in the order of their lowest article, articles in order: the answer
/// does not depend on the order of arrival.
pub fn independent(sources: &[Source]) -> Vec<Vec<ArticleId>> {
    let mut groups = Groups::default();
    for source in sources {
        let article = groups.node(format!("article {}", source.article));
        let copy = groups.node(format!("copy {}", source.copy_key));
        groups.join(article, copy);
        if let Some(origin) = source.origin.as_deref() {
            let origin = groups.node(format!("origin {}", same_name(origin)));
            groups.join(article, origin);
        }
    }
    for source in sources {
        groups.join_shorter(source);
    }
    let mut found: BTreeMap<usize, BTreeSet<ArticleId>> = BTreeMap::new();
    for source in sources {
        let node = groups.node(format!("article {}", source.article));
        let root = groups.root(node);
        found.entry(root).or_default().insert(source.article);
    }
    let mut found: Vec<Vec<_>> = found
        .into_values()
        .map(|group| group.into_iter().collect())
        .collect();
    found.sort();
    found
}

/// Whether two names are of one source.
pub fn same_origin(a: &str, b: &str) -> bool {
    let (x, y) = (same_name(a), same_name(b));
    x == y || unowned(a).as_ref() == Some(&y) || unowned(b).as_ref() == Some(&x)
}

/// "Sarnow's Health Office" without the owner, as compared. What is left must be a name
/// of two words: everybody has a spokesman.
fn unowned(name: &str) -> Option<String> {
    let (_, rest) = name.split_once("’s ").or_else(|| name.split_once("'s "))?;
    let capitals = rest
        .split_whitespace()
        .filter(|w| w.starts_with(char::is_uppercase));
    (capitals.count() > 1).then(|| same_name(rest))
}

/// A name without case, articles and the marks of abbreviation; of a well-known body the
/// full one.
fn same_name(name: &str) -> String {
    if let Some(entity) = Entity::named(name) {
        return entity.name().to_owned();
    }
    let lower = name.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !matches!(*w, "" | "the" | "a" | "an" | "s"));
    words.collect::<Vec<_>>().join(" ")
}

/// Union-find over named nodes.
#[derive(Default)]
struct Groups {
    names: BTreeMap<String, usize>,
    parents: Vec<usize>,
}

impl Groups {
    fn node(&mut self, name: String) -> usize {
        let next = self.parents.len();
        let node = *self.names.entry(name).or_insert(next);
        if node == next {
            self.parents.push(node);
        }
        node
    }

    /// "The Health Office" is "Sarnow's Health Office" where both are named.
    fn join_shorter(&mut self, source: &Source) {
        let Some(name) = source.origin.as_deref() else {
            return;
        };
        let shorter = unowned(name).and_then(|n| self.names.get(&format!("origin {n}")).copied());
        if let Some(shorter) = shorter {
            let own = self.node(format!("origin {}", same_name(name)));
            self.join(own, shorter);
        }
    }

    fn root(&mut self, mut node: usize) -> usize {
        while self.parents[node] != node {
            self.parents[node] = self.parents[self.parents[node]];
            node = self.parents[node];
        }
        node
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn source(article: u128, origin: Option<&str>, copy: &str) -> Source {
        Source {
            article: ArticleId(Uuid::from_u128(article)),
            origin: origin.map(str::to_owned),
            copy_key: copy.to_owned(),
        }
    }

    fn count(sources: &[Source]) -> usize {
        independent(sources).len()
    }

    fn link(claimant: &str, full_name: &str, anonymous: bool) -> Attribution {
        Attribution {
            claimant: claimant.into(),
            full_name: full_name.into(),
            role: String::new(),
            cue: "said".into(),
            relay: false,
            anonymous,
            span: None,
        }
    }

    #[test]
    fn whoever_is_known_is_the_origin_and_a_bare_pronoun_is_nobody() {
        let of = |chain: &[Attribution]| origin(chain).map(str::to_owned);
        assert_eq!(of(&[link("she", "", false)]), None);
        let low = link("she", "Ann Low", false);
        assert_eq!(of(std::slice::from_ref(&low)).as_deref(), Some("Ann Low"));
        let aide = link("an aide", "", true);
        assert_eq!(
            of(&[aide, link("he", "", false), low]).as_deref(),
            Some("Ann Low")
        );
    }

    #[test]
    fn two_articles_on_one_committee_are_one_origin() {
        let one = source(1, Some("the Investigative Committee"), "a");
        let two = source(2, Some("Investigative Committee"), "b");
        let other = source(3, Some("the ministry of health"), "c");
        assert_eq!(count(&[one.clone(), two.clone()]), 1);
        assert_eq!(count(&[one, two, other]), 2);
    }

    #[test]
    fn an_office_is_the_same_with_and_without_its_owner() {
        let sarnow = source(1, Some("Sarnow's Health Office"), "a");
        let low = source(2, Some("Low’s Health Office"), "b");
        let bare = source(3, Some("the Health Office"), "c");
        assert_eq!(count(&[sarnow.clone(), bare.clone()]), 1);
        assert_eq!(count(&[bare, sarnow.clone()]), 1);
        assert_eq!(count(&[sarnow, low]), 2);
        let clerks = ["Sarnow's clerk", "the clerk"];
        assert!(!same_origin(clerks[0], clerks[1]) && same_origin("The Mayor", "mayor"));
        assert!(same_origin("Health Office", "Sarnow's Health Office"));
    }

    #[test]
    fn a_well_known_body_is_one_origin_under_each_of_its_names() {
        let names = ["the U.N.", "United Nations", "the UN"];
        let each: Vec<_> = (1..).zip(names).collect();
        let sources = |(n, name): (u128, &str)| source(n, Some(name), &format!("c{n}"));
        let sources: Vec<_> = each.into_iter().map(sources).collect();
        assert_eq!(count(&sources), 1);
        assert!(same_origin("the Fed", "Federal Reserve"));
        assert!(!same_origin("a U.N. envoy", "the United Nations"));
        assert!(!same_origin("who", "WHO") && !same_origin("IS", "is"));
    }

    #[test]
    fn wire_copies_are_one_and_chains_join() {
        let copies = [source(1, None, "wire"), source(2, None, "wire")];
        assert_eq!(count(&copies), 1);
        let chain = [
            source(1, Some("mayor"), "a"),
            source(2, None, "a"),
            source(2, Some("police"), "b"),
            source(3, Some("Police"), "c"),
        ];
        assert_eq!(count(&chain), 1);
    }

    #[test]
    fn unnamed_sources_of_two_articles_are_two_and_of_one_are_one() {
        assert_eq!(count(&[source(1, None, "a"), source(2, None, "b")]), 2);
        assert_eq!(count(&[source(1, None, "a"), source(1, None, "b")]), 1);
        assert_eq!(count(&[]), 0);
    }

    fn any_source() -> impl Strategy<Value = Source> {
        (0u128..6, prop::option::of(0u8..4), 0u8..6).prop_map(|(article, origin, copy)| {
            source(
                article,
                origin.map(|o| format!("o{o}")).as_deref(),
                &format!("c{copy}"),
            )
        })
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_nothing_is_lost(
            (sources, shuffled) in prop::collection::vec(any_source(), 0..12)
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            let groups = independent(&sources);
            prop_assert_eq!(&groups, &independent(&shuffled));
            let all: BTreeSet<_> = sources.iter().map(|s| s.article).collect();
            let grouped: Vec<_> = groups.concat();
            prop_assert_eq!(grouped.len(), all.len());
        }

        #[test]
        fn one_more_source_never_makes_more_than_one_more_origin(
            sources in prop::collection::vec(any_source(), 0..12), more in any_source()
        ) {
            let before = count(&sources);
            let after = count(&[sources, vec![more]].concat());
            prop_assert!(after <= before + 1);
        }
    }
}
