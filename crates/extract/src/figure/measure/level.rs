//! "Deaths in the district rose to 44": the subject tells what the level counts.

use super::{Place, Seen};
use crate::figure::{event, noun};
use crate::lexicon::Classes as C;
use crate::text::Doc;

/// The measure of a subject that rose or fell to the number.
pub(super) fn by_level(p: &Place<'_>) -> Seen {
    p.noun
        .is_none_or(|n| noun::people(p.doc, n))
        .then_some(())?;
    let verb = moved(p.doc, p.quantity.run.start).filter(|v| *v >= p.sentence.run.start)?;
    let far = p.sentence.run.start.max(verb.saturating_sub(14));
    let start = (far..verb)
        .rev()
        .find(|i| !p.doc.is_word(*i))
        .map_or(far, |mark| mark + 1);
    let head = (start..verb.min(start + 4))
        .take_while(|i| !p.doc.is(*i, C::PREPOSITION | C::AUXILIARY))
        .find(|i| ends_noun(p.doc, *i + 1, verb) && event::thing_at(p.doc, *i).is_some())?;
    event::thing_at(p.doc, head).map(|measure| (measure, head))
}

/// The verb by which something came to the number that begins at `number`.
fn moved(doc: &Doc<'_>, number: usize) -> Option<usize> {
    let mut at = number.checked_sub(1)?;
    if doc.low(at) == "to" && doc.before(at, 2) == "from" {
        at = at.checked_sub(2)?;
    }
    if matches!(
        doc.low(at),
        "to" | "at" | "past" | "above" | "below" | "from"
    ) {
        at = at.checked_sub(1)?;
        return (came(doc.low(at)) || stands(doc.low(at))).then_some(at);
    }
    reached(doc.low(at)).then_some(at)
}

fn came(verb: &str) -> bool {
    matches!(
        verb,
        "rose"
            | "risen"
            | "rises"
            | "climb"
            | "climbs"
            | "jumps"
            | "soars"
            | "drops"
            | "falls"
            | "mounts"
            | "rise"
            | "fell"
            | "fallen"
            | "fall"
            | "climbed"
            | "jumped"
            | "dropped"
            | "grew"
            | "grown"
            | "increased"
            | "decreased"
            | "declined"
            | "soared"
            | "surged"
            | "doubled"
            | "tripled"
            | "up"
            | "down"
            | "dipped"
            | "slid"
            | "shot"
    )
}

fn stands(verb: &str) -> bool {
    matches!(verb, "stood" | "stand" | "stands" | "remained" | "peaked")
}

pub(super) fn reached(verb: &str) -> bool {
    matches!(
        verb,
        "reached"
            | "reach"
            | "reaches"
            | "hits"
            | "tops"
            | "passes"
            | "crossed"
            | "crosses"
            | "hit"
            | "topped"
            | "exceeded"
            | "passed"
            | "surpassed"
            | "totalled"
            | "totaled"
            | "numbered"
    )
}

/// Whether the noun before ends the noun phrase: "death rates" are no deaths.
fn ends_noun(doc: &Doc<'_>, next: usize, verb: usize) -> bool {
    next == verb
        || (next + 1 == verb && matches!(doc.low(next), "came" | "come" | "went" | "are" | "were"))
        || matches!(
            doc.low(next),
            "due" | "caused" | "linked" | "blamed" | "recorded" | "reported" | "registered"
        )
        || doc.is(
            next,
            C::PREPOSITION | C::AUXILIARY | C::ADVERB | C::CONJUNCTION,
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
    fn the_subject_tells_what_the_level_counts() {
        for (text, measure) in [
            ("Deaths in the valley rose to 44 on Friday.", Deaths),
            ("Confirmed deaths have climbed to at least 44.", Deaths),
            ("Injuries at the mill fell to 12.", Injuries),
            ("Arrests on the coast reached 8,400 in June.", Arrests),
            ("Hospital admissions stood at 3,100.", Hospitalizations),
            ("Arrests fell from 300 to 120.", Arrests),
            ("Arrests went down from 300 to 120.", Arrests),
            (
                "Prices fell from 30 to 12 and storm deaths from 31 to 14.",
                Deaths,
            ),
            ("Flood fatalities reach 16 in the valley.", Deaths),
            ("Deaths due to the storm rise to 23 there.", Deaths),
        ] {
            assert_eq!(measures(text).pop(), Some(measure), "{text}");
        }
    }

    #[test]
    fn another_head_or_another_verb_tells_nothing() {
        for text in [
            "Death rates rose to 44.",
            "Calls after the deaths rose to 44.",
            "Deaths led them to 44 doors.",
            "Prices fell to 44.",
            "Attempted murders rose to 44.",
        ] {
            assert_eq!(measures(text), [Other], "{text}");
        }
    }
}
