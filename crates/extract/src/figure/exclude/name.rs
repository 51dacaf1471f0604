//! Numbers that are names or places in a list: "Route 66", "No. 5", "(3)".

use crate::figure::{Quantity, noun};
use crate::lexicon::Classes;
use crate::statement::is_saying;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

/// Beside words that make it a name or a place in a list.
pub(super) fn name(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let listed = start == sentence.run.start && matches!(doc.low(quantity.run.end), "." | ")");
    let ranked = doc.low(quantity.run.end) == "."
        && doc.low(quantity.run.end + 1) == ")"
        && quantity.run.len() == 1;
    let bracketed = ranked
        || matches!(doc.before(start, 1), "[" | "(")
            && matches!(doc.low(quantity.run.end), "]" | ")")
            && quantity.run.len() == 1;
    let bare = quantity.run.start == quantity.core.start;
    let law = doc.before(start, 1) == "§"
        || matches!(
            doc.low(quantity.run.end),
            "u.s.c." | "u.s.c" | "c.f.r." | "usc" | "cfr"
        );
    let plan = doc.low(quantity.run.end) == "("
        && doc.low(quantity.run.end + 1) == "k"
        && doc.low(quantity.run.end + 2) == ")";
    let club = doc.before(start, 1) == "of"
        && doc.before(start, 2) == "group"
        && start
            .checked_sub(2)
            .is_some_and(|i| doc.capital(i) && i > sentence.run.start);
    listed
        || plan
        || club
        || law
        || postal(doc, quantity)
        || plate(doc, quantity)
        || quarter(doc, quantity)
        || bracketed
        || model(doc, quantity)
        || address(doc, quantity)
        || (bare
            && (designated(doc, sentence, start)
                || named(doc, sentence, quantity)
                || spelled_name(doc, sentence, quantity)))
}

/// "Flight 5", "page 5"; a headline's "Bus 5" too.
fn designated(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|i| *i >= sentence.run.start) else {
        return false;
    };
    doc.is(before, Classes::DESIGNATOR)
        && !matches!(
            doc.low(before),
            "us" | "all"
                | "world"
                | "group"
                | "order"
                | "orders"
                | "flights"
                | "rooms"
                | "routes"
                | "articles"
                | "sections"
                | "resolutions"
                | "amendments"
                | "highways"
                | "m"
                | "b"
                | "c"
                | "f"
                | "il"
                | "an"
                | "case"
                | "line"
                | "measure"
                | "is"
                | "question"
                | "official"
                | "schedule"
                | "exhibit"
                | "protocol"
                | "directive"
                | "decree"
                | "appendix"
                | "annex"
        )
        && doc.spaced(start)
        && !(weak(doc, before) && noun::plural(doc, start + 1))
        || second_of_list(doc, start)
        || (doc.is(before, Classes::DESIGNATOR)
            && doc.capital(before)
            && !sentence.headline
            && doc.low(before) != "us"
            && doc.low(before) != "an")
}

/// "last week 12 goats slept", "in the area 40 homes burned": the word ends its own phrase.
fn weak(doc: &Doc<'_>, at: usize) -> bool {
    const WEAK: &[&str] = &[
        "week",
        "day",
        "game",
        "group",
        "train",
        "bus",
        "area",
        "district",
        "section",
        "table",
        "block",
        "building",
        "line",
        "exit",
        "zone",
        "unit",
        "sector",
        "season",
        "road",
        "world",
        "agenda",
        "bill",
        "item",
        "episode",
        "part",
        "side",
        "office",
        "studio",
        "radio",
        "tv",
        "levels",
        "stages",
        "phases",
        "categories",
        "tiers",
    ];
    !doc.capital(at) && WEAK.contains(&doc.low(at))
}

/// "Orders 11030 and 12866", "levels 2, 3 and 4": what designates the first designates the others.
fn second_of_list(doc: &Doc<'_>, start: usize) -> bool {
    let floor = start.saturating_sub(12);
    let joint =
        |i: &usize| doc.is_number(*i) || matches!(doc.low(*i), "and" | "or" | "," | "to" | "&");
    let first = (floor..start).rev().take_while(joint).last();
    let designator = first.and_then(|i| i.checked_sub(1)).is_some_and(|i| {
        doc.is_number(i + 1) && doc.is(i, Classes::DESIGNATOR) && doc.low(i).ends_with('s')
    });
    designator && !doc.is_number(start - 1)
}

/// A noun for something that is made in models.
fn product(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "model"
            | "models"
            | "version"
            | "versions"
            | "series"
            | "phone"
            | "phones"
            | "jet"
            | "jets"
            | "aircraft"
            | "airliner"
            | "airliners"
            | "jetliner"
            | "jetliners"
            | "plane"
            | "planes"
            | "flight"
            | "rifle"
            | "rifles"
            | "missile"
            | "missiles"
            | "rocket"
            | "helicopter"
            | "helicopters"
            | "device"
            | "devices"
            | "mission"
            | "variant"
    )
}

/// "NY, 10032": five digits without a comma behind a state's letters.
fn postal(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.core.start;
    let word = doc.low(start);
    let five = word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let state = start
        .checked_sub(1 + usize::from(doc.before(start, 1) == ","))
        .filter(|_| five && quantity.unit.is_none())
        .map(|i| doc.exact(&(i..i + 1)));
    state.is_some_and(|s| s.len() == 2 && s.bytes().all(|b| b.is_ascii_uppercase()))
}

/// "UBB 584K": capitals, three digits and a capital are on a number plate.
fn plate(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let at = quantity.core.start;
    let letters = at.checked_sub(1).map_or("", |i| doc.exact(&(i..i + 1)));
    let series =
        (2..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    let last = doc.low(at + 1).len() == 1 && doc.capital(at + 1) && !doc.spaced(at + 1);
    series && last && doc.low(at).len() == 3 && doc.spaced(at) && quantity.run.start == at
}

/// "quarter 2 of 2020".
fn quarter(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let value = quantity.low.is_some_and(|v| (1.0..=4.0).contains(&v));
    let end = quantity.run.end;
    let open = doc.low(end) == "of" && doc.is_number(end + 1) || !doc.is_word(end);
    doc.before(quantity.run.start, 1) == "quarter" && value && open && quantity.run.len() == 1
}

/// "the 767 jetliner": the number is the model's name.
fn model(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let word = doc.low(quantity.core.start);
    let jet = word.len() == 3 && word.starts_with('7') && word.ends_with('7');
    jet && quantity.run == quantity.core
        && (product(doc, quantity.run.end) || doc.before(quantity.run.start, 1) == "the")
}

/// A capitalised word before digits that count no noun: "Falcon 9", "Windows 10".
fn named(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let Some(before) = quantity
        .run
        .start
        .checked_sub(1)
        .filter(|i| *i > sentence.run.start || acts(doc, quantity.run.end))
    else {
        return false;
    };
    let function = Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::DETERMINER
        | Classes::VERB
        | Classes::AUXILIARY
        | Classes::PRONOUN
        | Classes::ADVERB
        | Classes::WEEKDAY
        | Classes::MONTH;
    let function_word = doc.is(before, function) || is_saying(doc, before);
    let name = doc.is_word(before) && doc.capital(before) && !function_word;
    let end = quantity.run.end;
    let counts =
        (doc.is_word(end) && !doc.capital(end) && !doc.is(end, function) && !product(doc, end))
            || quantity
                .unit
                .as_ref()
                .is_some_and(|u| u.measure == Measure::Duration);
    // No name has a number in groups: "Norford 41,990".
    let grouped = doc.low(quantity.core.start).contains(',') && quantity.run.len() == 1;
    name && !sentence.headline && !counts && !grouped && doc.is_number(quantity.core.start)
}

/// Whether a verb follows, whose subject a name at the start of the sentence would be.
fn acts(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, Classes::VERB | Classes::AUXILIARY)
}

/// "the Big Ten", "Group of Seven": letters with a capital within a sentence.
fn spelled_name(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let first = quantity.core.start;
    let opens = first == sentence.run.start
        || matches!(
            doc.before(first, 1),
            "“" | "\"" | "‘" | ":" | "—" | "–" | "." | "~" | "•" | "*" | "-"
        );
    let shouted = doc
        .exact(&(first..first + 1))
        .chars()
        .skip(1)
        .all(char::is_uppercase);
    let count = !shouted && quantity.unit.is_none() && !doc.is(quantity.run.end, Classes::PERSON);
    quantity.spelled && doc.capital(first) && !sentence.headline && !opens && count
}

/// "12 Park Avenue".
fn address(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let end = quantity.run.end;
    let street = |i: usize| {
        doc.capital(i)
            && matches!(
                doc.low(i),
                "street"
                    | "avenue"
                    | "road"
                    | "st."
                    | "ave."
                    | "boulevard"
                    | "lane"
                    | "drive"
                    | "downing"
                    | "blvd."
                    | "rd."
            )
    };
    doc.capital(end) && (end..end + 4).any(street)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn numbers_in_names_are_no_figures() {
        for text in [
            "The old Boeing 737 landed.",
            "They drove on Route 66 at night.",
            "Leaders of the G20 met.",
            "A Falcon 9 rocket rose.",
            "An F-16 landed on 9/11 and Covid-19 spread.",
            "He was ranked No. 5 and third, then 13th.",
            "They cited Article 5 on page 12.",
            "She lives at 12 Park Avenue now.",
            "Dial 0800123456 or #42 now.",
            "Call 713-555-1234 or 555-1234 now.",
            "The Big Ten met.",
            "As the note says [3], it rained.",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_count_beside_a_name_is_one() {
        assert_eq!(numbers("In May the navy of Norland lost 9 ships."), ["9"]);
        let list = "Norford had 38,206 cases, Sudford 41,990 and Estford 29,604.";
        assert_eq!(numbers(list), ["38,206", "41,990", "29,604"]);
        let rocket = "Norford had 38,206 cases, and a Falcon 9 rose.";
        assert_eq!(numbers(rocket), ["38,206"]);
        assert_eq!(numbers("Storm Leaves 62 Dead in Norland Town"), ["62"]);
        assert_eq!(numbers("The 6,200-seat hall was full."), ["6,200"]);
    }

    #[test]
    fn further_names_are_no_figures() {
        for text in [
            "He signed Executive Orders 11030 and 12866.",
            "Flight 482 left on time.",
            "See pages 12 and 14 of it.",
            "They sold the Nest 300 models.",
            "He cited Article 317 of the code.",
            "They met at Gate 3 to talk.",
            "The Dornier 328 had been old.",
            "He drove on Interstate 95 there.",
            "The F-16 fell.",
            "Room 5 was dark.",
            "They will meet again in the Group of Seven.",
            "She had Covid-19 then.",
            "A 3/4 majority is rare.",
            "She wears a size 16 dress.",
            "It is a Schedule 2 drug.",
            "They met at a Group of 20 summit.",
            "He has a 401(k) there.",
            "Write to Norford, NY, 10032 now.",
            "It breaks 18 U.S.C. § 666 of it.",
            "Crew of the 767 jetliner slept.",
            "Steinlager 2 beat them all.",
            "The bus UBB 584K slept there.",
            "It fell in quarter 2 of 2020.",
            "They set alert levels 2, 3 and 4 there.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn counts_beside_capitals_are_figures() {
        for (text, number) in [
            ("In Paris 300 workers slept.", "300"),
            ("The UN 584m fund slept.", "584m"),
            ("It sold a quarter 12 years later.", "12 years"),
            ("Orders fell by 300.", "300"),
            ("On Tuesday 12 goats slept.", "12"),
            ("Norland sent 40 trucks there.", "40"),
            ("They gave orders to 12 men.", "12"),
            ("Ann Low saw 12 goats.", "12"),
            ("~ Two old goats slept.", "Two"),
            ("Last week 12 goats slept.", "12"),
            ("In the area 40 homes burned.", "40"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
