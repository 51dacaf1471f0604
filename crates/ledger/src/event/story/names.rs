//! Which words of a text are names.

use super::spoken::Spoken;
use std::collections::BTreeSet;

/// What is capitalised within a sentence, or always and anything but common.
pub(super) fn names(spoken: &[Spoken]) -> BTreeSet<&str> {
    let stems = |such: fn(&&Spoken) -> bool| -> BTreeSet<&str> {
        spoken
            .iter()
            .filter(such)
            .map(|w| w.stem.as_str())
            .collect()
    };
    let (capitals, small) = (stems(|w| w.capital), stems(|w| !w.capital));
    let always = capitals.difference(&small).copied();
    stems(|w| w.capital && !w.opens)
        .into_iter()
        .chain(always)
        .collect()
}
