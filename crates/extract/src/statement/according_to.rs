//! "According to X, …", "…, according to X", "as per X".

use super::claimant::{self, Speaker};
use super::content::{self, Extent};
use super::{Link, Said, cue, dateline, trailing};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

pub(super) fn according_to(doc: &Doc<'_>, sentence: &Sentence, direct: &[Said]) -> Vec<Said> {
    let mut out = Vec::new();
    for at in sentence.run.clone() {
        let Some(words) = phrase(doc, at) else {
            continue;
        };
        let Some(speaker) = claimant::following(doc, sentence, at + words) else {
            continue;
        };
        let speaker = without_subject(doc, sentence, at, speaker);
        if direct
            .iter()
            .any(|d| d.links.iter().any(|l| l.cue.start == at) || d.content.contains(&at))
        {
            continue;
        }
        let after = speaker.name.end;
        if yardstick(doc, &speaker.name) {
            continue;
        }
        let link = speaker.clone().link(at..at + words);
        let Some(body) = body(doc, sentence, at, after, &speaker) else {
            continue;
        };
        out.extend(rows(doc, body, link));
    }
    out
}

/// "According to the police, the driver, a clerk, fled": a subject that is no aside.
fn without_subject(doc: &Doc<'_>, sentence: &Sentence, at: usize, who: Speaker) -> Speaker {
    let opens = at <= sentence.run.start + 1;
    let named = who.name.clone().any(|i| doc.capital(i));
    let subject = |role: &Run| {
        let next = role.end + 1;
        let goes_on = matches!(doc.low(next), "who" | "which" | "aged" | "whose")
            || doc.is_number(next)
            || doc.low(next).ends_with("ed") && !doc.capital(next);
        let definite = doc.low(role.start) == "the" && doc.is(next, C::DETERMINER) && !named;
        goes_on || definite
    };
    let role = who.role.filter(|role| !(opens && subject(role)));
    Speaker { role, ..who }
}

/// "according to a measure that analysts use": by what something is judged, and no source.
fn yardstick(doc: &Doc<'_>, name: &Run) -> bool {
    name.end.checked_sub(1).is_some_and(|i| {
        matches!(
            doc.low(i),
            "measure"
                | "metric"
                | "yardstick"
                | "criteria"
                | "need"
                | "needs"
                | "taste"
                | "size"
                | "tradition"
                | "custom"
                | "merit"
                | "ability"
                | "preference"
                | "wishes"
        )
    })
}

fn phrase(doc: &Doc<'_>, at: usize) -> Option<usize> {
    if estimated(doc, at) {
        return Some(1);
    }
    [
        "according to",
        "as per",
        "as reported by",
        "as stated by",
        "per",
    ]
    .iter()
    .find_map(|p| doc.phrase(at, p))
    .filter(|n| *n > 1)
}

/// "by U.N. estimates", "by the guild's own count": who reckons so; not "by all accounts".
fn estimated(doc: &Doc<'_>, at: usize) -> bool {
    let made = |i: usize| doc.low(i).ends_with("ed");
    if doc.low(at) != "by" || at.checked_sub(1).is_some_and(made) {
        return false;
    }
    let head = (at + 1..at + 7)
        .take_while(|i| doc.is_word(*i) && !doc.is(*i, C::PREPOSITION))
        .find(|i| {
            matches!(
                doc.low(*i),
                "estimates" | "reckoning" | "calculations" | "count"
            )
        });
    let whose = |i: usize| doc.capital(i) || matches!(doc.low(i), "'s" | "official");
    head.is_some_and(|h| {
        let ends = !doc.is_word(h + 1) || doc.is(h + 1, C::CONJUNCTION);
        ends && (at + 1..h).any(whose)
    })
}

/// The clause that the phrase belongs to: after it at the start, around it where it
/// stands between a subject and its verb, else before it.
fn body(
    doc: &Doc<'_>,
    sentence: &Sentence,
    at: usize,
    after: usize,
    speaker: &Speaker,
) -> Option<Run> {
    let opens = at == sentence.run.start
        || (at <= sentence.run.start + 3 && doc.is(sentence.run.start, C::CONJUNCTION | C::ADVERB))
        || (at == sentence.run.start + 1 && !doc.is_word(sentence.run.start));
    let role_end = speaker.role.as_ref().map_or(after, |r| r.end);
    let limit = sentence.run.end.min(role_end + 14);
    let comma = (role_end..limit).find(|i| matches!(doc.low(*i), "," | ":"));
    if opens {
        let comma = comma?;
        let made = doc.low(comma + 1).ends_with("ed") && !doc.capital(comma + 1);
        let aside = made || matches!(doc.low(comma + 1), "which" | "who" | "seen" | "made");
        let close = (comma + 2..limit.max(comma + 2)).find(|i| doc.low(*i) == ",");
        let comma = close.filter(|_| aside).unwrap_or(comma);
        return Some(behind(doc, sentence, comma));
    }
    let aside = usize::from(matches!(doc.before(at, 1), "," | "–" | "—" | "-"));
    let end = at - aside;
    let start = clause_start(doc, sentence, end, doc.low(at + 1) == "per");
    let relative = matches!(doc.low(role_end), "who" | "which" | "that");
    let near = |c: usize| c <= role_end + 1 || relative && c <= role_end + 10;
    let goes_on = comma.filter(|c| aside > 0 && near(*c) && c + 2 < sentence.run.end);
    if let Some(comma) = goes_on.filter(|_| !trailing::clause(doc, start..end)) {
        return Some(match trailing::links(doc, start..end) {
            true => behind(doc, sentence, comma),
            false => start..content::end(doc, sentence, comma + 1, Extent::Clause),
        });
    }
    (start < end).then_some(start..end)
}

fn behind(doc: &Doc<'_>, sentence: &Sentence, comma: usize) -> Run {
    let start = comma + 1;
    start..content::end(doc, sentence, start, Extent::Clause)
}

/// The start of the clause before: of the sentence, or behind a semicolon; for
/// a bare "as per" behind the last comma.
fn clause_start(doc: &Doc<'_>, sentence: &Sentence, end: usize, last_comma: bool) -> usize {
    let cut = |i: &usize| {
        matches!(doc.low(*i), ";")
            || said_before(doc, *i)
            || doc.low(*i) == "(" && !closed(doc, *i, end)
            || (last_comma && doc.low(*i) == "," && doc.spaced(*i + 1))
    };
    let start = (sentence.run.start..end)
        .rev()
        .find(cut)
        .map_or(dateline::behind(doc, sentence), |i| i + 1);
    let joined = doc.is(start, C::CONJUNCTION) && doc.low(start + 1) == ",";
    let resulting = doc
        .phrase(start, "resulting in")
        .or_else(|| doc.phrase(start, "leading to"));
    start + resulting.unwrap_or(0) + if joined { 2 } else { 0 }
}

/// "…, the railway said, and": another source has spoken before the conjunction.
fn said_before(doc: &Doc<'_>, and: usize) -> bool {
    let joins = matches!(doc.low(and), "and" | "but" | "while") && doc.before(and, 1) == ",";
    let says = |i: usize| cue::cue(doc, i).is_some_and(|c| c.form != cue::Form::Ing);
    joins && and >= 2 && says(and - 2) && doc.quotation(and).is_none()
}

fn closed(doc: &Doc<'_>, open: usize, end: usize) -> bool {
    (open..end).any(|i| doc.low(i) == ")")
}

/// A row for each long quotation in the clause, else one for the clause.
fn rows(doc: &Doc<'_>, body: Run, link: Link) -> Vec<Said> {
    let mut quoted: Vec<Run> = Vec::new();
    let mut last = None;
    for at in body.clone() {
        let quotation = doc.quotation(at);
        if let Some(q) = quotation
            .filter(|_| quotation != last)
            .and_then(|q| doc.quotations.get(q))
            .filter(|q| q.run.len() >= 4)
        {
            quoted.push(q.run.start..q.run.end.min(body.end));
        }
        last = quotation;
    }
    let share: usize = quoted.iter().map(|q| q.len()).sum();
    let rows = if share * 2 >= body.len() {
        quoted
    } else {
        vec![body]
    };
    rows.into_iter()
        .map(|content| Said {
            content,
            links: vec![link.clone()],
            stance: Stance::Asserts,
            rules: vec!["according to"],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn before_and_behind_the_clause() {
        let want = |who: &str, what: &str| vec![(who.to_owned(), what.to_owned())];
        assert_eq!(
            said("According to the guild, the dam was old."),
            want("the guild", "the dam was old")
        );
        assert_eq!(
            said("The dam was old, according to the guild."),
            want("the guild", "The dam was old")
        );
        assert_eq!(
            said("It rained, leading to the loss of 5 boats, as per guild reports."),
            want("guild reports", "the loss of 5 boats")
        );
    }

    #[test]
    fn quotations_in_the_clause_are_rows_of_their_own() {
        let found = said(
            "The men “came in a boat” and “left on a very small horse,” according to the guild.",
        );
        assert_eq!(
            found.iter().map(|s| s.1.as_str()).collect::<Vec<_>>(),
            ["came in a boat", "left on a very small horse"]
        );
    }

    #[test]
    fn two_sources_of_a_sentence_say_their_own() {
        let text =
            "The old dam had broken, the guild said, and 12 goats fell, according to farmers.";
        let found = said(text);
        let pair = |who: &str, what: &str| (who.to_owned(), what.to_owned());
        assert_eq!(
            found,
            [
                pair("the guild", "The old dam had broken"),
                pair("farmers", "12 goats fell")
            ]
        );
        let text = "According to the Ledger, which has seen them, the dams are old.";
        assert_eq!(said(text), [pair("the Ledger", "the dams are old")]);
        let text = "Five of them, according to men who saw it, were sent home.";
        assert_eq!(said(text)[0].1, text.trim_end_matches('.'));
    }

    #[test]
    fn in_accordance_is_nobody_s_saying() {
        assert!(
            said("The dam was built according to plan.")
                .iter()
                .all(|s| s.0 != "the dam")
        );
    }

    #[test]
    fn whose_words_and_which() {
        for (text, who, what) in [
            ("It was old, according to a study.", "a study", "It was old"),
            ("It was old, as per the army.", "the army", "It was old"),
            (
                "But according to the army, it was old.",
                "the army",
                "it was old",
            ),
            (
                "It rained; it was old, according to the army.",
                "the army",
                "it was old",
            ),
            (
                "The dam, according to the army, was old.",
                "the army",
                "The dam, according to the army, was old",
            ),
            (
                "In the north, according to the army, it was old.",
                "the army",
                "In the north, according to the army, it was old",
            ),
            (
                "In addition, according to the army, it was old.",
                "the army",
                "it was old",
            ),
            (
                "It rained (the dam was old, according to the army).",
                "the army",
                "the dam was old",
            ),
            (
                "According to the army, the driver, a clerk, fled.",
                "the army",
                "the driver, a clerk, fled",
            ),
            (
                "According to police, a man, who slept, fled.",
                "police",
                "a man, who slept, fled",
            ),
            (
                "According to the report, filed on May 4, the dam was old.",
                "the report",
                "the dam was old",
            ),
            (
                "According to Ann Low, the mayor, the dam was old.",
                "Ann Low",
                "the dam was old",
            ),
            (
                "It was old, as reported by the army.",
                "the army",
                "It was old",
            ),
        ] {
            assert_eq!(said(text), [(who.into(), what.into())], "{text}");
        }
        for text in ["They left according to plan", "It cost $9 per goat."] {
            let army = said(text).into_iter().any(|s| s.0.contains("goat"));
            assert!(!army, "{text}");
        }
    }

    #[test]
    fn whoever_reckons_so_says_it() {
        let found = said("The war has cost 40,000 jobs by U.N. estimates, and it goes on.");
        assert_eq!(
            found,
            [("U.N.".into(), "The war has cost 40,000 jobs".into())]
        );
        for text in [
            "The war has cost 40,000 jobs by all estimates.",
            "The men were questioned by Norland estimates clerks.",
            "The votes were checked by the Norford count.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
