//! Whether what many callers saw of one claim fits one order of its changes.

/// One call, with its start and end on a clock that counts both of all calls.
#[derive(Clone, Debug)]
pub struct Call {
    pub start: u64,
    pub end: u64,
    /// The etag that the caller sent.
    pub seen: String,
    pub outcome: Outcome,
}

/// What it came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It changed the claim, whose etag is this since.
    Changed(String),
    /// It changed nothing: the etag was this.
    Aborted(String),
}

/// The order of the calls that changed the claim, which began at `first`.
///
/// A claim is a register that is compared and set, and every change has an etag of its
/// own: so the order of changes is the chain of etags, and each refusal lies between the
/// change that made the etag which it names and the next. The history is linearizable
/// if each call can be given a moment between its start and its end in that order; the
/// earliest moment that is free is as good as any other.
///
/// # Errors
/// Why there is no such order.
pub fn order<'a>(first: &str, calls: &'a [Call]) -> Result<Vec<&'a Call>, String> {
    let (mut now, mut moment) = (first.to_owned(), 0);
    let mut chain = Vec::new();
    let mut placed = 0;
    loop {
        placed += place_refusals(&now, &mut moment, calls)?;
        let next: Vec<_> = calls.iter().filter(|c| changes(c, &now)).collect();
        match next[..] {
            [] => break,
            [one] => {
                moment = place(one, moment)?;
                chain.push(one);
                placed += 1;
                if let Outcome::Changed(etag) = &one.outcome {
                    now = etag.clone();
                }
            }
            [..] => return Err(format!("{} calls changed {now}", next.len())),
        }
    }
    match calls.len() - placed {
        0 => Ok(chain),
        lost => Err(format!("{lost} calls name an etag that never was")),
    }
}

fn changes(call: &Call, now: &str) -> bool {
    call.seen == now && matches!(call.outcome, Outcome::Changed(_))
}

/// All that were refused with this etag; the next change comes after them.
fn place_refusals(now: &str, moment: &mut u64, calls: &[Call]) -> Result<usize, String> {
    let named = |call: &&Call| call.outcome == Outcome::Aborted(now.to_owned());
    let (mut last, mut count) = (*moment, 0);
    for refused in calls.iter().filter(named) {
        if refused.seen == now {
            return Err(format!("{now} was refused though it was current"));
        }
        last = last.max(place(refused, *moment)?);
        count += 1;
    }
    *moment = last;
    Ok(count)
}

/// The earliest moment of a call that is not before `moment`.
fn place(call: &Call, moment: u64) -> Result<u64, String> {
    match moment.max(call.start) {
        at if at < call.end => Ok(at),
        at => Err(format!("{call:?} had ended when it should come, at {at}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(start: u64, end: u64, seen: &str, outcome: Outcome) -> Call {
        let seen = seen.into();
        Call {
            start,
            end,
            seen,
            outcome,
        }
    }

    fn changed(start: u64, end: u64, seen: &str, now: &str) -> Call {
        call(start, end, seen, Outcome::Changed(now.into()))
    }

    fn refused(start: u64, end: u64, seen: &str, now: &str) -> Call {
        call(start, end, seen, Outcome::Aborted(now.into()))
    }

    #[test]
    fn a_chain_with_refusals_between_is_an_order() {
        let calls = [
            changed(4, 9, "b", "c"),
            changed(1, 3, "a", "b"),
            refused(2, 5, "a", "b"),
            refused(6, 8, "a", "c"),
        ];
        let chain = order("a", &calls).unwrap();
        assert_eq!(chain.iter().map(|c| c.start).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(order("a", &[]).unwrap().len(), 0);
    }

    #[test]
    fn what_fits_no_order_is_told() {
        let histories: [&[Call]; 7] = [
            // Two changes of one version.
            &[changed(1, 4, "a", "b"), changed(2, 3, "a", "c")],
            // A change of what never was.
            &[changed(1, 2, "x", "b")],
            // The second ended before the first began.
            &[changed(5, 6, "a", "b"), changed(1, 2, "b", "c")],
            // Refused with what came only later.
            &[changed(5, 6, "a", "b"), refused(1, 2, "x", "b")],
            // Refused with what was over already.
            &[changed(1, 2, "a", "b"), refused(3, 4, "x", "a")],
            // Refused with what it sent.
            &[refused(1, 2, "a", "a")],
            // Two refusals that can be told only in an order in which neither was.
            &[
                changed(1, 10, "a", "b"),
                refused(2, 3, "x", "b"),
                refused(4, 5, "x", "a"),
            ],
        ];
        for calls in histories {
            assert!(order("a", calls).is_err(), "{calls:?}");
        }
    }
}
