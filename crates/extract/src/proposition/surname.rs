//! "Low", where "Jane Low, a doctor" has spoken and no other Low is named.

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// So many people are remembered.
const MOST: usize = 64;

/// Who has been introduced, by surname.
#[derive(Debug, Default)]
pub(super) struct Surnames<'d> {
    people: BTreeMap<&'d str, Run>,
    /// The first name that stands before each surname, none where there are two; read
    /// when it is first asked for.
    first: OnceCell<BTreeMap<&'d str, Option<&'d str>>>,
}

impl<'d> Surnames<'d> {
    /// Remembers who has spoken and what they are.
    pub(super) fn learn(&mut self, doc: &Doc<'d>, person: &Run, role: Option<&Run>) {
        let is_person = |role: &Run| role.clone().any(|i| doc.is(i, C::PERSON | C::SOURCE));
        let Some(last) = person
            .end
            .checked_sub(1)
            .filter(|_| role.is_some_and(is_person))
        else {
            return;
        };
        let start = (person.start..=last)
            .rev()
            .take_while(|i| given(doc, *i))
            .last();
        let Some(start) = start.filter(|s| *s < last && self.people.len() < MOST) else {
            return;
        };
        if !compass(doc, start) {
            self.people
                .entry(exact(doc, last))
                .or_insert(start..last + 1);
        }
    }

    /// The full name of a claimant that is a surname, with or without "Mr.".
    pub(super) fn full(&self, doc: &Doc<'d>, claimant: &Run) -> Option<Run> {
        let last = claimant.end.checked_sub(1)?;
        let alone = claimant.len() == 1 || claimant.len() == 2 && courtesy(doc, claimant.start);
        let full = self.people.get(exact(doc, last)).filter(|_| alone)?;
        let first = self.first.get_or_init(|| first_names(doc));
        let only = first.get(exact(doc, last)).copied().flatten()?;
        (full.end <= claimant.start && exact(doc, full.end - 2) == only).then(|| full.clone())
    }
}

fn first_names<'d>(doc: &Doc<'d>) -> BTreeMap<&'d str, Option<&'d str>> {
    let mut found = BTreeMap::new();
    for at in 1..doc.tokens.len() {
        if name(doc, at) && name(doc, at - 1) && !rank(doc, at - 1) && doc.spaced(at) {
            let (first, last) = (exact(doc, at - 1), exact(doc, at));
            let known = found.entry(last).or_insert(Some(first));
            *known = known.filter(|k| *k == first);
        }
    }
    found
}

fn exact<'d>(doc: &Doc<'d>, at: usize) -> &'d str {
    doc.exact(&(at..at + 1))
}

fn name(doc: &Doc<'_>, at: usize) -> bool {
    let not = C::DETERMINER | C::PRONOUN | C::PREPOSITION | C::CONJUNCTION | C::WEEKDAY | C::MONTH;
    doc.is_word(at) && doc.capital(at) && !doc.is(at, not)
}

/// Part of a person's own name: "Jane", "J.", "Low".
fn given(doc: &Doc<'_>, at: usize) -> bool {
    name(doc, at) && !rank(doc, at)
}

/// "Mayor Low" and "Dr. Low" have no first name.
fn rank(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, C::PERSON | C::SOURCE | C::ABBREVIATION) || courtesy(doc, at)
}

fn courtesy(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "miss" | "dr" | "dr."
    )
}

/// "South Norland" is no first name and surname.
fn compass(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "north" | "south" | "east" | "west" | "new" | "old" | "central" | "upper" | "lower"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::drafts;

    fn last(text: &str) -> String {
        drafts(text).last().cloned().unwrap_or_default()
    }

    #[test]
    fn a_surname_is_who_was_introduced_with_it() {
        for text in [
            "Jane Low, a doctor, said that it was old. Low said that it leaked.",
            "Jane Low, a doctor, said that it was old. Ms. Low said that it leaked.",
            "Jane Low, the mayor, said that it was old. Mayor Low slept. Low said that it leaked.",
        ] {
            assert_eq!(last(text), "Jane Low said that it leaked.", "{text}");
        }
    }

    #[test]
    fn all_of_the_name_is_taken() {
        assert_eq!(
            last(
                "Norland Mayor Jane B. Ray Low, a doctor, said that it was old. Ms. Low said that it leaked."
            ),
            "Jane B. Ray Low said that it leaked."
        );
    }

    #[test]
    fn two_of_one_surname_and_whoever_may_be_no_person_stay_as_they_are() {
        for text in [
            "Jane Low, a doctor, said that it was old. Bo Low slept. Low said that it leaked.",
            "Jane Low said that it was old. Low said that it leaked.",
            "South Low, a doctor, said that it was old. Low said that it leaked.",
            "Low said that it was old. Jane Low, a doctor, slept. Low said that it leaked.",
            "Jane Ray, a doctor, said that it was old. Low said that it leaked.",
        ] {
            assert_eq!(last(text), "Low said that it leaked.", "{text}");
        }
    }
}
