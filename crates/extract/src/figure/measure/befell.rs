//! What words behind the number say happened to those counted.

use super::idiom::{beyond, idiom};
use super::{Place, Seen};
use crate::figure::event;
use crate::lexicon::Classes;
use factdesk_domain::Measure;

/// "5 people were killed", "5 of them requiring hospitalization", "5 dead and injured".
pub(super) fn by_state_after(p: &Place<'_>) -> Seen {
    let from = p.noun.map_or(p.quantity.run.end, |n| n.end);
    // "seven times more likely to die" counts nobody.
    (p.doc.low(from.saturating_sub(1)) != "times").then_some(())?;
    let (mut willing, mut calm) = (true, true);
    for at in from..from + 14 {
        let low = p.doc.low(at);
        if at >= p.sentence.run.end || (at >= p.next && low != ",") {
            return None;
        }
        let as_gone = low == "as" && event::state(p.doc.low(at + 1)).is_some();
        // "burned to death" are dead.
        if let Some(found) =
            idiom(p, at).filter(|f| f.0 == Measure::Deaths && p.doc.low(at + 1) == "to")
        {
            return Some(found);
        }
        if let Some(state) =
            event::state(low).filter(|_| (willing && !acts_on(p, at)) || (calm && finite(p, at)))
        {
            return Some(with_pair(p, at, state));
        }
        if let Some(found) = idiom(p, at) {
            return Some(found);
        }
        if low == "," {
            return aside(p, at);
        }
        if at == from && joint(p, at) {
            continue;
        }
        (as_gone || !ends_clause(p, at)).then_some(())?;
        willing = as_gone || leads_on(p, at) || (willing && !p.doc.is_word(at));
        calm &= !p.doc.is(at, Classes::VERB) && !low.ends_with("ed") && low != "who";
    }
    None
}

/// "5 boys and an old man": whoever is joined to those counted by an article.
fn joint(p: &Place<'_>, at: usize) -> bool {
    p.doc.low(at) == "and"
        && p.noun.is_some()
        && matches!(
            p.doc.low(at + 1),
            "a" | "an" | "their" | "his" | "her" | "another" | "the"
        )
}

/// "Soldiers in 5 boats evacuated 40": an act upon others, not what befell those counted.
fn acts_on(p: &Place<'_>, at: usize) -> bool {
    let passive = matches!(
        p.doc.before(at, 1),
        "was" | "were" | "been" | "being" | "be" | "is" | "are" | "get" | "got"
    );
    event::act(p.doc.low(at)).is_some()
        && !passive
        && (p.next == at + 1
            || p.doc.is(at + 1, Classes::DETERMINER)
            || matches!(p.doc.before(at, 1), "who" | "that"))
}

/// "5 children in the placebo group died", "5 men from the north were killed":
/// a verb that is finite belongs to the subject whatever stands between.
fn finite(p: &Place<'_>, at: usize) -> bool {
    let was = |n: usize| matches!(p.doc.before(at, n), "was" | "were" | "been");
    // "were on Sunday killed"
    let day = at > 0 && p.doc.is(at - 1, Classes::WEEKDAY) && (was(2) || was(3));
    matches!(
        p.doc.low(at),
        "died" | "perished" | "drowned" | "die" | "dies"
    ) || was(1)
        || day
}

fn with_pair(p: &Place<'_>, at: usize, state: Measure) -> (Measure, usize) {
    let pair = matches!(p.doc.low(at + 1), "and" | "or")
        .then(|| event::state(p.doc.low(at + 2)))
        .flatten();
    let object =
        event::act(p.doc.low(at + 2)).is_some() && p.next <= at + 6 && p.next < p.sentence.run.end;
    match pair.filter(|_| !object) {
        Some(other) => (event::joined(state, Some(other)), at + 2),
        None => (state, at),
    }
}

/// Past ", including five children,": what follows a short aside between commas.
fn aside(p: &Place<'_>, comma: usize) -> Seen {
    let part = crate::figure::starts_number(p.doc, comma + 1)
        && p.doc.low(comma + 2) == "of"
        && matches!(p.doc.low(comma + 3), "them" | "whom");
    (part
        || matches!(
            p.doc.low(comma + 1),
            "including" | "among" | "mostly" | "many" | "most" | "some" | "all"
        ))
    .then_some(())?;
    let close = (comma + 1..(comma + 12).min(p.sentence.run.end)).find(|i| p.doc.low(*i) == ",")?;
    let after = close + 1..(close + 4).min(p.sentence.run.end);
    after.clone().find_map(|i| {
        let state = event::state(p.doc.low(i)).map(|state| (state, i));
        state.or_else(|| beyond(p, i))
    })
}

fn ends_clause(p: &Place<'_>, at: usize) -> bool {
    if beaten(p, at) {
        return false;
    }
    let mark = !p.doc.is_word(at) && p.doc.low(at) != "-";
    mark || matches!(
        p.doc.low(at),
        "and"
            | "but"
            | "while"
            | "when"
            | "after"
            | "as"
            | "because"
            | "if"
            | "before"
            | "that"
            | "although"
            | "by"
    ) || (crate::statement::is_saying(p.doc, at) && !leads_on(p, at))
}

/// Words between the people and what happened to them.
fn leads_on(p: &Place<'_>, at: usize) -> bool {
    p.doc.is(at, Classes::AUXILIARY | Classes::ADVERB)
        || matches!(
            p.doc.low(at),
            "who"
                | "more"
                | "others"
                | "of"
                | "them"
                | "whom"
                | "reported"
                | "reportedly"
                | "confirmed"
                | "feared"
                | "presumed"
                | "found"
                | "left"
                | "still"
                | "people"
                | "were"
                | "dead"
                | "or"
                | "believed"
                | "listed"
                | "declared"
                | "critically"
                | "pronounced"
                | "remain"
                | "remains"
                | "remained"
        )
        || beaten(p, at)
}

/// "were beaten and injured", "shot and wounded": the blow before what it did.
fn beaten(p: &Place<'_>, at: usize) -> bool {
    let blow = |i: usize| {
        matches!(
            p.doc.low(i),
            "beaten"
                | "shot"
                | "stabbed"
                | "attacked"
                | "struck"
                | "hit"
                | "robbed"
                | "tortured"
                | "ambushed"
        )
    };
    blow(at) || p.doc.low(at) == "and" && at.checked_sub(1).is_some_and(blow)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn what_befell_those_counted_decides() {
        let cases: &[(&str, &[Measure])] = &[
            ("5 people were killed there.", &[Deaths]),
            ("5 people have died.", &[Deaths]),
            ("5 farmers burned to death.", &[Deaths]),
            ("5 people were on Sunday killed there.", &[Deaths]),
            ("5 others succumbed to their injuries.", &[Deaths]),
            ("5 others are nursing bad injuries.", &[Injuries]),
            ("5 others are nursing old hopes.", &[People]),
            ("5 farmers were crushed to death.", &[Deaths]),
            ("5 farmers were burned to the bone.", &[Injuries]),
            ("5 children in the other group died.", &[Deaths]),
            ("5 men from the north were killed.", &[Deaths]),
            ("5 people were slightly hurt.", &[Injuries]),
            (
                "900 people were moved to 7 evacuation centres.",
                &[Evacuations, Other],
            ),
            ("900 people moved to 7 new towns.", &[People, Other]),
            ("5 people are still missing.", &[Missing]),
            ("5 men were beaten and injured.", &[Injuries]),
            ("5 men were shot and killed.", &[Deaths]),
            ("5 men sang and killed goats.", &[People]),
            ("5 men were arrested.", &[Arrests]),
            ("5 children were among the dead.", &[Deaths]),
            ("Five children among six killed there", &[Deaths, Deaths]),
            ("Six men, two of them old, died there.", &[Deaths, Deaths]),
            ("They are 5 times more likely to die.", &[Other]),
            ("5 children were among the guests.", &[People]),
            ("5 boys and an old man have died.", &[Deaths]),
            ("5 boys and their goat were killed.", &[Deaths]),
            ("5 boys slept and a man was killed.", &[People]),
            ("5 boys saw it and a man died.", &[People]),
            ("5 people were evacuated.", &[Evacuations]),
            ("5 others remain unaccounted for.", &[Missing]),
            ("5 men were reportedly found dead.", &[Deaths]),
            ("Police found 27 of them with severe burns.", &[Injuries]),
            ("5 men were treated for burns.", &[Injuries]),
            ("5 were treated for heat exhaustion.", &[Injuries]),
            (
                "It went on, injuring scores and killing 5.",
                &[Injuries, Deaths],
            ),
            ("It injures test scores.", &[]),
            ("5 men suffered minor injuries.", &[Injuries]),
            ("The office lists 5 men as missing.", &[Missing]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn an_act_of_those_counted_does_not_befall_them() {
        let cases: &[(&str, &[Measure])] = &[
            ("Soldiers in 60 boats evacuated the town.", &[Other]),
            ("5 men said that others were killed.", &[People]),
            ("5 men slept while others died.", &[People]),
            ("5 men who killed others fled.", &[People]),
            ("5 goats slept and a man died.", &[Other]),
            (
                "Police in six lands have arrested 39 men.",
                &[Other, Arrests],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn killed_and_hurt_together_are_casualties() {
        let cases: &[(&str, &[Measure])] = &[
            ("5 people were killed or wounded.", &[Casualties]),
            ("It left 5 dead and wounded.", &[Casualties]),
            ("It left 5 dead and 6 wounded.", &[Deaths, Injuries]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
