//! What a report tells, in few bytes an item.

use super::entry::{Entry, Outcome};
use super::item::Source;
use factdesk_proto::v1::Article;
use factdesk_proto::v1::article::State;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// What became of earlier items. Digests are kept short: two of them have to
/// meet by chance, for one source, to do any harm.
#[derive(Debug, Default)]
pub struct Known {
    sources: HashMap<u64, Mark>,
    revisions: HashMap<u64, i32>,
}

/// What was last imported from a source.
#[derive(Debug, Default)]
struct Mark {
    sha256: u64,
    request: u64,
}

impl Known {
    /// Whether these very bytes are what was last imported from there.
    pub fn has(&self, source: &Source, sha256: &[u8; 32]) -> bool {
        let mark = self.sources.get(&short(&source.to_string()));
        mark.is_some_and(|mark| mark.sha256 == first(sha256))
    }

    /// Whether anything is told of it.
    pub fn has_any(&self, source: &Source) -> bool {
        self.sources.contains_key(&short(&source.to_string()))
    }

    /// A number for the request that last imported from there, 0 for none.
    pub fn before(&self, source: &Source) -> u64 {
        let mark = self.sources.get(&short(&source.to_string()));
        mark.map_or(0, |mark| mark.request)
    }

    /// Takes in what became of an item. A refusal changes nothing: the server
    /// has what it had before, and the item is to be tried again.
    pub fn learn(&mut self, entry: &Entry) {
        if entry.outcome == Outcome::Refused {
            return;
        }
        let digest = hex::decode(entry.sha256.as_deref().unwrap_or_default());
        let digest = digest.ok().and_then(|d| <[u8; 32]>::try_from(d).ok());
        let mark = Mark {
            sha256: digest.map_or(0, |digest| first(&digest)),
            request: entry.request_id.as_deref().map_or(0, short),
        };
        self.sources.insert(short(&entry.source.to_string()), mark);
        if let (Some(article), Some(revision)) = (&entry.article, entry.revision) {
            self.revisions.insert(short(article), revision);
        }
    }

    /// What a submission that was answered with this article did. An article
    /// that was met before tells it by its revision. Of another one the answer
    /// to something new says that extraction waits; so does, for a while, that
    /// to an article which others submitted before and which still waits.
    pub fn effect(&self, article: &Article) -> Outcome {
        match self.revisions.get(&short(&article.name)) {
            Some(revision) if article.revision <= *revision => Outcome::Known,
            Some(_) => Outcome::NewRevision,
            None if article.state() != State::AwaitingExtraction => Outcome::Known,
            None if article.revision == 1 => Outcome::New,
            None => Outcome::NewRevision,
        }
    }
}

fn short(text: &str) -> u64 {
    first(&Sha256::digest(text).into())
}

fn first(digest: &[u8; 32]) -> u64 {
    let bytes = digest.iter().take(8);
    bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn entry(outcome: Outcome, sha256: [u8; 32], revision: i32) -> Entry {
        Entry {
            sha256: Some(hex::encode(sha256)),
            article: Some("articles/1".into()),
            revision: Some(revision),
            request_id: Some(format!("import-{revision}")),
            ..Entry::new(&Source::file(Path::new("a.txt")), outcome)
        }
    }

    #[test]
    fn what_was_imported_last_is_known() {
        let (source, other) = (Source::file(Path::new("a.txt")), [2; 32]);
        let mut known = Known::default();
        assert!(!known.has(&source, &[1; 32]) && known.before(&source) == 0);
        known.learn(&entry(Outcome::New, [1; 32], 1));
        assert!(known.has(&source, &[1; 32]) && !known.has(&source, &other));
        let first = known.before(&source);
        known.learn(&entry(Outcome::Refused, other, 1));
        assert!(known.has(&source, &[1; 32]) && !known.has(&source, &other));
        known.learn(&entry(Outcome::NewRevision, other, 2));
        assert!(!known.has(&source, &[1; 32]) && known.has(&source, &other));
        assert_ne!(known.before(&source), first);
    }

    #[test]
    fn the_effect_is_told_by_revision_and_state() {
        let article = |name: &str, revision, state: State| Article {
            name: name.to_owned(),
            revision,
            state: state.into(),
            ..Article::default()
        };
        let mut known = Known::default();
        known.learn(&entry(Outcome::New, [1; 32], 1));
        let (waits, done) = (State::AwaitingExtraction, State::Extracted);
        for (name, revision, state, effect) in [
            ("articles/1", 1, waits, Outcome::Known),
            ("articles/1", 2, waits, Outcome::NewRevision),
            ("articles/2", 1, waits, Outcome::New),
            ("articles/2", 3, waits, Outcome::NewRevision),
            ("articles/2", 1, done, Outcome::Known),
        ] {
            let told = known.effect(&article(name, revision, state));
            assert_eq!(told, effect, "{name} {revision} {state:?}");
        }
    }
}
