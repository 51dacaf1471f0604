//! Sentences. One that opens a quotation holds all of it, with the words that
//! say who spoke.

use super::Run;
use super::token::{Kind, Token};
use crate::lexicon::Classes;
use crate::statement;

/// Rules look at whole sentences, so none is longer than this.
const LONGEST: usize = 400;

pub(crate) fn split(tokens: &[Token], paragraph: &Run, inside: &[Option<u32>]) -> Vec<Run> {
    let mut out = Vec::new();
    let mut start = paragraph.start;
    for at in paragraph.clone() {
        let long = at + 1 - start >= LONGEST;
        if at + 1 == paragraph.end || long || ends(tokens, start, at, inside) {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    out
}

/// Whether a sentence that begins at `start` ends with the token `at`.
fn ends(tokens: &[Token], start: usize, at: usize, inside: &[Option<u32>]) -> bool {
    let next = at + 1;
    let quoted = |i: usize| inside.get(i).copied().flatten();
    if quoted(next).is_some() && (quoted(at) == quoted(next)) {
        return false;
    }
    if !tokens.get(next).is_some_and(|t| t.spaced) || !begins(tokens, next) {
        return false;
    }
    if is_stop(tokens, at) {
        return quoted(at).is_none() || quoted(at) != quoted(next);
    }
    let told = || told_before(tokens, start, at, inside);
    is_closer(tokens, at)
        && closed_by_stop(tokens, at)
        && (!speaker_follows(tokens, next) || told())
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
    let verb = |i: Option<usize>| i.is_some_and(|i| statement::is_verb_of_saying(low(i)));
    lead.is_some_and(|l| low(l) == ":" || verb(Some(l)) || low(l) == "," && verb(l.checked_sub(1)))
}

fn is_stop(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| matches!(&*t.low, "." | "!" | "?" | "…" | "。"))
        || abbreviation_ends(tokens, at)
}

/// "the U.S. The minister": a stop that belongs to initials ends a sentence too
/// where a word follows that begins sentences rather than names.
fn abbreviation_ends(tokens: &[Token], at: usize) -> bool {
    let initials = tokens
        .get(at)
        .is_some_and(|t| t.kind == Kind::Word && t.low.ends_with('.') && t.low.len() > 3);
    let next = tokens.get(at + 1);
    let title = tokens.get(at).is_some_and(|t| {
        t.classes.any(Classes::ABBREVIATION)
            && !matches!(&*t.low, "a.m." | "p.m." | "inc." | "corp." | "jr." | "etc.")
    });
    let opens =
        Classes::DETERMINER | Classes::PRONOUN | Classes::CONJUNCTION | Classes::PREPOSITION;
    initials && !title && next.is_some_and(|n| n.capital && n.classes.any(opens))
}

fn is_closer(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| matches!(&*t.low, "”" | "\"" | "'" | "’" | ")" | "]" | "»" | "''"))
}

/// Looks back over a few closing marks for the stop.
fn closed_by_stop(tokens: &[Token], at: usize) -> bool {
    let back = (1..=3).filter_map(|n| at.checked_sub(n));
    let first = back.into_iter().find(|i| !is_closer(tokens, *i));
    first.is_some_and(|i| is_stop(tokens, i))
}

fn begins(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        t.capital
            || t.kind == Kind::Number
            || matches!(
                &*t.low,
                "“" | "\""
                    | "‘"
                    | "'"
                    | "("
                    | "["
                    | "«"
                    | "$"
                    | "€"
                    | "£"
                    | "—"
                    | "–"
                    | "``"
                    | "''"
            )
    })
}

/// “Why?” Ann Low said. The words after the quotation say who spoke.
fn speaker_follows(tokens: &[Token], at: usize) -> bool {
    let few = tokens.iter().skip(at).take(6);
    let clause = few.take_while(|t| !matches!(&*t.low, "." | "“" | "\""));
    let mut clause = clause.filter(|t| t.kind == Kind::Word);
    tokens.get(at).is_some_and(|t| t.capital)
        && clause.any(|t| {
            matches!(
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
        })
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
            ("It rained.It was loud.", 1),
        ] {
            assert_eq!(split(text).len(), count, "{text}: {:?}", split(text));
        }
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
