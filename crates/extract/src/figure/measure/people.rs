//! Any other people: told by their noun, or left to be understood.

use super::{Place, Seen};
use crate::figure::noun;
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::Measure;

pub(super) fn by_people(p: &Place<'_>) -> Seen {
    if let Some(at) = numbered(p) {
        return Some((Measure::People, at));
    }
    let noun = p.noun.filter(|n| noun::people(p.doc, n)).map(|n| n.end - 1);
    let alone =
        crowd(p) || of_us(p) || home(p) || (p.noun.is_none() && (settled(p) || of_those(p)));
    let at = noun.or(alone.then_some(p.quantity.run.start))?;
    let victims =
        matches!(p.doc.low(at), "victims" | "casualties") && !alive(p.doc, at) && !saved(p);
    let measure = if victims {
        Measure::Casualties
    } else {
        Measure::People
    };
    Some((measure, at))
}

/// "rescued 5 victims": these are free.
fn saved(p: &Place<'_>) -> bool {
    matches!(
        p.doc.before(p.quantity.run.start, 1),
        "rescued" | "rescuing" | "rescue" | "freed" | "freeing" | "released" | "releasing"
    )
}

/// "home to over 26 million": who else would live there.
fn home(p: &Place<'_>) -> bool {
    let start = p.quantity.run.start;
    let large = p
        .quantity
        .low
        .is_some_and(|v| v >= 100.0 && v.fract() == 0.0);
    let ends = !p.doc.is_word(p.quantity.run.end);
    let home = p.doc.before(start, 1) == "to" && p.doc.before(start, 2) == "home";
    home && large && ends && p.noun.is_none()
}

/// "flood victims", "fraud victims": those whom it struck, and few of them are dead.
fn alive(doc: &Doc<'_>, victims: usize) -> bool {
    matches!(
        doc.before(victims, 1),
        "flood"
            | "storm"
            | "cyclone"
            | "typhoon"
            | "hurricane"
            | "earthquake"
            | "quake"
            | "drought"
            | "disaster"
            | "fraud"
            | "scam"
            | "trafficking"
            | "abuse"
            | "rape"
            | "theft"
            | "burglary"
            | "robbery"
            | "violence"
            | "displaced"
            | "surviving"
    )
}

/// "put the number of marchers at 1.28 million": who are numbered before it.
fn numbered(p: &Place<'_>) -> Option<usize> {
    let start = p.quantity.run.start;
    let to = matches!(
        p.doc.before(start, 1),
        "at" | "to" | "from" | "reached" | "was" | "exceeded" | "by" | "as"
    );
    let floor = p.sentence.run.start.max(start.saturating_sub(10));
    let number = (floor..start)
        .rev()
        .find(|i| p.doc.low(*i) == "number" && p.doc.low(*i + 1) == "of")?;
    let ends = Classes::PREPOSITION | Classes::VERB | Classes::AUXILIARY | Classes::ADVERB;
    let closed = |i: usize| p.doc.is(i, ends) || p.doc.low(i).ends_with("ed") || i == start;
    let people = (number + 2..start)
        .take_while(|i| {
            p.doc.is_word(*i)
                && !p.doc.is(
                    *i,
                    Classes::PREPOSITION | Classes::VERB | Classes::AUXILIARY,
                )
        })
        .filter(|i| closed(i + 1))
        .find(|i| noun::people(p.doc, &(*i..*i + 1)) || those(p.doc, *i));
    people.filter(|_| to && p.noun.is_none())
}

/// "those displaced", "those affected".
fn those(doc: &Doc<'_>, at: usize) -> bool {
    doc.before(at, 1) == "those" && doc.low(at).ends_with("ed")
}

/// "thousands fled", "millions voted": a vague number that counts nothing else.
fn crowd(p: &Place<'_>) -> bool {
    let alone = p.quantity.low.is_some_and(|v| v < 1e6)
        && p.noun.is_none()
        && p.doc.low(p.quantity.run.end) != "of"
        && p.doc.before(p.quantity.run.start, 1) != "the";
    let people = matches!(
        p.doc.low(p.quantity.run.end),
        "others"
            | "who"
            | "were"
            | "fled"
            | "voted"
            | "marched"
            | "flocked"
            | "gathered"
            | "protested"
            | "rallied"
            | "mourned"
            | "queued"
            | "celebrated"
            | "attended"
            | "watched"
            | "hit"
            | "affected"
            | "living"
            | "watching"
            | "stranded"
            | "displaced"
            | "left"
            | "fleeing"
            | "without"
            | "whose"
    );
    p.quantity.vague && !more_of_the_same(p) && (alone || people)
}

/// "the dozens of you at the gate", "two million of us".
fn of_us(p: &Place<'_>) -> bool {
    let end = p.quantity.run.end;
    let who = p.doc.low(end + 1);
    p.noun.is_none()
        && p.doc.low(end) == "of"
        && matches!(who, "you" | "us")
        && !p.doc.capital(end + 1)
}

/// "the 12 million already here", "50 who slept".
fn settled(p: &Place<'_>) -> bool {
    let end = p.quantity.run.end;
    matches!(p.doc.low(end), "living" | "who" | "illegally" | "whose")
        || p.doc.phrase(end, "already here").is_some()
}

/// "It will make 300 jobs now and a few hundred later": the things counted before, again.
fn more_of_the_same(p: &Place<'_>) -> bool {
    let things = p
        .last
        .is_some_and(|l| l.measure == Measure::Other && l.noun.is_some());
    let end = p.quantity.run.end;
    let acts = p.doc.is(end, Classes::VERB | Classes::AUXILIARY)
        || p.doc.low(end).ends_with("ed")
        || matches!(p.doc.low(end), "others" | "who" | "more");
    things && !acts
}

/// "Of those who took the drug, 96 …", "Among the patients, 5 …".
fn of_those(p: &Place<'_>) -> bool {
    let first = p.sentence.run.start;
    let opens = matches!(p.doc.low(first), "of" | "among");
    let comma = p.quantity.run.start.checked_sub(1);
    let led = comma.is_some_and(|c| p.doc.low(c) == ",");
    let near = first..(first + 4).min(p.quantity.run.start);
    opens
        && led
        && near
            .into_iter()
            .any(|i| p.doc.low(i) == "those" || p.doc.is(i, Classes::PERSON))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn people_are_told_by_noun_or_left_alone() {
        let cases: &[(&str, &[Measure])] = &[
            ("They saw 12 villagers.", &[People]),
            ("They saw 12 aides.", &[People]),
            ("They saw 12 Norlings and 40 Russians.", &[Other, People]),
            ("Thousands fled.", &[People]),
            ("He spoke of the 12 million already here.", &[People]),
            ("There are 50 who slept.", &[People]),
            (
                "They put the number of marchers at 1.28 million.",
                &[People],
            ),
            (
                "The number of inspectors fell from 51 to 33.",
                &[People, People],
            ),
            ("They put the number of goats at 1.28 million.", &[Other]),
            ("The number of jobless people rose by 145,000.", &[People]),
            (
                "The number of worried villagers increased to 145.",
                &[People],
            ),
            ("The number of patient visits rose to 145.", &[Other]),
            ("They gave the number of those stranded as 145.", &[People]),
            ("They gave the number of goats stranded as 145.", &[Other]),
            ("The delta is home to nearly 9 million.", &[People]),
            ("The delta is home to nearly 9 million frogs.", &[Other]),
            ("The hall is home to 12.", &[Other]),
            ("They have rescued 5 victims.", &[People]),
            ("Many of the millions hit by it slept outdoors.", &[People]),
            ("Dozens of others left.", &[People]),
            ("It thanked the hundreds of you at the gate.", &[People]),
            (
                "They saw 12 islanders, 9 farmhands and 4 engineers.",
                &[People, People, People],
            ),
            ("Of those who took it, 96 slept.", &[People]),
            ("The 5 victims slept.", &[Casualties]),
            ("The 5 flood victims slept.", &[People]),
            ("A day after millions voted, it rained.", &[People]),
            ("They saw 12 trucks.", &[Other]),
            ("They have millions.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
