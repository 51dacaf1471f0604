//! Groups of people that a bare number measures: "a family of five", "attendance fell to 24,310".

use super::{Place, Seen};
use crate::lexicon::Classes;
use factdesk_domain::Measure;

pub(super) fn by_gathering(p: &Place<'_>) -> Seen {
    if strong(p) {
        return Some((Measure::People, p.quantity.run.start));
    }
    let bare = p.noun.is_none() && p.quantity.low.is_none_or(|v| v.fract() == 0.0);
    (bare && (family(p) || level(p) || turned_out(p) || human(p)))
        .then_some((Measure::People, p.quantity.run.start))
}

/// "the 10-strong council", "a 400-strong crowd"; not "a 10-strong fleet".
fn strong(p: &Place<'_>) -> bool {
    let end = p.quantity.run.end;
    let body = |i: usize| {
        group(p.doc.low(i))
            || matches!(
                p.doc.low(i),
                "council"
                    | "committee"
                    | "board"
                    | "cabinet"
                    | "force"
                    | "unit"
                    | "mob"
                    | "group"
                    | "contingent"
                    | "parliament"
                    | "orchestra"
            )
    };
    p.doc.phrase(end, "- strong").is_some()
        && (end + 2..end + 5)
            .take_while(|i| p.doc.is_word(*i) && !p.doc.is(*i, Classes::PREPOSITION))
            .any(body)
}

/// "a crowd of about 900", "a mother of three".
fn family(p: &Place<'_>) -> bool {
    let start = p.quantity.run.start;
    p.doc.before(start, 1) == "of"
        && (group(p.doc.before(start, 2))
            || matches!(
                p.doc.before(start, 2),
                "town"
                    | "city"
                    | "village"
                    | "community"
                    | "suburb"
                    | "island"
                    | "hamlet"
                    | "parish"
                    | "nation"
                    | "country"
                    | "province"
                    | "region"
                    | "father"
                    | "mother"
                    | "dad"
                    | "mum"
                    | "mom"
                    | "parent"
                    | "grandmother"
                    | "grandfather"
                    | "parents"
                    | "widow"
            ))
}

/// "20,000 took part", "some 900 marched".
fn turned_out(p: &Place<'_>) -> bool {
    let end = p.quantity.run.end;
    match p.doc.low(end) {
        "attended" | "marched" | "rallied" | "protested" | "demonstrated" | "attend" | "march" => {
            true
        }
        "took" | "take" | "taken" => p.doc.low(end + 1) == "part",
        "turned" | "showed" | "signed" => matches!(p.doc.low(end + 1), "out" | "up"),
        _ => false,
    }
}

/// "11,000 are sleeping outdoors", "only three had foreseen it": what none but people do.
fn human(p: &Place<'_>) -> bool {
    let end = p.quantity.run.end;
    let auxiliaries =
        (end..end + 3).take_while(|i| p.doc.is(*i, Classes::AUXILIARY | Classes::ADVERB));
    let verb = end + auxiliaries.count();
    matches!(
        p.doc.low(verb),
        "sleeping"
            | "slept"
            | "predicted"
            | "foresaw"
            | "foreseen"
            | "believe"
            | "believed"
            | "disagreed"
            | "volunteered"
            | "enrolled"
            | "graduated"
            | "resigned"
            | "testified"
            | "complained"
            | "queued"
            | "applied"
    )
}

/// "attendance dipped to 24,310": the group is the subject of the clause.
fn level(p: &Place<'_>) -> bool {
    let start = p.quantity.run.start;
    let limit = p.sentence.run.start.max(start.saturating_sub(9));
    let from = p.last.map_or(limit, |l| l.quantity.run.end.max(limit));
    let reaches = matches!(
        p.doc.before(start, 1),
        "to" | "at" | "of" | "from" | "was" | "is" | "reached" | "numbered" | "hit"
    );
    let subject = (from..start).rev().find(|i| group(p.doc.low(*i)));
    let free = Classes::PREPOSITION | Classes::AUXILIARY | Classes::VERB | Classes::ADVERB;
    let whole = subject.is_some_and(|i| {
        !p.doc.is_word(i + 1) || p.doc.is(i + 1, free) || p.doc.low(i + 1).ends_with("ed")
    });
    reaches && whole
}

fn group(word: &str) -> bool {
    matches!(
        word,
        "crowd"
            | "crowds"
            | "audience"
            | "attendance"
            | "attendances"
            | "gathering"
            | "congregation"
            | "population"
            | "workforce"
            | "staff"
            | "crew"
            | "delegation"
            | "jury"
            | "family"
            | "membership"
            | "headcount"
            | "enrolment"
            | "enrollment"
            | "readership"
            | "viewership"
            | "ridership"
            | "electorate"
            | "gang"
            | "squad"
            | "cast"
            | "choir"
            | "panel"
            | "cohort"
            | "household"
            | "payroll"
            | "turnout"
            | "squadron"
            | "team"
            | "inhabitants"
    )
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn a_group_measured_by_a_bare_number_is_people() {
        let cases: &[(&str, &[Measure])] = &[
            ("She spoke to a crowd of 900.", &[People]),
            ("He is a father of three.", &[People]),
            ("A family of five slept.", &[People]),
            ("9 of them died in a town of 14,000.", &[Deaths, People]),
            ("It hit Norford, a town of 14,000.", &[People]),
            ("Attendance dipped to 24,310.", &[People]),
            ("Some 900 marched through the town.", &[People]),
            ("The guild said 900 took part.", &[People]),
            ("Another 900 are sleeping in the open.", &[People]),
            ("Only three foresaw the flood.", &[People]),
            ("The 10-strong council slept.", &[People]),
            ("A 400-strong crowd slept.", &[People]),
            ("The population of the town is 21,090.", &[People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn other_levels_are_not() {
        let cases: &[(&str, &[Measure])] = &[
            ("A team of 12 goats slept.", &[Other]),
            ("The price of a family car fell to 900.", &[Other]),
            ("Population growth fell to 1.4 there.", &[Other]),
            ("The index fell to 900.", &[Other]),
            ("The lift took 900 up.", &[Other]),
            ("It signed 12 off.", &[Other]),
            ("Its 10-strong fleet sank.", &[Other]),
            ("Another 900 are standing in the yard.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
