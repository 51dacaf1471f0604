//! Numbers that are dialled or texted: "call 911", "text HELP to 35350", "an 800 number".

use crate::figure::Quantity;
use crate::text::Doc;

pub(super) fn dialled(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.core.start;
    let bare = quantity.unit.is_none() && doc.is_number(start) && quantity.core.len() == 1;
    let emergency = matches!(doc.low(start), "911" | "999" | "112" | "988" | "311");
    let services = matches!(
        doc.low(quantity.run.end),
        "call"
            | "calls"
            | "caller"
            | "callers"
            | "dispatcher"
            | "dispatchers"
            | "operator"
            | "operators"
            | "hotline"
            | "line"
            | "."
            | ","
            | "to"
            | "after"
            | "and"
            | "emergency"
            | "because"
            | "when"
            | "about"
            | "from"
    );
    let number = doc.low(quantity.run.end) == "number";
    bare && ((emergency && services) || number || grouped(doc, start) || texted(doc, start))
}

/// "ring 555 0142": groups of digits behind a verb of calling.
fn grouped(doc: &Doc<'_>, start: usize) -> bool {
    let digits = |i: usize| {
        doc.is_number(i) && doc.low(i).len() > 2 && doc.low(i).bytes().all(|b| b.is_ascii_digit())
    };
    let calls = |i: usize| {
        matches!(
            doc.low(i),
            "ring"
                | "call"
                | "phone"
                | "dial"
                | "telephone"
                | "on"
                | "contact"
                | "tel"
                | "hotline"
                | "at"
        )
    };
    let near = start.saturating_sub(5)..start;
    let verb = near.rev().find(|i| !digits(*i)).is_some_and(calls);
    verb && (digits(start + 1) || digits(start.wrapping_sub(1)))
}

/// A verb of dialling within reach: "dial 411", "texting a word to 35350".
fn texted(doc: &Doc<'_>, start: usize) -> bool {
    let verb = |n: usize| {
        matches!(
            doc.before(start, n),
            "dial" | "dials" | "dialed" | "dialled" | "dialing" | "dialling" | "phone" | "phoned"
        )
    };
    let text = |n: usize| {
        matches!(
            doc.before(start, n),
            "text" | "texting" | "texted" | "sms" | "texts"
        )
    };
    let code = doc.low(start).len() > 3;
    verb(1) || (code && doc.before(start, 1) == "to" && (2..9).any(text))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn what_is_dialled_is_no_figure() {
        for text in [
            "Call 911 and wait.",
            "A 911 call was made.",
            "They dial 411 there.",
            "Text the word HELP to 35350 there.",
            "They called an 800 number.",
            "Ring 555 2142 now.",
            "Call the desk on 020 7946 1234 now.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn the_same_digits_may_count() {
        assert_eq!(numbers("They own 911 goats."), ["911"]);
        assert_eq!(numbers("Text messages rose to 350 a day."), ["350"]);
        assert_eq!(numbers("It took 112 days."), ["112 days"]);
        assert_eq!(numbers("They ring 555 bells."), ["555"]);
    }
}
