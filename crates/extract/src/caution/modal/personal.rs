//! People and pronouns before the modal: permission, unless something befalls them.

use crate::lexicon::Classes as C;
use crate::text::Doc;

/// "they could be", "who may have", "how this might", "drivers may take": people
/// and questions, where the verb permits or supposes.
pub(super) fn personal(doc: &Doc<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let people = doc.is(before, C::PERSON) && !fate(doc, at);
    let past = doc.low(at) != "could" && doc.low(at + 1) == "have";
    let pronoun = match doc.before(at, 1) {
        "we" | "i" | "you" | "so" | "as" | "how" | "than" | "some" | "others" => true,
        "he" | "she" | "they" => !(fated(doc, at) && opens(doc, before)),
        "who" => doc.low(at) == "could" || !(fated(doc, at) || doc.low(at + 1) == "find"),
        "that" | "which" => relative(doc, before),
        "what" => !guessed(doc, at),
        _ => false,
    };
    people || !past && pronoun
}

/// Whether the clause begins with the token: "hinted she might be" tells what another thinks.
fn opens(doc: &Doc<'_>, at: usize) -> bool {
    !doc.is_word(at.wrapping_sub(1)) || matches!(doc.before(at, 1), "and" | "but")
}

/// "he may be", "they might face": "could" would tell what they were able to do.
fn fated(doc: &Doc<'_>, at: usize) -> bool {
    doc.low(at) != "could" && fate(doc, at)
}

/// "residents may have been hurt", "workers could face": what befalls people is no permission.
fn fate(doc: &Doc<'_>, at: usize) -> bool {
    let adverb = usize::from(doc.is(at + 1, C::ADVERB) && doc.low(at + 1) != "not");
    matches!(
        doc.low(at + 1 + adverb),
        "be" | "have" | "die" | "face" | "lose" | "suffer"
    )
}

/// "a man that could be", "so that it": only behind a thing does a relative clause foresee.
fn relative(doc: &Doc<'_>, at: usize) -> bool {
    let noun = at.wrapping_sub(1 + usize::from(doc.before(at, 1) == ","));
    let verb = doc.is(noun, C::VERB) && !doc.is(noun.wrapping_sub(1), C::DETERMINER);
    !doc.is_word(noun)
        || verb
        || doc.capital(noun)
        || doc.is(
            noun,
            C::PERSON | C::COUNTED | C::PRONOUN | C::CONJUNCTION | C::ADVERB,
        )
}

/// "in what may be the largest strike": a guess, unlike "what could be done".
fn guessed(doc: &Doc<'_>, at: usize) -> bool {
    let open = matches!(
        doc.before(at, 2),
        "in" | "is" | "was" | "as" | "for" | "of" | "leave" | "left" | "with" | "to" | "into"
    );
    let be = doc.low(at + 1) == "be";
    let next = doc.low(at + 2);
    let passive = next.ends_with("ed") || matches!(next, "done" | "seen" | "said" | "made");
    open && be && !passive
}

#[cfg(test)]
mod tests {
    use crate::caution::tests::found;

    fn doubted(text: &str) -> bool {
        !found(text).is_empty()
    }

    #[test]
    fn people_are_permitted_and_what_befalls_them_is_foreseen() {
        for text in [
            "Guards may be hurt.",
            "She may face a fine.",
            "It is a plan that may fail.",
        ] {
            assert!(doubted(text), "{text}");
        }
        for text in ["We may leave.", "Guards may rest.", "Ask how it may end."] {
            assert!(!doubted(text), "{text}");
        }
    }
}
