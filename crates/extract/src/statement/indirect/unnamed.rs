//! "asked not to be named": a condition of the talk, nothing that was said in it.

use crate::text::{Doc, Run};

/// Whether the words ask for no more than that the speaker stays unnamed.
pub(super) fn unnamed(doc: &Doc<'_>, run: &Run) -> bool {
    let words = || run.clone().take(6).map(|i| doc.low(i));
    let not = words().any(|w| w == "not");
    let hidden = |w| {
        matches!(
            w,
            "named" | "identified" | "quoted" | "disclosed" | "published"
        )
    };
    let anonymous = |w| matches!(w, "anonymous" | "unnamed" | "unidentified" | "anonymity");
    let by = doc.phrase(run.start, "to be identified by").is_some()
        || doc.phrase(run.start, "to be identified only").is_some();
    let withheld = words().any(|w| w == "withheld");
    by || withheld || (not && words().any(hidden)) || words().any(anonymous)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn who_asks_for_no_more_than_not_to_be_named_says_nothing() {
        for text in [
            "The clerk asked not to be named.",
            "The clerk asked not to be identified because the talks are secret.",
            "The clerk asked to remain anonymous.",
            "The clerk asked that his name be withheld.",
            "The clerk asked to be identified by her first name.",
            "The clerk requested that his name not be published.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }

    #[test]
    fn what_such_people_say_besides_is_said() {
        for text in [
            "Two clerks who asked not to be named said the dam was old.",
            "Two clerks, who asked to remain anonymous, said the dam was old.",
        ] {
            assert_eq!(
                said(text),
                [("Two clerks".into(), "the dam was old".into())]
            );
        }
        assert_eq!(said("The mayor asked the guild to leave.").len(), 1);
    }
}
