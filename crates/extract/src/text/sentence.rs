//! Sentences. One that opens a quotation holds all of it, with the words that
//! say who spoke.

mod attachment;
mod begin;
mod blank;
mod byline;
mod calendar;
mod colon;
mod dateline;
mod dots;
mod face;
mod field;
mod given;
mod glued;
mod label;
mod letter;
mod list;
mod lost;
mod mail;
mod names;
mod notice;
mod ornament;
mod portion;
mod reference;
mod rule;
mod short;
mod signature;
mod source;
mod stop;
mod telephone;
mod trail;
mod unstopped;
mod vocative;

use super::Run;
use super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Rules look at whole sentences, so none is longer than this.
const LONGEST: usize = 400;

/// The sentences of a paragraph. Those within a quotation stay together where
/// `inside` says which quotation each token stands in.
pub(crate) fn split(tokens: &[Token], paragraph: &Run, inside: &[Option<u32>]) -> Vec<Run> {
    let mut items = list::items(tokens, paragraph).into_iter().peekable();
    let mut out = Vec::new();
    let mut start = paragraph.start;
    for at in paragraph.clone() {
        let long = at + 1 - start >= LONGEST;
        let item = items.next_if_eq(&(at + 1)).is_some();
        let last = at + 1 == paragraph.end;
        if last || long || item || ends(tokens, start, at, inside) {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    out
}

/// The sentences of a paragraph, where a dateline is no sentence but says where and when
/// the first one was written.
pub(crate) fn with_dateline(tokens: &[Token], mut runs: Vec<Run>) -> Vec<Run> {
    if let [first, second, ..] = runs.as_slice()
        && dateline::ends(tokens, first.start, first.end - 1)
    {
        let whole = first.start..second.end;
        runs.splice(0..2, [whole]);
    }
    runs
}

/// A sentence without the dots that it begins with: they show that words are missing.
pub(crate) fn without_dots(tokens: &[Token], run: Run) -> Run {
    let dot = |i: &usize| tokens.get(*i).is_some_and(|t| matches!(&*t.low, "." | "…"));
    let dots = run.clone().take_while(dot).count();
    // ".5 million" begins with a number.
    let some = dots > 1 || tokens.get(run.start).is_some_and(|t| &*t.low == "…");
    match some && dots < run.len() {
        true => run.start + dots..run.end,
        false => run,
    }
}

/// Whether a sentence that begins at `start` ends with the token `at`.
fn ends(tokens: &[Token], start: usize, at: usize, inside: &[Option<u32>]) -> bool {
    if runs_on(tokens, start, at) {
        return false;
    }
    let next = at + 1;
    let quoted = |i: usize| inside.get(i).copied().flatten();
    if quoted(next).is_some() && (quoted(at) == quoted(next)) {
        return false;
    }
    if letter::breaks(tokens, start, at)
        || rule::breaks(tokens, at)
        || ornament::breaks(tokens, start, at)
        || attachment::breaks(tokens, at)
        || portion::begins(tokens, start, at)
        || dots::begin(tokens, at)
        || unstopped::ends(tokens, at)
        || byline::begins(tokens, at)
        || byline::ends(tokens, start, at)
        || trail::ends(tokens, start, at)
        || lost::begins(tokens, at)
        || dateline::ends(tokens, start, at)
        || calendar::begins(tokens, at)
        || blank::begins(tokens, start, at)
        || source::ends(tokens, start, at)
        || label::parts(tokens, start, at)
        || names::parts(tokens, at)
    {
        return true;
    }
    let last = reference::before(tokens, at);
    if reference::starts(tokens, next)
        || list::is_marker(tokens, start, at)
        || dots::lead_on(tokens, start, at)
        || trail::follows(tokens, at)
    {
        return false;
    }
    if !begin::begins(tokens, start, last, next) {
        return false;
    }
    if stop::stops(tokens, start, last) {
        return quoted(at).is_none() || quoted(at) != quoted(next);
    }
    let told = || told_before(tokens, start, at, inside);
    stop::closes(tokens, start, last)
        && (!speaker_follows(tokens, next, stop::plain(tokens, last)) || told())
}

/// Most words are followed by a small one, where no rule finds an end.
fn runs_on(tokens: &[Token], start: usize, at: usize) -> bool {
    let small = |t: &Token| t.kind == Kind::Word && t.spaced && !t.capital;
    let field = |low: &str| {
        matches!(
            low,
            "http" | "https" | "cc" | "bcc" | "subject" | "groups" | "the"
        )
    };
    let next = tokens
        .get(at + 1)
        .is_some_and(|t| small(t) && !field(&t.low));
    let word = |t: &Token| {
        t.kind == Kind::Word && !t.low.ends_with('.') && !matches!(&*t.low, "am" | "pm")
    };
    next && tokens.get(at).is_some_and(word)
        && !face::ends(tokens, at)
        && !field::address(tokens, start, at)
        && !mail::sender(tokens, at + 1)
}

/// She said: “No.” The words before the quotation closed at `at` say who spoke.
fn told_before(tokens: &[Token], start: usize, at: usize, inside: &[Option<u32>]) -> bool {
    let quoted = |i: usize| inside.get(i).copied().flatten();
    let Some(last) = at.checked_sub(1).filter(|i| quoted(*i).is_some()) else {
        return false;
    };
    let first = (start..=last)
        .rev()
        .take_while(|i| quoted(*i) == quoted(last))
        .last();
    let lead = first.and_then(|f| f.checked_sub(2)).filter(|l| *l >= start);
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let saying = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.classes.any(Classes::SAYING))
    };
    let verb = |i: Option<usize>| i.is_some_and(saying);
    lead.is_some_and(|l| low(l) == ":" || verb(Some(l)) || low(l) == "," && verb(l.checked_sub(1)))
}

/// “Why?” Ann Low said. The words after the quotation say who spoke. Behind a
/// full stop they must say no more than that: “No.” Ann Low said he left.
fn speaker_follows(tokens: &[Token], at: usize, plain: bool) -> bool {
    let stop = |t: &Token| matches!(&*t.low, "." | "“" | "\"");
    let clause = (at..at + 6).take_while(|i| tokens.get(*i).is_some_and(|t| !stop(t)));
    let mark = |t: &Token| matches!(&*t.low, "." | ",");
    // "said on Monday." says when, and no more.
    let when = |i: usize| {
        tokens.get(i + 1).is_some_and(|t| {
            t.classes.any(Classes::WEEKDAY) || matches!(&*t.low, "on" | "in" | "at" | "during")
        }) && (i + 2..i + 6).any(|n| tokens.get(n).is_none_or(mark))
    };
    let ends = |i: usize| tokens.get(i + 1).is_none_or(mark) || when(i);
    let verb = |t: &Token| {
        t.kind == Kind::Word
            && matches!(
                &*t.low,
                "said"
                    | "says"
                    | "asked"
                    | "asks"
                    | "wrote"
                    | "added"
                    | "told"
                    | "replied"
                    | "shouted"
                    | "tweeted"
            )
    };
    let mut verbs = clause.filter(|i| tokens.get(*i).is_some_and(verb));
    tokens.get(at).is_some_and(|t| t.capital) && verbs.any(|i| !plain || ends(i))
}

/// Whether most words of the run begin with a capital, as in a headline.
pub(crate) fn title_case(tokens: &[Token], run: &Run) -> bool {
    if run.len() > 40 {
        return false;
    }
    let words = || {
        tokens
            .iter()
            .take(run.end)
            .skip(run.start)
            .filter(|t| t.kind == Kind::Word && t.low.len() > 3)
    };
    let capitals = words().filter(|t| t.capital).count();
    words().count() > 2 && capitals * 10 >= words().count() * 8
}

/// The sentences of a text, each by itself.
#[cfg(test)]
fn split_text(text: &str) -> Vec<&str> {
    let bytes = super::sentences(text).into_iter();
    bytes.map(|b| &text[b]).collect()
}

#[cfg(test)]
mod tests {
    use crate::text::Doc;

    fn split(text: &str) -> Vec<String> {
        let doc = Doc::new(text, false);
        doc.sentences
            .iter()
            .map(|s| doc.exact(&s.run).to_owned())
            .collect()
    }

    #[test]
    fn abbreviations_initials_and_decimals_do_not_end_a_sentence() {
        let text = "Gov. Ann J. Low met U.S. envoys. Prices rose 2.4 percent. Mr. Ray left.";
        assert_eq!(split(text).len(), 3);
        assert_eq!(
            split("He flew to the U.S. The envoy stayed at home.").len(),
            2
        );
    }

    #[test]
    fn a_quotation_stays_whole_with_its_speaker() {
        let text = "“It was loud. We ran away,” she said. “Then it stopped. I slept.” Nobody came to look.";
        assert_eq!(
            split(text),
            [
                "“It was loud. We ran away,” she said.",
                "“Then it stopped. I slept.”",
                "Nobody came to look."
            ]
        );
        assert_eq!(split("“Why did it fall?” Ann Low said.").len(), 1);
    }

    #[test]
    fn a_sentence_has_an_upper_length() {
        assert!(split(&"word ".repeat(3000)).len() > 5);
    }

    #[test]
    fn a_dateline_goes_with_the_first_sentence_of_a_report() {
        let text = "NORDEN, May 5 (ABC) — It rained. They left.";
        assert_eq!(split(text).len(), 2);
        assert_eq!(super::split_text(text).len(), 3);
        assert_eq!(split("NORDEN, May 5 (ABC) —").len(), 1);
    }

    #[test]
    fn who_is_named_before_a_quotation_is_not_looked_for_behind_it() {
        assert_eq!(
            split("She replied: “No.” A clerk told the court that it rained."),
            [
                "She replied: “No.”",
                "A clerk told the court that it rained."
            ]
        );
        assert_eq!(
            split("She said, “No.” Ann Low told the court that it rained.").len(),
            2
        );
        assert_eq!(split("Then, “No!” Ann Low said.").len(), 1);
    }

    #[test]
    fn stops_within_numbers_brackets_and_names_end_nothing() {
        for (text, count) in [
            ("It cost 2.4 million. It rained.", 2),
            ("It rained (it did.) It was loud.", 2),
            ("It rained … and it was loud.", 1),
            ("J. R. Low met Dr. Ray vs. Gen. Fox.", 1),
            ("It rained! Did it? It did.", 3),
            ("It rained at 7 p.m. The dam broke.", 2),
            ("It rained. 12 men left.", 2),
            ("It rained. “We left.”", 2),
            ("It rained.It was loud.", 2),
            ("See dam.Org or dam.It.", 1),
        ] {
            assert_eq!(split(text).len(), count, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn dots_at_the_beginning_are_no_part_of_what_is_read() {
        assert_eq!(
            split("It rained! ... They left."),
            ["It rained!", "They left."]
        );
        let dots = crate::text::token::tokens("...");
        assert_eq!(super::without_dots(&dots, 0..3), 0..3);
        assert_eq!(
            split(".5 million goats slept."),
            [".5 million goats slept."]
        );
    }

    #[test]
    fn headlines_are_told_by_their_capitals() {
        use crate::text::token;
        let headline = |text: &str| {
            let tokens = token::tokens(text);
            super::title_case(&tokens, &(0..tokens.len()))
        };
        assert!(headline("Mayor Says Old Dam Broke After Flood"));
        assert!(!headline("The mayor says that the old dam broke"));
        assert!(!headline("Old Dam"));
        assert!(!headline(&"Mayor Says ".repeat(30)));
    }
}
