//! Shares in letters: "half of", "nearly a third", "two-thirds", "4 in 10".

use super::number::Number;
use super::spelled::digit;
use crate::lexicon::Classes;
use crate::text::Doc;

/// Words at which it begins, the digits of [`spelled`](super::spelled) aside.
pub(super) const FIRST: &str = "half a one third quarter fifth tenth";

/// "half of", "two-thirds": a share in hundredths.
pub(super) fn fraction(doc: &Doc<'_>, at: usize) -> Option<Number> {
    let (share, end) = half(doc, at)
        .or_else(|| parts(doc, at))
        .or_else(|| ranked(doc, at))
        .or_else(|| each(doc, at))?;
    Some(Number {
        run: at..end,
        low: Some(share),
        high: None,
        vague: false,
        spelled: true,
        fraction: true,
    })
}

/// "half" counts before "of", "the" or a possessive, as a subject and behind a
/// comparator; "half a mile" and "first half" are none.
fn half(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    (doc.low(at) == "half").then_some(())?;
    let of = matches!(
        doc.low(at + 1),
        "of" | "the" | "its" | "their" | "his" | "her" | "all"
    );
    let subject = acts(doc, at + 1) && (!doc.is_word(at.wrapping_sub(1)) || doc.capital(at));
    let alone = !matches!(doc.low(at + 1), "-" | "a" | "an" | "past") && compared(doc, at);
    let share = (of || subject || alone)
        && !matches!(
            doc.before(at, 1),
            "first" | "second" | "other" | "latter" | "the" | "a" | "-" | "and"
        )
        && doc.low(at + 2) != "season";
    share.then_some((50.0, at + 1))
}

/// Whether a verb stands at `at`.
fn acts(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, Classes::VERB | Classes::AUXILIARY)
        || (doc.low(at).len() > 4 && doc.low(at).ends_with("ed"))
}

/// "nearly", "by", "up to" and the like right before: what follows is an amount.
fn compared(doc: &Doc<'_>, at: usize) -> bool {
    doc.before(at, 1) == "to" && doc.before(at, 2) == "up"
        || matches!(
            doc.before(at, 1),
            "nearly"
                | "almost"
                | "about"
                | "roughly"
                | "around"
                | "than"
                | "over"
                | "by"
                | "approximately"
        )
}

/// "a third of", "nearly a third", "two-thirds", "three quarters".
fn parts(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    let article = matches!(doc.low(at), "a" | "one");
    let count = if article {
        1.0
    } else {
        digit(doc.word(at)?).filter(|v| *v < 10.0)?
    };
    let hyphen = usize::from(doc.low(at + 1) == "-");
    let part = match doc.low(at + 1 + hyphen) {
        "half" if count == 1.0 && (hyphen == 1 || doc.phrase(at + 2, "or more").is_some()) => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fourth" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "eighth" | "eighths" => 8.0,
        "tenth" | "tenths" => 10.0,
        _ => return None,
    };
    let end = at + 2 + hyphen;
    let counted = if article {
        doc.low(end) == "of"
            || doc.phrase(end, "or more").is_some()
            || changes(doc, end)
            || matches!(doc.before(at, 1), "up" | "down")
                && (doc.is(end, Classes::PREPOSITION) || !doc.is_word(end))
            || (compared(doc, at) && !noun_goes_on(doc, end) && doc.low(end) != "-")
    } else {
        doc.low(end - 1).ends_with('s')
    };
    (counted && count < part).then(|| ((1e4 * count / part).round() / 100.0, end))
}

/// "the poorest fifth of farms": a share by rank, without a word for one.
fn ranked(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    let part: f64 = match doc.low(at) {
        "third" => 3.0,
        "quarter" => 4.0,
        "fifth" => 5.0,
        "tenth" => 10.0,
        _ => return None,
    };
    let rank = matches!(
        doc.before(at, 1),
        "poorest"
            | "richest"
            | "wealthiest"
            | "top"
            | "bottom"
            | "oldest"
            | "youngest"
            | "lowest"
            | "highest"
    );
    let of = doc.low(at + 1) == "of" && !doc.is_number(at + 2);
    (rank && of && doc.before(at, 2) == "the").then(|| ((1e4 / part).round() / 100.0, at + 1))
}

/// "a third fewer", "a quarter higher": by how much.
fn changes(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "fewer" | "less" | "more" | "higher" | "lower" | "cheaper" | "smaller" | "larger"
    )
}

/// "a third party", "a quarter century": the part is only an adjective there.
fn noun_goes_on(doc: &Doc<'_>, at: usize) -> bool {
    doc.is_word(at) && !doc.is(at, free())
}

/// The classes of words that no noun is.
fn free() -> Classes {
    Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::DETERMINER
        | Classes::ADVERB
        | Classes::WEEKDAY
}

/// "one in five", "4 in 10", "nine out of ten".
fn each(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    // "on June 1 in seven towns"
    let dated = at
        .checked_sub(1)
        .is_some_and(|i| doc.is(i, Classes::MONTH) && doc.capital(i));
    (!dated).then_some(())?;
    let one = matches!(doc.low(at), "one" | "1");
    let noun = one && doc.low(at + 2) == "in" && doc.is_word(at + 1) && !doc.is(at + 1, free());
    let out = doc
        .phrase(at + 1, "out of every")
        .or_else(|| doc.phrase(at + 1, "out of"))
        .or_else(|| doc.phrase(at + 1, "in"))
        .or_else(|| doc.phrase(at + 1, "- in -"))
        .or_else(|| noun.then_some(2))
        .or_else(|| doc.phrase(at + 1, "of every"))?;
    let whole_of = |i: usize| doc.word(i).and_then(digit).or_else(|| figure(doc, i));
    let round = round(doc, at + 1 + out);
    let whole = round.or_else(|| whole_of(at + 1 + out))?;
    let part = whole_of(at)?;
    // "15 out of 19 shops" are two counts, "9 out of 10" are a share.
    let share = part == 1.0 || whole <= 12.0 || whole % 10.0 == 0.0;
    share.then_some(())?;
    let last = at + 2 + out + usize::from(round.is_some());
    let yearly = doc.low(last) == "-" && doc.low(last + 1) == "year";
    let ends = !matches!(
        doc.low(last),
        "years"
            | "months"
            | "weeks"
            | "days"
            | "hours"
            | "minutes"
            | "games"
            | "million"
            | "hundred"
            | "thousand"
    );
    let share = 1e2 * part / whole;
    let rounded = match share < 0.1 {
        true => share,
        false => (1e2 * share).round() / 1e2,
    };
    (part < whole && ends && !yearly).then_some((rounded, last))
}

/// "one in a million": the whole behind an article.
fn round(doc: &Doc<'_>, at: usize) -> Option<f64> {
    (doc.low(at) == "a").then_some(())?;
    match doc.low(at + 1) {
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    }
}

/// The two parts of "4 in 10" may stand in digits, where the whole is a round ten or hundred.
fn figure(doc: &Doc<'_>, at: usize) -> Option<f64> {
    let word =
        Some(doc.low(at)).filter(|w| doc.is_number(at) && (w.len() <= 3 || w.contains(',')))?;
    word.replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_shape_of_a_share() {
        let share = |text: &str| crate::figure::tests::counted(text);
        for (text, exact) in [
            ("They found half of it gone.", "half"),
            ("Half fell asleep.", "Half"),
            ("It fell by half.", "half"),
            ("About half were gone.", "About half"),
            ("They lost a third of it.", "a third"),
            ("It rose nearly a quarter.", "nearly a quarter"),
            ("They lost three-fourths of it.", "three-fourths"),
            ("They lost two fifths of it.", "two fifths"),
            ("Sales were up a quarter on May.", "a quarter"),
            ("They lost a third fewer there.", "a third"),
            ("A half or more of them slept.", "A half or more"),
            ("It may shrink by up to half.", "up to half"),
            ("The oldest tenth of the barns stand.", "tenth"),
            ("Four in five slept.", "Four in five"),
            ("Only about 4 in 10 slept.", "about 4 in 10"),
            ("Nine out of ten slept.", "Nine out of ten"),
            ("Three out of every 10 slept.", "Three out of every 10"),
            ("Three-in-five slept.", "Three-in-five"),
            ("One of every five slept.", "One of every five"),
            ("Only one car in seven was found.", "one car in seven"),
            (
                "Roughly one in a million slept.",
                "Roughly one in a million",
            ),
            ("About 1 in 1,000 slept.", "About 1 in 1,000"),
        ] {
            let found = share(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0, exact, "{text}");
            assert_eq!(found[0].1, factdesk_domain::Measure::Percent, "{text}");
        }
        for text in [
            "The first half was dull.",
            "They met halfway.",
            "The third party lost.",
            "They won by a third party vote.",
            "It was the third of May.",
            "Half a mile is far.",
            "They slept in half past noon light.",
            "They won five in four years.",
            "Fifteen out of 19 shops closed.",
            "It was a 1-in-100-year flood.",
            "They voted from May 4 to June 1 in seven towns.",
            "They won one race in 1998.",
            "They slept one in a barn.",
            "They went up a third hill.",
            "They came up the oldest third road.",
            "The top fifth grader won.",
        ] {
            let share = share(text)
                .into_iter()
                .find(|f| f.1 == factdesk_domain::Measure::Percent);
            assert_eq!(share, None, "{text}");
        }
    }
}
