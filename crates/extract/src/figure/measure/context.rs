//! What the sentence around tells: the number before, attackers, votes, people.

use super::{Place, Seen};
use crate::figure::{event, noun};
use crate::lexicon::Classes;
use factdesk_domain::Measure;

/// "including five": what the number before counts.
pub(super) fn by_inclusion(p: &Place<'_>) -> Seen {
    let before = p.doc.before(p.quantity.run.start, 1);
    let includes = matches!(before, "including" | "includes" | "included")
        || (before == "them" && p.doc.before(p.quantity.run.start, 2) == "among");
    let them = p.doc.low(p.quantity.run.end) == "of"
        && matches!(p.doc.low(p.quantity.run.end + 1), "them" | "these" | "whom");
    let last = p
        .last
        .filter(|f| (includes || them) && of_people(f.measure));
    let measure = last.map(|f| f.measure).or_else(|| of_those_held(p))?;
    Some((measure, p.quantity.run.start))
}

/// "eleven of those held": the words say what befell the whole.
fn of_those_held(p: &Place<'_>) -> Option<Measure> {
    let at = p.doc.phrase(p.quantity.run.end, "of those")? + p.quantity.run.end;
    match p.doc.low(at) {
        "held" => Some(Measure::Arrests),
        "hurt" | "killed" | "injured" | "arrested" | "detained" | "missing" => {
            event::state(p.doc.low(at))
        }
        _ => Some(Measure::People).filter(|_| matches!(p.doc.low(at), "who" | "in" | "on")),
    }
}

fn of_people(measure: Measure) -> bool {
    use Measure::*;
    matches!(
        measure,
        Deaths
            | Injuries
            | Casualties
            | Hospitalizations
            | Missing
            | Arrests
            | Evacuations
            | Attackers
            | People
    )
}

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

/// "voted 52 to 48".
pub(super) fn by_vote(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let voted = |n: usize| matches!(p.doc.before(start, n), "voted" | "vote" | "votes");
    let end = p.quantity.run.end;
    let cast = p.doc.phrase(end, "in favour").is_some()
        || p.doc.phrase(end, "in favor").is_some()
        || (p.doc.low(end) == "against" && !p.doc.is_word(end + 1))
        || matches!(p.doc.low(end), "abstained" | "abstaining");
    let pair = p.doc.before(start, 1) == "to" && (voted(2) || voted(3));
    let cast = cast || p.doc.low(end) == "cast";
    (p.noun.is_none() && ((1..=2).any(voted) || pair || cast)).then_some((Measure::Votes, start))
}

/// "others mentioned five": the number before says what is meant.
pub(super) fn by_ellipsis(p: &Place<'_>) -> Seen {
    let ends =
        !p.doc.is_word(p.quantity.run.end) || p.doc.is(p.quantity.run.end, Classes::CONJUNCTION);
    let end = p.quantity.run.end;
    let acts = p.doc.is(end, Classes::VERB | Classes::AUXILIARY) || p.doc.low(end).ends_with("ed");
    let ends = ends || elsewhere(p);
    let last = p
        .last
        .filter(|f| p.noun.is_none() && (ends || acts) && of_people(f.measure))?;
    let measure = if ends { last.measure } else { Measure::People };
    Some((measure, p.quantity.run.start))
}

/// "73 dead in Norford, 45 in Sudford and 6 on Monday": the same, in another place or at another time.
fn elsewhere(p: &Place<'_>) -> bool {
    let end = p.quantity.run.end;
    let listed = matches!(p.doc.before(p.quantity.run.start, 1), "," | "and" | ";");
    let place = p.doc.capital(end + 1)
        || matches!(p.doc.low(end + 1), "the" | "another" | "other" | "nearby");
    listed && matches!(p.doc.low(end), "in" | "at" | "from" | "near" | "on") && place
}

/// "up from 5 a year ago", "compared with 5 in May": measured as the number before.
pub(super) fn by_comparison(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let compared = match p.doc.before(start, 1) {
        "from" => matches!(
            p.doc.before(start, 2),
            "up" | "down" | "rose" | "fell" | "compared"
        ),
        "to" if from_before(p) => true,
        "with" | "to" => p.doc.before(start, 2) == "compared",
        "by" => matches!(
            p.doc.before(start, 2),
            "up" | "down" | "rose" | "fell" | "increase" | "increased" | "decreased" | "grew"
        ),
        "against" | "versus" => true,
        _ => false,
    };
    let same =
        p.noun.is_none() || (from_before(p) && p.noun.is_some_and(|n| noun::people(p.doc, n)));
    let last = p
        .last
        .filter(|f| compared && same && (of_people(f.measure) || f.measure == Measure::Votes))?;
    Some((last.measure, start))
}

/// "10.8 against the dollar", "traded at 10.8 to the euro": an exchange rate.
pub(super) fn by_price(p: &Place<'_>) -> Seen {
    let end = p.quantity.run.end;
    let to = matches!(p.doc.low(end), "against" | "per" | "to" | "on" | "versus");
    let the = usize::from(p.doc.low(end + 1) == "the")
        + usize::from(matches!(p.doc.low(end + 1), "a" | "one"));
    let at = end + 1 + the;
    let at = at + usize::from(matches!(p.doc.low(at), "u.s." | "us" | "american"));
    let money = matches!(
        p.doc.low(at),
        "dollar" | "euro" | "pound" | "yen" | "greenback" | "franc" | "yuan" | "ruble" | "rouble"
    );
    (to && money && p.noun.is_none()).then_some((Measure::Money, end))
}

/// "Low leads with 221 delegates. Hill has 69.": the same again, a sentence later.
pub(super) fn by_sentence_before(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let end = p.quantity.run.end;
    let has = matches!(
        p.doc.before(start, 1),
        "has"
            | "have"
            | "had"
            | "got"
            | "won"
            | "earned"
            | "gained"
            | "receive"
            | "received"
            | "win"
            | "gain"
            | "took"
            | "claimed"
            | "collected"
            | "up"
            | "with"
    );
    let ends = !p.doc.is_word(end) && !matches!(p.doc.low(end), "-" | "/")
        || p.doc.is(end, Classes::CONJUNCTION | Classes::PREPOSITION) && p.doc.low(end) != "of";
    let before = p.last.or(p.earlier).filter(|f| {
        has && ends
            && p.noun.is_none()
            && !p.quantity.vague
            && matches!(f.measure, Measure::People | Measure::Votes)
    })?;
    Some((before.measure, start))
}

/// "from 200 in May to 42": the second end of a change.
fn from_before(p: &Place<'_>) -> bool {
    let start = p.quantity.run.start;
    p.last.is_some_and(|l| {
        p.doc.before(l.quantity.run.start, 1) == "from" && start <= l.quantity.run.end + 9
    })
}

pub(super) fn by_people(p: &Place<'_>) -> Seen {
    let crowd = p.quantity.low.is_some_and(|v| v < 1e6)
        && p.noun.is_none()
        && p.doc.low(p.quantity.run.end) != "of"
        && p.doc.before(p.quantity.run.start, 1) != "the";
    let alone = p.quantity.vague
        && !more_of_the_same(p)
        && (crowd
            || matches!(
                p.doc.low(p.quantity.run.end),
                "others"
                    | "who"
                    | "were"
                    | "fled"
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
            ));
    let noun = p.noun.filter(|n| noun::people(p.doc, n)).map(|n| n.end - 1);
    let end = p.quantity.run.end;
    let settled = p.noun.is_none()
        && (matches!(p.doc.low(end), "living" | "who" | "illegally" | "whose")
            || p.doc.phrase(end, "already here").is_some());
    let alone = alone || settled;
    let counted = alone || p.noun.is_none() && of_those(p);
    let at = noun.or(counted.then_some(p.quantity.run.start))?;
    let victims = matches!(p.doc.low(at), "victims" | "casualties");
    Some((
        if victims {
            Measure::Casualties
        } else {
            Measure::People
        },
        at,
    ))
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
    fn what_a_number_includes_is_measured_like_it() {
        let cases: &[(&str, &[Measure])] = &[
            ("It killed 40 men, including 5 guards.", &[Deaths, Deaths]),
            (
                "It hurt 40 men, among them 5 guards.",
                &[Injuries, Injuries],
            ),
            (
                "They treat 98 patients, and 7 of them are ill.",
                &[People, People],
            ),
            ("They sold 40 cars, including 5 vans.", &[Other, Other]),
            ("Eleven of those held are ill.", &[Arrests]),
            (
                "They held 40 men, and five have been freed.",
                &[People, People],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn a_number_compared_is_measured_like_the_other() {
        let cases: &[(&str, &[Measure])] = &[
            ("It killed 40 men, up from 5 in May.", &[Deaths, Deaths]),
            (
                "It killed 40 men, compared with 5 in May.",
                &[Deaths, Deaths],
            ),
            ("She took 40 votes, against 5 in May.", &[Votes, Votes]),
            ("They have 40 users, up by 5 in May.", &[People, People]),
            ("They sold 40 cars, up from 5 in May.", &[Other, Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn attackers_are_told_by_noun_arms_and_fire() {
        let cases: &[(&str, &[Measure])] = &[
            ("They saw three gunmen.", &[Attackers]),
            ("They saw several armed men.", &[Attackers]),
            ("Five men opened fire.", &[Attackers]),
            ("They saw several armed cars.", &[Other]),
            ("They saw five men.", &[People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn votes_in_pairs() {
        let cases: &[(&str, &[Measure])] = &[
            ("The house voted 52 to 48.", &[Votes, Votes]),
            ("It passed by 52 votes.", &[Votes]),
            ("It passed by 9 votes to 6.", &[Votes, Votes]),
            (
                "It passed with 52 in favour and 48 against.",
                &[Votes, Votes],
            ),
            ("She won by 9 votes out of 41,000 cast.", &[Votes, Votes]),
            ("They counted 52 to be sure.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn an_exchange_rate_is_money() {
        let cases: &[(&str, &[Measure])] = &[
            ("The krona fell to 10.82 against the dollar.", &[Money]),
            ("It traded at 1.08 to the euro.", &[Money]),
            ("It is 7 per dollar there.", &[Money]),
            ("It rose to 10.82 against all odds.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn people_are_told_by_noun_or_left_alone() {
        let cases: &[(&str, &[Measure])] = &[
            ("They saw 12 villagers.", &[People]),
            ("They saw 12 aides.", &[People]),
            ("They saw 12 Norlanders and 40 Russians.", &[Other, People]),
            ("Thousands fled.", &[People]),
            ("He spoke of the 12 million already here.", &[People]),
            ("There are 50 who slept.", &[People]),
            ("Many of the millions hit by it slept outdoors.", &[People]),
            ("Dozens of others left.", &[People]),
            ("Of those who took it, 96 slept.", &[People]),
            ("The 5 victims slept.", &[Casualties]),
            ("They saw 12 trucks.", &[Other]),
            ("They have millions.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn the_same_again_is_left_out_a_sentence_later_too() {
        let cases: &[(&str, &[Measure])] = &[
            (
                "Low has 221 delegates. Hill has 69, Lee got 7.",
                &[People, People, People],
            ),
            ("Low took 52 votes. Hill took 48.", &[Votes, Votes]),
            ("Low has 12 goats. Hill has 9.", &[Other, Other]),
            ("Low has 221 delegates. Hill has 9 goats.", &[People, Other]),
            (
                "It made 300 jobs then and a few hundred later.",
                &[Other, Other],
            ),
            ("It burned 300 barns and hundreds fled.", &[Other, People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn the_same_again_is_left_out() {
        let cases: &[(&str, &[Measure])] = &[
            (
                "Some saw three gunmen, others mentioned five.",
                &[Attackers, Attackers],
            ),
            (
                "It left 73 dead in Norford, 45 in Sudford and 6 on Monday.",
                &[Deaths, Deaths, Deaths],
            ),
            ("It met 73 men, 45 in all.", &[People, Other]),
            (
                "Some saw three cars, others mentioned five.",
                &[Other, Other],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
