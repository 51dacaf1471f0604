//! What the keys do.

use crate::desk::line::{Line, Tone};

const READING: [(&str, &str); 17] = [
    ("n", "the next claim that waits"),
    ("v", "verdict VERIFIED: it is so"),
    ("d", "verdict DISPUTED: it is not so, or not as said"),
    (
        "u",
        "verdict UNVERIFIED: checked, and the evidence does not suffice",
    ),
    ("e", "put a piece of evidence on the table"),
    ("c", "comment, for the desk"),
    ("s", "skip: never offered to you again"),
    ("r", "release, with a note for whoever is next"),
    ("x", "dismiss without a verdict, with a reason"),
    (
        "a",
        "adjudicate between two reviews; correct a verdict publicly",
    ),
    ("h", "history, and reviews at length"),
    ("p", "what the newsroom's policy asks"),
    ("o", "open a claim by its name"),
    ("t", "try again what got no answer"),
    ("?", "this page"),
    ("q", "give the claim back and leave"),
    ("arrows", "scroll; Page Up and Down, Home, too"),
];

const FILLING: [(&str, &str); 6] = [
    ("Tab", "the next field; Shift-Tab the one before"),
    (
        "Enter",
        "the next field; another line in Rationale, Evidence, Words",
    ),
    ("Ctrl-S", "send"),
    ("Esc", "put the form aside: the same key opens it again"),
    ("Ctrl-X", "throw away what was typed"),
    ("Ctrl-C", "leave; asks where something typed is not sent"),
];

const EVIDENCE: &str = "Evidence, a line each: kind, bearing, then an address or words or both. Kinds: web, document, interview, eyewitness, media, dataset, own_reporting. Bearings: supports, refutes, context. “confidential” after the bearing: only editors see it. Kinds and bearings may be cut short: web s https://example.org/list The list names 62.";

/// The page.
pub fn lines() -> Vec<Line> {
    let key = |(key, what): &(&str, &str)| Line::labelled(key, what);
    let mut lines = vec![Line::of(Tone::Strong, "While you read a claim")];
    lines.extend(READING.iter().map(key));
    lines.push(Line::of(Tone::Strong, "In a form"));
    lines.extend(FILLING.iter().map(key));
    lines.push(Line::of(Tone::Plain, EVIDENCE));
    lines
}
