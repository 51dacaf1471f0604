//! Nouns that look like verbs of saying.

use super::Form;
use crate::text::Doc;

/// "some reports", "the claim", "a finding": after a word that only a noun follows.
pub(super) fn is_noun(doc: &Doc<'_>, at: usize, form: Form) -> bool {
    use crate::lexicon::Classes as C;
    let Some(before) = at.checked_sub(1) else {
        return form == Form::Base || form == Form::Third;
    };
    if form != Form::Past && past_only(doc.low(at))
        || form == Form::Base && rather_noun(doc.low(at))
    {
        return true;
    }
    let led = doc.is(before, C::DETERMINER | C::POSSESSIVE | C::PREPOSITION)
        && !matches!(
            doc.low(before),
            "that"
                | "all"
                | "to"
                | "some"
                | "those"
                | "by"
                | "while"
                | "after"
                | "before"
                | "since"
                | "without"
                | "in"
        );
    let modified = matches!(
        doc.low(before),
        "debunked"
            | "rubbished"
            | "quashed"
            | "'s"
            | "news"
            | "media"
            | "conflicting"
            | "official"
            | "preliminary"
            | "interim"
            | "annual"
            | "internal"
            | "draft"
            | "final"
            | "early"
            | "initial"
            | "new"
            | "several"
            | "some"
            | "united"
            | "other"
            | "conference"
            | "false"
            | "recent"
            | "phone"
            | "breakfast"
            | "radio"
            | "television"
            | "tv"
            | "talk"
            | "chat"
            | "swing"
            | "battleground"
            | "cyber"
            | "drone"
            | "missile"
            | "rocket"
            | "terror"
            | "knife"
            | "gun"
            | "arson"
            | "suicide"
            | "bomb"
            | "heart"
            | "acid"
            | "shark"
            | "ransomware"
    );
    let noun = form == Form::Ing || form == Form::Past || ambiguous(doc.low(at));
    match form {
        Form::Base | Form::Third if !noun => opens(doc, before) || compound(doc, at),
        Form::Third if third_is_noun(doc, at, before) => true,
        Form::Base | Form::Third => {
            led || modified || compound(doc, at) || opens(doc, before) || named(doc, at, form)
        }
        Form::Ing => {
            led && !matches!(
                doc.low(before),
                "for" | "of" | "from" | "about" | "with" | "on" | "as"
            )
        }
        Form::Past => {
            (led && !doc.is(before, C::PREPOSITION)
                && !matches!(
                    doc.low(before),
                    "this" | "both" | "many" | "others" | "another" | "each"
                ))
                || (doc.low(before) == "'s"
                    && !doc.capital(at)
                    && !before.checked_sub(1).is_some_and(|i| doc.is(i, C::PRONOUN)))
        }
    }
}

/// "have claims in", "voting states", "reports that came": no verb stands so.
fn third_is_noun(doc: &Doc<'_>, at: usize, before: usize) -> bool {
    use crate::lexicon::Classes as C;
    let auxiliary = doc.is(before, C::AUXILIARY) && doc.low(before) != "'s";
    let modified = doc.low(before).ends_with("ing") && !doc.capital(before);
    let relative = doc.low(at + 1) == "that" && doc.is(at + 2, C::AUXILIARY | C::VERB);
    let says = matches!(
        doc.low(at + 1),
        "that" | ":" | "," | "“" | "\"" | "''" | "the" | "his" | "her" | "its"
    );
    // "…, the report states."
    let says = says || doc.low(at + 1) == "." && doc.is(before, C::SPEECH_NOUN);
    let counted = before > 0
        && doc.is_word(before)
        && crate::figure::starts_number(doc, before - 1)
        && !doc.low(before).ends_with('s')
        && doc.low(before - 1) != "one";
    // "unconfirmed reports said", "such claims were".
    let subject = doc.is(at + 1, C::AUXILIARY)
        || doc.is(at + 1, C::SAYING)
            && (doc.low(at + 1) == "said" || doc.low(at + 1).ends_with("ed"));
    let opens = before == 0 || !doc.is_word(before - 1);
    auxiliary
        || opens && subject && !doc.capital(at)
        || modified
        || relative
        || counted
        || (doc.low(at) == "states" && !says)
}

/// "rules", "terms": nouns in all forms but the past.
fn past_only(word: &str) -> bool {
    matches!(
        word,
        "share"
            | "shares"
            | "sharing"
            | "rule"
            | "rules"
            | "ruling"
            | "term"
            | "terms"
            | "terming"
            | "request"
            | "requests"
    )
}

/// Words whose base form is the noun wherever a report has it.
fn rather_noun(word: &str) -> bool {
    matches!(
        word,
        "appeal" | "cry" | "sigh" | "gasp" | "murmur" | "retort" | "snap" | "sob"
    )
}

/// Words that are as much nouns as verbs; "say", "argue" or "insists" never are.
fn ambiguous(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    matches!(
        stem,
        "claim"
            | "report"
            | "state"
            | "estimate"
            | "remark"
            | "comment"
            | "note"
            | "call"
            | "forecast"
            | "promise"
            | "pledge"
            | "vow"
            | "blame"
            | "counter"
            | "signal"
            | "hint"
            | "show"
            | "find"
            | "slam"
            | "label"
            | "brand"
            | "mention"
            | "joke"
            | "quip"
            | "appeal"
            | "cry"
            | "crie"
            | "sigh"
            | "gasp"
            | "murmur"
            | "retort"
            | "snap"
            | "boast"
            | "lament"
            | "caution"
            | "tweet"
            | "stresse"
            | "stress"
            | "dispute"
            | "urge"
            | "reply"
            | "replie"
            | "read"
            | "recount"
            | "shout"
            | "whisper"
            | "yell"
            | "chant"
            | "broadcast"
            | "reject"
            | "blast"
            | "criticism"
            | "advocate"
            | "ask"
            | "answer"
            | "question"
            | "demand"
            | "praise"
            | "attack"
            | "threat"
            | "respond"
            | "post"
            | "text"
            | "charge"
    )
}

/// "a claim-free year": a hyphen without blanks.
fn compound(doc: &Doc<'_>, at: usize) -> bool {
    doc.low(at + 1) == "-" && !doc.spaced(at + 1)
}

/// Nothing stands before that could be a subject.
fn opens(doc: &Doc<'_>, before: usize) -> bool {
    !doc.is_word(before)
        && !doc.is_number(before)
        && !matches!(
            doc.low(before),
            "," | "%" | "–" | "—" | "--" | ")" | "”" | "\"" | "’" | "'" | "-" | "]"
        )
}

/// "the State Department", "Islamic State".
fn named(doc: &Doc<'_>, at: usize, form: Form) -> bool {
    doc.capital(at) && (form == Form::Base || doc.low(at) == "states")
}

#[cfg(test)]
mod tests {
    use crate::statement::is_saying;
    use crate::text::Doc;

    fn says(text: &str, word: &str) -> bool {
        let doc = Doc::new(text, false);
        let at = (0..doc.tokens.len()).find(|i| doc.low(*i) == word);
        at.is_some_and(|at| is_saying(&doc, at))
    }

    #[test]
    fn nouns_that_look_like_verbs() {
        for (text, word) in [
            ("Some reports came in.", "reports"),
            ("The claim was odd.", "claim"),
            ("Their estimate was odd.", "estimate"),
            ("News reports came in.", "reports"),
            ("An interim report by the guild came in.", "report"),
            ("The mayor’s claim was odd.", "claim"),
            ("The United States won.", "states"),
            ("He runs the State Department.", "state"),
            ("The findings of it were odd.", "findings"),
            ("The most populous state in the union won.", "state"),
            ("The alleged thief fled.", "alleged"),
            ("Reports came in.", "reports"),
            ("A claim-free year began.", "claim"),
            ("The towns have claims in the north.", "claims"),
            ("The early voting states matter.", "states"),
            ("They met 11 analyst estimates by far.", "estimates"),
            ("The old reports that came were odd.", "reports"),
            ("The mayor’s repeated lie was odd.", "repeated"),
            ("The mayor gave a sharp retort.", "retort"),
            ("Unconfirmed reports said it was odd.", "reports"),
            ("The mayor’s wide appeal won.", "appeal"),
        ] {
            assert!(!says(text, word), "{text}");
        }
    }

    #[test]
    fn verbs_that_look_like_nouns() {
        for (text, word) in [
            ("The mayor reports a fire.", "reports"),
            ("They claim it was odd.", "claim"),
            ("She estimates the cost.", "estimates"),
            ("He states that it was odd.", "states"),
            ("They left after claiming it.", "claiming"),
            ("They alleged it was odd.", "alleged"),
            ("The mayor stated it.", "stated"),
        ] {
            assert!(says(text, word), "{text}");
        }
    }
}
