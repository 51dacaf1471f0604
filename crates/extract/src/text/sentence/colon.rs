//! Colons that end a sentence: behind what asks or announces.

use super::super::token::Token;

/// Whether the colon at `at` ends a sentence that begins at `start`.
pub(super) fn ends(tokens: &[Token], start: usize, at: usize) -> bool {
    asks(tokens, at) || announces(tokens, start, at)
}

/// "They ask: Who did it?"
fn asks(tokens: &[Token], at: usize) -> bool {
    let asking = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(|t| {
            matches!(
                &*t.low,
                "ask"
                    | "asks"
                    | "asked"
                    | "asking"
                    | "wonder"
                    | "wondered"
                    | "question"
                    | "questions"
            )
        });
    let next = tokens.get(at + 1);
    asking
        && next.is_some_and(|t| {
            t.capital && matches!(&*t.low, "who" | "what" | "why" | "how" | "where" | "when")
        })
}

/// "We need the following: It must rain."
fn announces(tokens: &[Token], start: usize, at: usize) -> bool {
    let word = at.checked_sub(1).and_then(|b| tokens.get(b));
    // Closing marks may look back to what stands before the sentence.
    at > start + 3
        && word.is_some_and(|t| matches!(&*t.low, "following" | "follows" | "follow" | "followed"))
        && tokens.get(at + 1).is_some_and(|t| t.capital)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn what_is_asked_or_announced_stands_for_itself() {
        assert_eq!(split("Later they will ask: Who did it?").len(), 2);
        assert_eq!(split("It must be as follows: Rain fell.").len(), 2);
        assert_eq!(split("The days were as followed: Rain fell.").len(), 2);
    }

    #[test]
    fn other_colons_end_nothing() {
        for text in [
            "It must be as follows: rain and hail.",
            "The following: Rain.",
            "They will ask: Ann Low did it.",
            "It was clear: Who did it left.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
        assert_eq!(split("As follows:\n\n) Rain").len(), 2);
    }
}
