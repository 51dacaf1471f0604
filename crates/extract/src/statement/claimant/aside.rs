//! The aside between a name and its verb: "Ann Low, 63, a pilot from Norland, said".

use super::Speaker;
use super::marks::{before_brackets, opening};
use super::noun_phrase::noun_phrase;
use crate::lexicon::Classes as C;
use crate::statement::cue;
use crate::text::{Doc, Run, Sentence};

/// "Ann Low, the mayor, said": the name before the aside, the aside as role;
/// or "The mayor, Ann Low, said" the other way round.
pub(super) fn apposed(doc: &Doc<'_>, sentence: &Sentence, comma: usize) -> Option<Speaker> {
    if let Some(named) = named_far_before(doc, sentence, comma) {
        return Some(named);
    }
    let open = opening(doc, sentence, comma, ",")?;
    let aside = open + 1..comma;
    let last = before_brackets(doc, sentence, open.checked_sub(1)?)?;
    let name = noun_phrase(doc, sentence, last)?;
    let named = full_name(doc, &aside) && !party(doc, &aside);
    let office = aside.len() > 1 && office(doc, name.start);
    let owner = || speaks_for(doc, &name) && !(office && doc.capital(name.end - 1));
    if named && !aside.is_empty() && owner() {
        return Some(Speaker { name, role: None });
    }
    let titled = doc.is(name.start, C::DETERMINER)
        || doc.low(name.start) == "one"
        || doc.is(name.end - 1, C::SOURCE | C::PERSON)
        || matches!(
            doc.low(name.end - 1),
            "executive" | "officer" | "founder" | "coach" | "captain" | "editor" | "manager"
        )
        || office;
    if named && titled && !aside.is_empty() {
        return Some(Speaker {
            name: aside,
            role: Some(name),
        });
    }
    let role = role(doc, aside);
    Some(Speaker { name, role })
}

/// "Economist at Low Bank, Ann Ray": what one person is, without an article.
fn office(doc: &Doc<'_>, at: usize) -> bool {
    let many = doc.low(at).ends_with('s') || doc.low(at) == "police";
    doc.is(at, C::SOURCE | C::PERSON) && !many && doc.is(at + 1, C::PREPOSITION)
}

/// "a spokeswoman for the dam’s owner, Low Dams, said": the aside names the owner.
fn speaks_for(doc: &Doc<'_>, name: &Run) -> bool {
    let owner = matches!(
        doc.low(name.end - 1),
        "owner"
            | "owners"
            | "operator"
            | "maker"
            | "parent"
            | "company"
            | "firm"
            | "union"
            | "charity"
            | "publisher"
            | "employer"
            | "manufacturer"
            | "developer"
            | "contractor"
            | "bank"
            | "club"
            | "airline"
            | "retailer"
            | "utility"
            | "supplier"
            | "landlord"
    );
    // "a clerk in the capital, Port Low": the aside names the place.
    let place = matches!(
        doc.low(name.end - 1),
        "capital"
            | "city"
            | "town"
            | "village"
            | "port"
            | "province"
            | "district"
            | "suburb"
            | "island"
            | "stronghold"
    );
    let there = |i: usize| matches!(doc.low(i), "in" | "near" | "outside" | "from");
    place && name.clone().any(there)
        || owner
            && name
                .clone()
                .any(|i| matches!(doc.low(i), "for" | "at" | "of"))
}

/// "Ann Low", "Ann Low of Low Dams".
fn full_name(doc: &Doc<'_>, aside: &Run) -> bool {
    let capital = |i: usize| doc.capital(i) || doc.low(i) == "-";
    let of = aside
        .clone()
        .find(|i| matches!(doc.low(*i), "of" | "at" | "from"));
    let first = aside.start..of.unwrap_or(aside.end);
    let home = of.map_or(0..0, |of| of + 1..aside.end);
    let both = of.is_none() || first.len() > 1 && !home.is_empty();
    both && first.len() <= 4 && home.len() <= 4 && first.chain(home).all(capital)
}

/// "Ann Low, 63, a pilot from Norland, Ray County, said": a name at the start of its
/// clause, before an aside that has commas of its own.
fn named_far_before(doc: &Doc<'_>, sentence: &Sentence, comma: usize) -> Option<Speaker> {
    let floor = sentence.run.start.max(comma.saturating_sub(45));
    let first = (floor..comma)
        .rev()
        .take_while(|i| {
            !matches!(doc.low(*i), ";" | "." | ":") && doc.quotation(*i) == doc.quotation(comma)
        })
        .filter(|i| doc.low(*i) == ",")
        .last()?;
    let opens = |i: usize| {
        if occupation(doc, i) {
            return true;
        }
        let age = doc.is_number(i) && doc.low(i + 1) == ",";
        age || doc.is(i, C::DETERMINER | C::SOURCE | C::PERSON)
            || matches!(
                doc.low(i),
                "who" | "whose" | "which" | "one" | "former" | "chief" | "vice" | "senior" | "co"
            )
    };
    let more = (first + 1..comma).any(|i| doc.low(i) == ",");
    let opens = |i: usize| opens(i) || home(doc, i).is_some_and(&opens);
    let name = noun_phrase(
        doc,
        sentence,
        before_brackets(doc, sentence, first.checked_sub(1)?)?,
    )?;
    let capitals = name.clone().all(|i| {
        doc.capital(i)
            || !doc.is_word(i)
            || matches!(
                doc.low(i),
                "'s" | "of" | "at" | "the" | "de" | "la" | "van" | "von" | "bin"
            )
    });
    let titled = doc.is(name.start, C::DETERMINER) || doc.is(name.end - 1, C::SOURCE | C::PERSON);
    let close = (first + 1..comma).find(|i| doc.low(*i) == ",");
    let aside = first + 1..close.unwrap_or(first + 1);
    let own = aside.len() <= 4
        && aside
            .clone()
            .all(|i| doc.capital(i) && !doc.is(i, C::DETERMINER));
    if titled && own && !aside.is_empty() && clause_opens(doc, sentence, name.start) {
        return Some(Speaker {
            name: aside,
            role: Some(name),
        });
    }
    let named = capitals && clause_opens(doc, sentence, name.start);
    (more && named && opens(first + 1)).then(|| Speaker {
        name,
        role: role(doc, first + 1..comma),
    })
}

/// "Ann Low at Harnow College, UK, who wasn't there, said": what follows a country's name.
fn home(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let words = (at..at + 3)
        .take_while(|i| doc.is_word(*i) && doc.capital(*i) && !doc.is(*i, C::DETERMINER));
    let close = at + words.count();
    let relative = matches!(doc.low(close + 1), "who" | "which");
    (close > at && doc.low(close) == "," && relative).then_some(close + 1)
}

/// Nothing, a conjunction or the introduction's comma stands before.
pub(super) fn clause_opens(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    start == sentence.run.start
        || doc.is(start - 1, C::CONJUNCTION | C::ADVERB)
        || !doc.is_word(start - 1) && !doc.is_number(start - 1)
}

/// "executive director of the fund": a person's work in a few plain words.
fn occupation(doc: &Doc<'_>, at: usize) -> bool {
    let stop = C::PREPOSITION | C::CONJUNCTION | C::AUXILIARY | C::VERB | C::PRONOUN;
    let words = (at..at + 5).take_while(|i| doc.is_word(*i) && !doc.is(*i, stop));
    words
        .into_iter()
        .any(|i| doc.is(i, C::SOURCE | C::PERSON) && !doc.capital(i))
}

/// "R-Fla.", "D-Norland": a party and a place, nobody's name.
fn party(doc: &Doc<'_>, aside: &Run) -> bool {
    doc.low(aside.start).len() == 1 && doc.low(aside.start + 1) == "-"
}

/// The aside without an age: "a pilot from Norland".
fn role(doc: &Doc<'_>, aside: Run) -> Option<Run> {
    let age = if doc.is_number(aside.start) { 2 } else { 0 };
    let run = aside.start + age..aside.end;
    let says = run.clone().any(|i| cue::is_saying(doc, i));
    let noun =
        doc.is(run.start, C::DETERMINER | C::SOURCE | C::PERSON) || occupation(doc, run.start);
    (noun && !says && run.len() <= 20).then_some(run)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn the_name_speaks_and_the_aside_is_the_role() {
        for (text, who, what) in [
            (
                "Ann Low, the mayor of Norland, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The mayor, Ann Low, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "Ann Low, 63, a pilot from Norland, Ray County, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The pilot, Ann Low, 63, of Norland, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The guild’s lawyer, Ann Low of Low and Ray, said that it was old.",
                "The guild’s lawyer",
                "it was old",
            ),
            (
                "The guild’s lawyer, Ann Low of Low Ray, said that it was old.",
                "Ann Low of Low Ray",
                "it was old",
            ),
            (
                "A clerk for the dam’s owner, Low Dams, said that it was old.",
                "A clerk for the dam’s owner",
                "it was old",
            ),
            (
                "A clerk in the capital, Port Low, said that it was old.",
                "A clerk in the capital",
                "it was old",
            ),
            (
                "Economist at Low Bank, Ann Ray, said that it was old.",
                "Ann Ray",
                "it was old",
            ),
            (
                "Low Dams’ chief executive, Ann Ray, said that it was old.",
                "Ann Ray",
                "it was old",
            ),
            (
                "Police in the north, Ann Ray, said that it was old.",
                "Police in the north",
                "it was old",
            ),
            (
                "The dam’s owner, Low Dams, said that it was old.",
                "Low Dams",
                "it was old",
            ),
            (
                "One of them, Captain Ann Low, said that it was old.",
                "Captain Ann Low",
                "it was old",
            ),
            (
                "Ann Low at the College of Norland, Harl, who wasn’t there, said that it was old.",
                "Ann Low at the College of Norland",
                "it was old",
            ),
            (
                "Low Dams, which is based in Port Norland, Harl County, said that it was old.",
                "Low Dams",
                "it was old",
            ),
            (
                "In Norland, Harl, the mayor of Low, Ann Ray, said that it was old.",
                "Ann Ray",
                "it was old",
            ),
            (
                "Ann Low, D-Norland, said that it was old.",
                "Ann Low",
                "it was old",
            ),
        ] {
            assert_eq!(said(text), [(who.into(), what.into())], "{text}");
        }
    }
}
