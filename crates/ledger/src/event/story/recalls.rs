//! Articles that look back.

use super::spoken::Spoken;

/// Whether the head marks an anniversary: "five years on", "remembers".
pub(super) fn recalls(spoken: &[Spoken]) -> bool {
    let head = || spoken.iter().take_while(|w| w.head).enumerate();
    let next = |at: usize| spoken.get(at + 1).filter(|_| !spoken[at].ends);
    head().any(|(at, word)| match word.lower.as_str() {
        "anniversary" | "remembers" | "commemorates" | "commemorated" | "commemorate" => true,
        "years" => next(at).is_some_and(|n| match n.lower.as_str() {
            "after" | "since" => true,
            "on" => n.ends,
            _ => false,
        }),
        "marks" | "mark" => next(at).is_some_and(|n| n.lower == "decade"),
        _ => false,
    })
}
