//! Attackers: "three gunmen", "five men opened fire".

use super::{Place, Seen};
use crate::figure::noun;
use crate::lexicon::Classes;
use factdesk_domain::Measure;

/// "three gunmen", "several armed individuals", "five men opened fire".
pub(super) fn by_attack(p: &Place<'_>) -> Seen {
    let noun = p.noun?;
    let head = noun.end.checked_sub(1)?;
    let armed = noun
        .clone()
        .any(|i| matches!(p.doc.low(i), "armed" | "masked" | "heavily"))
        && noun::people(p.doc, noun);
    let fires = p.doc.phrase(noun.end, "opened fire").is_some() && noun::people(p.doc, noun);
    (p.doc.is(head, Classes::ATTACKER) || armed || fires).then_some((Measure::Attackers, head))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn attackers_are_told_by_noun_arms_and_fire() {
        let cases: &[(&str, &[Measure])] = &[
            ("They saw three gunmen.", &[Attackers]),
            ("They saw several armed men.", &[Attackers]),
            ("Two robbers fled.", &[Attackers]),
            ("Five men opened fire.", &[Attackers]),
            ("They saw several armed cars.", &[Other]),
            ("They saw five men.", &[People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
