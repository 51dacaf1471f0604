//! "While the mayor said it was old, the guild left." What is said in a dependent
//! clause ends where the main clause goes on.

use crate::lexicon::Classes as C;
use crate::statement::claimant::Speaker;
use crate::text::{Doc, Run, Sentence};

/// The content without the main clause behind it.
pub(super) fn cut(
    doc: &Doc<'_>,
    sentence: &Sentence,
    who: &Speaker,
    verb: usize,
    content: Run,
) -> Run {
    let relative = relative(doc, who, verb);
    if !relative && !conjunction(doc, sentence, who) {
        return content;
    }
    let outside = |i: &usize| doc.low(*i) == "," && doc.quotation(*i).is_none();
    let main = |i: &usize| match relative {
        true => begins_verb(doc, i + 1),
        false => clause_before(doc, content.start, *i) && begins_clause(doc, i + 1),
    };
    let end = content.clone().skip(2).filter(outside).find(main);
    content.start..end.unwrap_or(content.end)
}

/// ", who said": an aside that the main verb follows.
fn relative(doc: &Doc<'_>, who: &Speaker, verb: usize) -> bool {
    let open = who.name.end;
    let closed = (open + 1..verb).any(|i| doc.low(i) == ",");
    doc.low(open) == "," && matches!(doc.low(open + 1), "who" | "which") && !closed
}

/// "While the mayor said", "As the paper reported", "but after he said".
fn conjunction(doc: &Doc<'_>, sentence: &Sentence, who: &Speaker) -> bool {
    let role = who.role.as_ref().map_or(who.name.start, |r| r.start);
    let first = who.name.start.min(role);
    let Some(before) = first.checked_sub(1).filter(|b| *b >= sentence.run.start) else {
        return false;
    };
    let opens = before == sentence.run.start
        || matches!(
            doc.before(before, 1),
            "," | "but" | "and" | "even" | "yet" | "though"
        );
    opens
        && matches!(
            doc.low(before),
            "while"
                | "as"
                | "although"
                | "though"
                | "when"
                | "after"
                | "before"
                | "since"
                | "because"
                | "if"
                | "whereas"
                | "once"
        )
}

fn begins_verb(doc: &Doc<'_>, at: usize) -> bool {
    let verb = at + usize::from(doc.is(at, C::ADVERB));
    let past = doc.low(verb).len() > 4 && doc.low(verb).ends_with("ed");
    doc.is(verb, C::AUXILIARY | C::VERB) || past || crate::statement::is_saying(doc, verb)
}

fn clause_before(doc: &Doc<'_>, from: usize, to: usize) -> bool {
    let past = |i: usize| doc.low(i).len() > 4 && doc.low(i).ends_with("ed");
    (from..to).any(|i| {
        doc.is(i, C::AUXILIARY | C::VERB)
            || past(i)
            || doc.low(i).contains('\'')
            || doc.quotation(i).is_some()
    })
}

/// A subject behind the comma, rather than a relative clause or one more noun.
fn begins_clause(doc: &Doc<'_>, at: usize) -> bool {
    let at = at + usize::from(doc.low(at) == "then");
    let subject = C::DETERMINER | C::PERSON | C::SOURCE;
    let sure = doc.is(at, C::PRONOUN | C::POSSESSIVE) || doc.is_number(at);
    let asks = matches!(doc.low(at), "who" | "which" | "that" | "whom");
    let few = (at + 1..at + 9).take_while(|i| !matches!(doc.low(*i), "," | "." | ";"));
    !asks
        && (sure
            || (doc.is(at, subject) || doc.capital(at))
                && few.into_iter().any(|i| begins_verb(doc, i)))
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn what(text: &str) -> Vec<String> {
        said(text).into_iter().map(|s| s.1).collect()
    }

    #[test]
    fn the_main_clause_is_not_said() {
        for text in [
            "While the mayor said the dam was old, the guild left the town.",
            "But when the mayor said the dam was old, nobody had looked.",
            "The mayor, who said the dam was old, left the town.",
            "Ann Low, who said the dam was old, has left.",
        ] {
            assert_eq!(what(text), ["the dam was old"], "{text}");
        }
    }

    #[test]
    fn a_main_clause_of_saying_keeps_its_commas() {
        for (text, expected) in [
            (
                "The mayor said the dam, the old one, was weak.",
                "the dam, the old one, was weak",
            ),
            (
                "While it rained, the mayor said the dam was old, which the guild knew.",
                "the dam was old, which the guild knew",
            ),
        ] {
            assert_eq!(what(text), [expected], "{text}");
        }
    }
}
