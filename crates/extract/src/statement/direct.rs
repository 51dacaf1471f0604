//! Quotations with the words that say whose they are.

use super::claimant::{self, Speaker as Who};
use super::cue::{self, Takes};
use super::{Link, Said, Speaker, beamed, content, interrupted, mixed};
use crate::lexicon::Classes as C;
use crate::text::quotation::Quotation;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

pub(super) fn direct(doc: &Doc<'_>, sentence: &Sentence, speaker: &mut Speaker) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::new();
    let mut waiting: Option<Run> = None;
    for quotation in quotations(doc, sentence) {
        if quotation.run.end <= speaker.taken {
            continue;
        }
        let content =
            quotation.run.start.max(sentence.run.start)..quotation.run.end.min(sentence.run.end);
        let pair = waiting.take().filter(|w| content.start <= w.end + 4);
        let links = links(doc, sentence, quotation, speaker);
        let Some(links) = links.or_else(|| between(doc, quotation, out.last()?)) else {
            waiting = Some(content).filter(|c| c.len() >= 4);
            continue;
        };
        if let Some(link) = links.first() {
            *speaker = Speaker {
                last: Some(link.clone()),
                paragraph: sentence.paragraph,
                taken: speaker.taken,
                ..Speaker::default()
            };
        }
        let whole = mixed::opened(doc, sentence, content.clone(), &links);
        let whole = mixed::led(doc, sentence, whole, &links);
        let mixed = (whole.start < content.start).then_some("mixed quotation");
        out.extend(pair.map(|content| said(content, &links, None)));
        out.push(said(whole, &links, mixed));
    }
    interrupted::joined(doc, sentence, out, speaker)
}

/// “It rained,” said the mayor, “and we slept.”: the words of saying between two parts are
/// those of both.
fn between(doc: &Doc<'_>, quotation: &Quotation, last: &Said) -> Option<Vec<Link>> {
    let link = last.links.first()?;
    let lead = quotation.run.start.checked_sub(2)?;
    let behind = link.cue.end.max(link.claimant.end);
    let within = last.content.end <= link.cue.start && behind <= lead;
    let near = lead.saturating_sub(behind) <= 24 && doc.low(lead) == ",";
    let says = || (behind..lead).any(|i| cue::cue(doc, i).is_some() || doc.quotation(i).is_some());
    let one = within && near && !says() && !mixed::goes_on(doc, quotation);
    one.then(|| last.links.clone())
}

fn said(content: Run, links: &[Link], also: Option<&'static str>) -> Said {
    Said {
        content,
        links: links.to_vec(),
        stance: Stance::Asserts,
        rules: std::iter::once("quotation").chain(also).collect(),
    }
}

/// The quotations of a sentence, in order.
fn quotations<'d>(doc: &'d Doc<'_>, sentence: &Sentence) -> Vec<&'d Quotation> {
    let mut numbers: Vec<usize> = sentence
        .run
        .clone()
        .filter_map(|at| doc.quotation(at))
        .collect();
    numbers.dedup();
    numbers
        .into_iter()
        .filter_map(|n| doc.quotations.get(n))
        .collect()
}

fn links(
    doc: &Doc<'_>,
    sentence: &Sentence,
    quotation: &Quotation,
    speaker: &Speaker,
) -> Option<Vec<Link>> {
    behind(doc, sentence, quotation)
        .or_else(|| before(doc, sentence, quotation).map(|link| vec![link]))
        .or_else(|| goes_on(doc, sentence, quotation, speaker).map(|link| vec![link]))
}

/// “…,” she said. “…,” said Ann Low. “…,” according to Ann Low.
fn behind(doc: &Doc<'_>, sentence: &Sentence, quotation: &Quotation) -> Option<Vec<Link>> {
    let close = quotation.run.end;
    // “He told me, ‘It is old,’” she said: the comma stands within both marks.
    let within = usize::from(matches!(doc.before(close, 1), "’" | "'" | "”" | "\""));
    let inner = doc.low(close.checked_sub(1 + within)?);
    let mut from = close + 1;
    let comma = doc.low(from) == ",";
    let ready = comma || matches!(inner, "," | "?" | "!" | "—" | "–" | "-" | "…" | ".");
    (quotation.closed && ready && !title(doc, quotation) && from < sentence.run.end)
        .then_some(())?;
    from += usize::from(comma);
    (!new_clause(doc, from)).then_some(())?;
    let opens = quotation.run.start <= sentence.run.start + 1;
    let link = spoken(doc, sentence, from)
        .or_else(|| beamed::beamed(doc, sentence, from).filter(|_| opens && inner != "."))?;
    (inner != "." || closes(doc, sentence, link.cue.end.max(link.claimant.end))).then_some(())?;
    let relay = relay(doc, sentence, link.cue.end);
    Some(std::iter::once(link).chain(relay).collect())
}

/// … “sound”, but a clerk said …: another clause, with a content of its own.
fn new_clause(doc: &Doc<'_>, from: usize) -> bool {
    matches!(
        doc.low(from),
        "but"
            | "and"
            | "while"
            | "although"
            | "though"
            | "yet"
            | "because"
            | "whereas"
            | "who"
            | "which"
            | "whose"
            | "where"
    )
}

/// Whether the words from `from` on say whose the quotation before them is, and no more.
pub(super) fn is_said(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> bool {
    let link = spoken(doc, sentence, from);
    link.is_some_and(|l| closes(doc, sentence, l.cue.end.max(l.claimant.end)))
}

/// Behind a full stop the words of saying are the quotation's only where they say nothing more.
fn closes(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> bool {
    let end = content::adverbials(doc, sentence, from);
    end >= sentence.run.end || matches!(doc.low(end), "." | ";") || doc.before(end, 1) == "."
}

/// “The Old Dam,”: the name of a book or a broadcast.
fn title(doc: &Doc<'_>, quotation: &Quotation) -> bool {
    let words = || quotation.run.clone().filter(|i| doc.is_word(*i));
    let small = C::PREPOSITION | C::DETERMINER | C::CONJUNCTION;
    words().count() > 1
        && words().all(|i| doc.capital(i) || doc.is(i, small))
        && words().count() < 9
}

/// The clause of saying that begins at `from`.
fn spoken(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> Option<Link> {
    if let Some(words) = doc
        .phrase(from, "according to")
        .or_else(|| doc.phrase(from, "as per"))
    {
        return Some(claimant::following(doc, sentence, from + words)?.link(from..from + words));
    }
    let adverb = usize::from(doc.is(from, C::ADVERB));
    if cue::cue(doc, from + adverb)
        .is_some_and(|c| c.takes.any(Takes::QUOTE) && c.form != cue::Form::Ing)
    {
        let verb = from + adverb;
        let one = |w: &Who| w.name.len() == 1 && doc.low(w.name.start) == "one";
        let who = claimant::following(doc, sentence, verb + 1)
            .filter(|w| one(w) || claimant::can_speak(doc, &w.name))?;
        return Some(who.link(verb..verb + 1)).filter(|_| doc.low(verb + 1) != "that");
    }
    let limit = sentence.run.end.min(from + 30);
    let verb = (from..limit)
        .take_while(|i| !matches!(doc.low(*i), "“" | "\"" | "''" | ";"))
        .find(|i| quotes(doc, *i) && !matches!(doc.before(*i, 1), "who" | "which"))?;
    let who = named_first(doc, from, verb).or_else(|| claimant::subject(doc, sentence, verb))?;
    let more = doc.low(verb + 1) == "that";
    let led = introduced(doc, from..who.name.start);
    let near =
        led || who.name.start <= from + 3 || who.role.as_ref().is_some_and(|r| r.start <= from + 1);
    (near && !more).then(|| who.link(verb..verb + 1))
}

/// “…,” the owner of Low Dams, Ann Low said: what she is, and a comma.
fn introduced(doc: &Doc<'_>, role: Run) -> bool {
    let opens = C::DETERMINER | C::POSSESSIVE | C::SOURCE | C::PERSON;
    let comma = role.end.checked_sub(1).filter(|i| role.contains(i));
    let commas = role.clone().filter(|i| doc.low(*i) == ",").count();
    comma.is_some_and(|i| doc.low(i) == ",")
        && commas == 1
        && doc.is(role.start, opens)
        && !role.into_iter().any(|i| clause(doc, i))
}

/// A word that no noun phrase has.
fn clause(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, C::AUXILIARY | C::PRONOUN)
        || doc.is(at, C::VERB) && !doc.capital(at)
        || cue::is_saying(doc, at)
}

/// “…,” Ann Low, head of research, Low Dams said: the name before what she is, where no
/// comma parts that from the verb.
fn named_first(doc: &Doc<'_>, from: usize, verb: usize) -> Option<Who> {
    let part =
        |i: &usize| doc.capital(*i) && doc.is_word(*i) && !doc.is(*i, C::DETERMINER | C::PRONOUN);
    let name = from..(from..from + 6).find(|i| !part(i))?;
    let role = name.end + 1..verb;
    let parted = doc.low(name.end) == "," && name.len() > 1 && !role.is_empty();
    let plain = doc.low(verb - 1) != "," && !role.clone().any(|i| clause(doc, i));
    (parted && plain).then_some(Who {
        name,
        role: Some(role),
    })
}

fn quotes(doc: &Doc<'_>, at: usize) -> bool {
    cue::cue(doc, at).is_some_and(|c| c.takes.any(Takes::QUOTE) && c.form != cue::Form::Ing)
}

/// "…, according to NBC" behind the clause of saying: passed on by somebody else.
fn relay(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> Option<Link> {
    let limit = sentence.run.end.min(from + 30);
    let at = (from..limit).find(|i| {
        doc.phrase(*i, "according to").is_some() || doc.phrase(*i, "as quoted by").is_some()
    })?;
    let words = if doc.low(at) == "according" { 2 } else { 3 };
    let link = claimant::following(doc, sentence, at + words)?.link(at..at + words);
    Some(Link {
        relay: true,
        ..link
    })
}

/// She said: “…”. She said, “…”. Saying on Tuesday that “…”.
fn before(doc: &Doc<'_>, sentence: &Sentence, quotation: &Quotation) -> Option<Link> {
    let mark = quotation.run.start.checked_sub(1)?;
    let lead = mark.checked_sub(1).filter(|i| *i >= sentence.run.start)?;
    let ready = matches!(doc.low(lead), "," | ":" | "that") || quotes(doc, lead);
    // "said that it was old, and that “it leaked”": one content, which is found whole.
    let second = doc.low(lead) == "that" && doc.before(lead, 1) == "and";
    (ready && !second && !(doc.low(lead) != ":" && mixed::goes_on(doc, quotation))).then_some(())?;
    let floor = sentence.run.start.max(mark.saturating_sub(16));
    let says = |i: &usize| {
        doc.quotation(*i).is_none() && cue::cue(doc, *i).is_some_and(|c| c.takes.any(Takes::QUOTE))
    };
    let puts = |i: &usize| doc.quotation(*i).is_none() && puts_it(doc, *i, lead);
    let verb = (floor..mark).rev().find(|i| says(i) || puts(i))?;
    let quiet = !(verb + 1..lead).any(|i| {
        doc.quotation(i).is_some()
            || matches!(doc.low(i), ";" | ".")
            || (doc.low(i) == "that" && i + 1 != mark)
    });
    let that = doc.low(lead) == "that"
        || doc.low(lead) == ":"
        || verb + 1 >= lead
        || short(doc, verb + 1..lead);
    (quiet && that).then_some(())?;
    who_says(doc, sentence, verb).map(|w| w.link(verb..verb + 1))
}

/// "put it this way:", "put it bluntly:".
fn puts_it(doc: &Doc<'_>, at: usize, colon: usize) -> bool {
    let puts = matches!(doc.low(at), "put" | "puts") && doc.low(at + 1) == "it";
    let way = doc.low(at + 3) == "way" && at + 4 == colon;
    let adverb = at + 3 == colon && (doc.is(at + 2, C::ADVERB) || doc.low(at + 2) == "thus");
    puts && doc.low(colon) == ":" && (way || adverb)
}

/// Between verb and quotation only adverbials or the hearer.
fn short(doc: &Doc<'_>, between: Run) -> bool {
    between.len() <= 8
        && !between
            .clone()
            .any(|i| doc.is(i, C::AUXILIARY) && doc.low(i) != "'s")
}

fn who_says(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Who> {
    let Some(cue) = cue::cue(doc, verb) else {
        return claimant::subject(doc, sentence, verb);
    };
    let who = match cue.form {
        // "Insisted Ann Low, the mayor: “…”"
        _ if verb == sentence.run.start && cue.form != cue::Form::Ing => {
            claimant::following(doc, sentence, verb + 1)
                .filter(|w| claimant::can_speak(doc, &w.name))
        }
        cue::Form::Ing => super::indirect::main_speaker(doc, sentence, verb, &[]),
        _ => claimant::subject(doc, sentence, verb),
    };
    let written = |w: &Who| w.name.clone().any(|i| doc.is(i, C::SPEECH_NOUN));
    who.filter(|w| cue.lemma != "read" || written(w))
}

/// A sentence that is all quotation goes on for whoever spoke last in the paragraph or the one before.
fn goes_on(
    doc: &Doc<'_>,
    sentence: &Sentence,
    quotation: &Quotation,
    speaker: &Speaker,
) -> Option<Link> {
    let opens = quotation.run.start <= sentence.run.start + 1;
    let whole = quotation.run.end + 2 >= sentence.run.end;
    let near = sentence.paragraph <= speaker.paragraph + 1;
    let full = quotation.run.len() >= 4 && doc.is_word(quotation.run.start);
    speaker
        .last
        .clone()
        .filter(|_| opens && whole && near && full)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn rows(text: &str) -> Vec<(String, String)> {
        said(text)
    }

    fn pair(who: &str, what: &str) -> (String, String) {
        (who.to_owned(), what.to_owned())
    }

    #[test]
    fn the_speaker_stands_behind_before_or_between() {
        assert_eq!(rows("“It broke,” she said."), [pair("she", "It broke")]);
        assert_eq!(
            rows("\"It broke,\" said Ann Low, the mayor."),
            [pair("Ann Low", "It broke")]
        );
        assert_eq!(
            rows("The mayor said: “It broke. We ran.”"),
            [pair("The mayor", "It broke. We ran")]
        );
        assert_eq!(
            rows("“The dam broke,” she said. “Children ran into the town.”"),
            [
                pair("she", "The dam broke"),
                pair("she", "Children ran into the town")
            ]
        );
        assert_eq!(
            rows("``It broke,'' the mayor wrote."),
            [pair("the mayor", "It broke")]
        );
    }

    #[test]
    fn the_name_stands_before_what_she_is() {
        for text in [
            "“The dam broke,” Ann Low, head of research, Low Dams said.",
            "“The dam broke,” Ann Low, VP Research, Low Dams told them.",
            "“The dam broke,” Ann Low, the head of the Dam Guild (DG) said.",
        ] {
            assert_eq!(rows(text), [pair("Ann Low", "The dam broke")], "{text}");
        }
        assert_eq!(
            rows("“The dam broke,” the owner of Low Dams, Ann Low said."),
            [pair("Ann Low", "The dam broke")]
        );
    }

    #[test]
    fn a_relative_behind_the_marks_is_another_clause() {
        let text = "It was “a dam of an old sort,” which, guards say, broke.";
        assert!(rows(text).iter().all(|r| r.1 != "a dam of an old sort"));
    }

    #[test]
    fn quoted_words_without_a_speaker_are_no_statement() {
        assert!(rows("The so-called “duty to warn” is old.").is_empty());
        assert!(rows("He read “The Old Dam and the Sea” twice.").is_empty());
    }

    #[test]
    fn another_clause_behind_quoted_words_says_what_is_its_own() {
        let held = pair("the mayor", "it would hold");
        assert_eq!(
            rows("The dam is “sound”, and the mayor said it would hold."),
            [held]
        );
        for who in ["a clerk", "a clerk who asked not to be named"] {
            let found = rows(&format!(
                "The guild said it was “old,” but {who} said that it would hold."
            ));
            let clerk = found.iter().filter(|(by, _)| *by == "a clerk");
            assert_eq!(clerk.count(), 1, "{found:?}");
        }
    }

    #[test]
    fn a_second_clause_with_that_is_no_quotation_of_its_own() {
        let text = "The mayor told us that rain had added 2 metres, and that “it leaked in May”.";
        let whole = "rain had added 2 metres, and that “it leaked in May”";
        assert_eq!(rows(text), [pair("The mayor", whole)]);
    }

    #[test]
    fn a_broken_quotation_breaks_nothing() {
        assert_eq!(rows("“Who were they [who broke it? I have no idea,” Ray said, according to the Norland Post.").len(), 1);
    }

    #[test]
    fn further_places_of_the_speaker() {
        for (text, who, what) in [
            ("“It was old,” she told us.", "she", "It was old"),
            (
                "“It was old,” said Ann Low, the mayor.",
                "Ann Low",
                "It was old",
            ),
            ("“Was it old?” asked the mayor.", "the mayor", "Was it old?"),
            ("The mayor said: “It was old.”", "The mayor", "It was old"),
            ("Insisted Ann Low: “It was old.”", "Ann Low", "It was old"),
            (
                "The mayor told us, “It was old.”",
                "The mayor",
                "It was old",
            ),
            (
                "“He said, ‘It was old,’” the mayor said.",
                "the mayor",
                "He said, ‘It was old,’",
            ),
            (
                "“We cannot hold it,” said one, who runs a mill.",
                "one",
                "We cannot hold it",
            ),
            (
                "The mayor put it this way: “It was old.”",
                "The mayor",
                "It was old",
            ),
            (
                "The mayor put it bluntly: “It was old.”",
                "The mayor",
                "It was old",
            ),
            (
                "“It was old,” according to the mayor.",
                "the mayor",
                "It was old",
            ),
            (
                "“That is old,” the mayor wrote.",
                "the mayor",
                "That is old",
            ),
        ] {
            assert_eq!(rows(text), [pair(who, what)], "{text}");
        }
        for text in [
            "They sang “It was old” all night.",
            "The song, a “gift” to the mayor, was “It was old”.",
            "The song “It was old” won.",
            "A “new” dam broke.",
            "They put it on the wall: “It was old.”",
        ] {
            assert!(rows(text).is_empty(), "{text}: {:?}", rows(text));
        }
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_sentence_and_not_two_paragraphs_on() {
        let near = "“The dam was old,” she said. “We knew for years.”";
        assert_eq!(rows(near).len(), 2);
        let far =
            "“It was old,” she said.\n\nIt rained.\n\nIt was loud.\n\n“We knew it for years.”";
        assert_eq!(rows(far).len(), 1);
    }
}
