//! Quotations with the words that say whose they are.

mod led;
mod spoken;

use super::{Link, Said, Speaker, beamed, claimant, content, cue, interrupted, mixed};
use crate::lexicon::Classes as C;
use crate::text::quotation::Quotation;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;
use led::before;
use spoken::spoken;

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
