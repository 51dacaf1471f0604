//! The heads of forwarded mail: "Ann Low@NORDEN 08/16/2031 03:48 PM Ray - it rained".

use super::super::token::{Kind, Token};
use super::letter::{stamp, stamped};
use super::signature;

/// Whether the name of a sender begins behind `at`, or that of whom he turns to ends with it.
pub(super) fn breaks(tokens: &[Token], at: usize) -> bool {
    let told = tokens
        .get(at)
        .is_some_and(|t| &*t.low == ":" || &*t.low == "-");
    !told && (sender(tokens, at + 1) || called(tokens, at)) || told && addressed(tokens, at)
}

/// "Ann Low 08/16/2031 03:48", "Ann J Low@NORDEN …", "ann@low.example on …".
pub(super) fn sender(tokens: &[Token], first: usize) -> bool {
    // Most words begin no name: that costs nothing more.
    let capital = tokens.get(first).is_some_and(|t| t.capital);
    if !capital && tokens.get(first + 1).is_none_or(|t| t.spaced) {
        return false;
    }
    let address = run(tokens, first + 1);
    let mail = (first + 1..address).any(|i| tokens.get(i).is_some_and(|t| &*t.low == "@"));
    if mail
        && tokens
            .get(first)
            .is_some_and(|t| t.spaced && t.kind == Kind::Word)
    {
        let on = tokens.get(address).is_some_and(|t| &*t.low == "on");
        let name = named(tokens, first) && named(tokens, first.saturating_sub(1));
        return !name && stamp(tokens, address + usize::from(on));
    }
    let initial = tokens
        .get(first + 1)
        .is_some_and(|t| t.low.trim_end_matches('.').len() < 3);
    let last = first + 1 + usize::from(initial);
    let particle = |t: &Token| t.low.len() < 2 || matches!(&*t.low, "st" | "van" | "von" | "de");
    let particle = tokens.get(first).is_some_and(particle);
    (first..=last).all(|i| named(tokens, i)) && !particle && stamp(tokens, run(tokens, last + 1))
}

/// Behind the tokens from `from` on that no blank parts.
fn run(tokens: &[Token], from: usize) -> usize {
    let tight = |i: &usize| tokens.get(*i).is_some_and(|t| !t.spaced);
    (from..from + LONGEST_ADDRESS)
        .take_while(tight)
        .last()
        .map_or(from, |i| i + 1)
}

/// In tokens.
const LONGEST_ADDRESS: usize = 20;

fn named(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| t.kind == Kind::Word && t.capital && t.spaced)
}

/// "08/16/2031 03:48 PM Ann I think"
fn called(tokens: &[Token], at: usize) -> bool {
    let stamp = at.checked_sub(1).is_some_and(|b| stamped(tokens, b));
    stamp && named(tokens, at) && !half(tokens, at) && signature::turns(tokens, at)
}

/// "08/16/2031 03:48 PM Dear Ann -"
fn addressed(tokens: &[Token], at: usize) -> bool {
    let name = |n: &usize| at.checked_sub(*n).is_some_and(|i| named(tokens, i));
    let names = (1..4)
        .take_while(name)
        .filter(|n| !half(tokens, at - n))
        .count();
    let before = at.checked_sub(names + 1).filter(|_| names > 0);
    before.is_some_and(|b| stamped(tokens, b)) && tokens.get(at + 1).is_some_and(|t| t.spaced)
}

fn half(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| matches!(&*t.low, "am" | "pm"))
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn the_sender_stands_with_the_stamp() {
        for (text, second) in [
            (
                "It rained. Eve Ann Low 08/16/2031 03:48 PM It snowed.",
                "Eve",
            ),
            (
                "See it. Eve Ann J Low@NORDEN_2 08/16/2031 03:48 PM It snowed.",
                "Eve",
            ),
            (
                "See it. please print ann@low.example 08/16/2031 03:48 PM Hail.",
                "please print",
            ),
            (
                "See it. Eve ann@low.example on 08/16/2031 03:48 PM Hail.",
                "Eve",
            ),
        ] {
            assert_eq!(split(text)[1], second, "{text}: {:?}", split(text));
        }
        assert_eq!(
            split("Eve van Low 08/16/2031 03:48 PM Hail.")[0],
            "Eve van Low"
        );
        assert_eq!(
            split("Sent by: Ann Low 08/16/2031 03:48 PM Hail.")[0],
            "Sent by: Ann Low"
        );
    }

    #[test]
    fn whom_the_letter_turns_to_stands_by_itself() {
        for text in [
            "08/16/2031 03:48 PM Ann - it rained.",
            "08/16/2031 03:48 AM Dear Ann: It rained.",
            "08/16/2031 03:48 AM Ann I think so.",
        ] {
            assert_eq!(split(text).len(), 3, "{text}: {:?}", split(text));
        }
        assert_eq!(split("08/16/2031 03:48 PM the dam - it broke.").len(), 2);
        assert_eq!(split("At 03:48 PM Ann - it rained - left.").len(), 1);
    }
}
