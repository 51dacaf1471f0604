//! What is only done to people, or only by them: "trapping 900", "22 were rescued".

use super::{Place, Seen};
use factdesk_domain::Measure;

/// "killed 62 and sickened 1,900": the deed right before says more than the number before.
pub(super) fn by_deed_before(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let done = p.noun.is_none() && before(p.doc.before(start, 1));
    done.then(|| (Measure::People, start - 1))
}

pub(super) fn by_deed(p: &Place<'_>) -> Seen {
    let (start, end) = (p.quantity.run.start, p.quantity.run.end);
    p.noun.is_none().then_some(())?;
    let done = before(p.doc.before(start, 1)).then(|| start - 1);
    let verb = (end..end + 5).find(|i| !between(p.doc.low(*i)))?;
    let took_part = matches!(p.doc.low(verb), "taken" | "took") && p.doc.low(verb + 1) == "part";
    let behind = (took_part || after(p.doc.low(verb))).then_some(verb);
    let of = p.doc.low(end) == "of" || p.doc.is_number(verb);
    done.or(behind.filter(|_| !of))
        .map(|at| (Measure::People, at))
}

fn before(word: &str) -> bool {
    matches!(
        word,
        "trapping"
            | "trapped"
            | "rescuing"
            | "rescued"
            | "displacing"
            | "displaced"
            | "employing"
            | "employs"
            | "employed"
            | "stranding"
            | "stranded"
            | "sickening"
            | "sickened"
            | "infecting"
            | "infected"
            | "hired"
            | "hiring"
            | "recruited"
            | "enrolled"
    )
}

/// Words between the number and what was done.
fn between(word: &str) -> bool {
    matches!(
        word,
        "are"
            | "were"
            | "was"
            | "have"
            | "had"
            | "has"
            | "been"
            | "still"
            | "be"
            | "to"
            | "being"
            | "later"
            | "also"
            | "remain"
            | "remained"
            | "more"
            | "believed"
            | "thought"
            | "feared"
    )
}

fn after(word: &str) -> bool {
    matches!(
        word,
        "marched"
            | "demonstrated"
            | "protested"
            | "trapped"
            | "rescued"
            | "stranded"
            | "displaced"
            | "homeless"
            | "freed"
            | "infected"
            | "hired"
            | "enrolled"
            | "fled"
            | "survived"
            | "sickened"
            | "recruited"
            | "unemployed"
            | "deported"
            | "diagnosed"
            | "questioned"
            | "interviewed"
            | "released"
            | "bailed"
            | "vaccinated"
            | "buried"
            | "escaped"
            | "volunteered"
            | "attended"
            | "pulled"
            | "winched"
            | "testified"
            | "resigned"
            | "retired"
            | "convicted"
            | "acquitted"
            | "sentenced"
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
    fn what_befalls_people_only_tells_them() {
        let cases: &[(&str, &[Measure])] = &[
            ("It fell, trapping as many as 900.", &[People]),
            ("Of all, 22 were rescued.", &[People]),
            ("A dozen have been pulled out alive.", &[People]),
            ("Another 22 are still trapped there.", &[People]),
            ("The yard employs 450.", &[People]),
            ("Two have been diagnosed with it.", &[People]),
            ("The union said 3.5 million had taken part.", &[People]),
            ("The union said 3.5 million had taken root.", &[Other]),
            ("It left 4,000 homeless.", &[People]),
            ("It killed 62 and sickened 1,900.", &[Deaths, People]),
            ("It killed 62 and then 1,900.", &[Deaths, Deaths]),
            ("It sold 22 there.", &[Other]),
            ("It rescued 22 boats.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
