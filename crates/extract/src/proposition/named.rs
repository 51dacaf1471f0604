//! The name behind "she", "the mayor", "Low" and "WHO", where only one can be meant.

use super::short::Short;
use super::surname::Surnames;
use crate::figure::starts_number;
use crate::lexicon::Classes as C;
use crate::source;
use crate::statement::{Link, Said};
use crate::text::{Doc, Run};

/// So many speakers with a role are remembered.
const MOST: usize = 8;

/// Who has spoken so far, under which name and role.
#[derive(Debug)]
pub(crate) struct Named<'d> {
    short: Short<'d>,
    surnames: Surnames<'d>,
    /// The last speaker with a name: their name, and where they were named last.
    last: Option<(Run, Run)>,
    roles: Vec<(Run, Run)>,
}

impl<'d> Named<'d> {
    pub(crate) fn new(doc: &Doc<'d>) -> Self {
        Named {
            short: Short::of(doc),
            surnames: Surnames::default(),
            last: None,
            roles: Vec::new(),
        }
    }

    /// Remembers the speakers of a statement; statements come in the order of the text.
    pub(crate) fn learn(&mut self, doc: &Doc<'d>, said: &Said) {
        for link in &said.links {
            let (role, name) = introduced(doc, link);
            self.surnames.learn(doc, &name, role.as_ref());
            let full = self.surnames.full(doc, &name);
            if full.is_some() || person(doc, &name) {
                self.last = Some((full.unwrap_or_else(|| name.clone()), name.clone()));
            } else if self.full_name(doc, &name).is_none() && somebody(doc, &name) {
                // Somebody without a name has spoken since: a pronoun means them.
                self.last = None;
            }
            if let Some(role) = role.filter(|_| capitals(doc, &name)) {
                self.roles.push((role, name));
            }
        }
        let over = self.roles.len().saturating_sub(MOST);
        self.roles.drain(..over);
    }

    /// The name for a claimant, or the claimant as it stands.
    pub(super) fn name(&self, doc: &Doc<'d>, claimant: &Run) -> String {
        let name = self.full_name(doc, claimant);
        name.unwrap_or_else(|| doc.exact(claimant).to_owned())
    }

    /// The name for a claimant that does not say it itself.
    pub(crate) fn full_name(&self, doc: &Doc<'d>, claimant: &Run) -> Option<String> {
        let found = match doc.low(claimant.start) {
            "he" | "she" if claimant.len() == 1 => self.antecedent(doc, claimant),
            "the" => self.holder(doc, claimant),
            _ => self.surnames.full(doc, claimant),
        };
        if let Some(name) = found {
            return Some(doc.exact(&name).to_owned());
        }
        let long = self.short.long(doc, claimant)?;
        let long = doc.exact(&long);
        Some(match claimant.len() {
            2 => format!("{} {long}", exact(doc, claimant.start)),
            _ => long.to_owned(),
        })
    }

    /// The last speaker, where no other name stands between.
    fn antecedent(&self, doc: &Doc<'_>, pronoun: &Run) -> Option<Run> {
        let (name, last) = self.last.clone().filter(|l| l.1.end <= pronoun.start)?;
        let title = |words: &[&str]| words.contains(&doc.low(last.start));
        let other = match doc.low(pronoun.start) {
            "she" => title(&["mr.", "sir", "lord", "mr"]),
            _ => title(&["ms.", "mrs.", "miss", "lady", "ms", "mrs"]),
        };
        let near = pronoun.start - last.end <= FAR;
        let alone = near && !(last.end..pronoun.start).any(|i| stranger(doc, &name, i));
        (alone && !other).then_some(name)
    }

    /// The one who was introduced with this role.
    fn holder(&self, doc: &Doc<'_>, claimant: &Run) -> Option<Run> {
        let words = claimant.start + 1..claimant.end;
        let has = |role: &Run| {
            let held = |w: usize, run: &Run| run.clone().any(|r| doc.low(r) == doc.low(w));
            let office = office(doc, role);
            words.clone().all(|w| held(w, role)) && held(words.end - 1, &office)
        };
        let before = self
            .roles
            .iter()
            .filter(|(role, name)| name.end <= claimant.start && has(role));
        let mut names: Vec<&Run> = before.map(|(_, name)| name).collect();
        names.dedup_by_key(|n| doc.exact(n));
        match names.as_slice() {
            [one] if !words.is_empty() => Some((*one).clone()),
            _ => None,
        }
    }
}

/// "the head" of "the head of the guild": what somebody is, not what of.
fn office(doc: &Doc<'_>, role: &Run) -> Run {
    let of = |i: &usize| doc.is(*i, C::PREPOSITION) && *i > role.start;
    role.start..role.clone().find(of).unwrap_or(role.end)
}

fn exact<'d>(doc: &Doc<'d>, at: usize) -> &'d str {
    doc.exact(&(at..at + 1))
}

/// What a speaker is introduced as, and the name: behind it, or within the claimant.
fn introduced(doc: &Doc<'_>, link: &Link) -> (Option<Run>, Run) {
    let title = source::title(doc, &link.claimant);
    let name = title.end..link.claimant.end;
    let within = Some(title).filter(|title| !title.is_empty());
    (link.role.clone().or(within), name)
}

/// "the education secretary", "a lawyer for the town": one person without a name.
fn somebody(doc: &Doc<'_>, name: &Run) -> bool {
    let describes = |i: &usize| doc.is(*i, C::PREPOSITION) || doc.low(*i) == "who";
    let head = name.clone().find(describes).unwrap_or(name.end);
    let person = head.checked_sub(1).is_some_and(|i| {
        matches!(
            doc.low(i),
            "secretary"
                | "minister"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "lawyer"
                | "attorney"
                | "solicitor"
                | "barrister"
                | "judge"
                | "mayor"
                | "governor"
                | "president"
                | "director"
                | "leader"
                | "chairman"
                | "chairwoman"
                | "doctor"
                | "nurse"
                | "witness"
                | "officer"
                | "official"
                | "teacher"
                | "coach"
                | "manager"
                | "owner"
                | "resident"
                | "analyst"
                | "researcher"
                | "scientist"
                | "driver"
                | "pilot"
                | "premier"
                | "man"
                | "woman"
        )
    });
    person && doc.is(name.start, C::DETERMINER)
}

/// No pronoun looks further back, in words and marks.
const FAR: usize = 120;

/// A capital outside quotations and not of the speaker's own name may name somebody else.
fn stranger(doc: &Doc<'_>, last: &Run, at: usize) -> bool {
    let opens = at
        .checked_sub(1)
        .is_none_or(|b| !doc.is_word(b) && doc.low(b) != ",");
    let known = last.clone().any(|i| doc.low(i) == doc.low(at));
    let calendar = doc.is(at, C::WEEKDAY | C::MONTH | C::PRONOUN | C::DETERMINER);
    doc.capital(at)
        && doc.is_word(at)
        && doc.quotation(at).is_none()
        && !known
        && !calendar
        && !(opens && plain(doc, at))
}

/// A word that begins sentences rather than names.
fn plain(doc: &Doc<'_>, at: usize) -> bool {
    starts_number(doc, at)
        || doc.is(
            at,
            C::PREPOSITION | C::CONJUNCTION | C::ADVERB | C::POSSESSIVE | C::AUXILIARY,
        )
}

/// "Ann Low", "Ms. Low", "Norland Mayor Ann Low".
fn person(doc: &Doc<'_>, name: &Run) -> bool {
    let last = name.end.checked_sub(1);
    let group = last.is_none_or(|i| doc.is(i, C::SOURCE | C::PERSON | C::SPEECH_NOUN));
    name.len() > 1 && capitals(doc, name) && !group && !doc.is(name.start, C::DETERMINER)
}

fn capitals(doc: &Doc<'_>, name: &Run) -> bool {
    name.clone().all(|i| doc.capital(i) || !doc.is_word(i))
}

#[cfg(test)]
mod tests {
    use super::super::tests::drafts;
    use crate::{Input, extract};

    fn last(text: &str) -> String {
        drafts(text).last().cloned().unwrap_or_default()
    }

    #[test]
    fn a_pronoun_is_the_last_speaker_where_nobody_else_is_named() {
        assert_eq!(
            last("Ann Low said the dam was old. On Monday, she said that it leaked."),
            "Ann Low said that it leaked."
        );
        assert_eq!(
            last("Ann Low said the dam was old. Forty men left. She said that it leaked."),
            "Ann Low said that it leaked."
        );
        assert_eq!(
            last(
                "Water board chief Ann Low said it was old. Low added that it leaked. She told us that it broke."
            ),
            "Ann Low told us that it broke."
        );
        for text in [
            "Ann Low said the dam was old. Her friend Bo Ray slept. She said that it leaked.",
            "Mr. Low said the dam was old. She said that it leaked.",
            "The guild said the dam was old. She said that it leaked.",
            "Ann Low said it was old. The water minister said it was new. She said that it leaked.",
            "She said that it leaked.",
        ] {
            assert_eq!(last(text), "She said that it leaked.", "{text}");
        }
    }

    #[test]
    fn an_attribution_names_whom_the_claimant_means() {
        let text = "Ann Low, the mayor, said it was old. She said that it leaked.\n\n\
            “It still leaks,” the mayor said. The guild said it was new.";
        let input = Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        };
        let found = extract(&input).claims;
        let who = found.iter().flat_map(|c| &c.attributions);
        let who: Vec<_> = who.map(|a| (&*a.claimant, &*a.full_name)).collect();
        assert_eq!(
            who,
            [
                ("Ann Low", ""),
                ("She", "Ann Low"),
                ("the mayor", "Ann Low"),
                ("The guild", ""),
            ]
        );
    }

    #[test]
    fn a_role_is_whoever_was_introduced_with_it() {
        assert_eq!(
            last("Ann Low, the mayor of Norland, said it was old. The mayor said that it leaked."),
            "Ann Low said that it leaked."
        );
        for text in [
            "Ann Low, the mayor, said it was old. Bo Ray, the mayor, said it was new. The mayor said that it leaked.",
            "Ann Low, a pilot, said it was old. The mayor said that it leaked.",
            "Ann Low, the head of the mayor’s guild, said it was old. The mayor said that it leaked.",
        ] {
            assert_eq!(last(text), "The mayor said that it leaked.", "{text}");
        }
    }
}
