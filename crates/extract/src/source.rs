//! What a speaker is: their role, and whether they have a name.

use crate::lexicon::Classes as C;
use crate::statement::Link;
use crate::text::{Doc, Run};

/// What the text calls the speaker: the apposition, or the title before the name.
pub(crate) fn role<'t>(doc: &Doc<'t>, link: &Link) -> &'t str {
    match &link.role {
        Some(role) => doc.exact(role),
        None => doc.exact(&title(doc, &link.claimant)),
    }
}

/// "Norland Mayor" in "Norland Mayor Ann Low", "water board chief" in "water board chief
/// Ann Low"; nothing in "Ann Low of the water board".
pub(crate) fn title(doc: &Doc<'_>, name: &Run) -> Run {
    let before = name.start..name.end.saturating_sub(1);
    let small = |i: &usize| doc.is_word(*i) && !doc.capital(*i);
    let last = match before.clone().rev().find(small) {
        Some(small) => Some(small)
            .filter(|last| office(doc, name.start..last + 1) || trade(doc, name, last + 1)),
        None => before.rev().find(|i| rank(doc, *i)),
    };
    let named = last.is_some_and(|i| {
        doc.low(i) != "'s"
            && !body(doc, name.end - 1)
            && doc.capital(i + 1)
            && (i + 1..name.end).all(|n| doc.capital(n) || !doc.is_word(n))
    });
    last.filter(|_| named)
        .map_or(name.start..name.start, |i| name.start..i + 1)
}

/// "Norland University Health Board": no name of a person ends so.
fn body(doc: &Doc<'_>, last: usize) -> bool {
    matches!(
        doc.low(last),
        "board"
            | "office"
            | "department"
            | "authority"
            | "service"
            | "services"
            | "society"
            | "institute"
            | "centre"
            | "center"
            | "trust"
            | "agency"
            | "committee"
            | "council"
            | "union"
            | "association"
            | "foundation"
            | "federation"
            | "commission"
            | "ministry"
            | "group"
            | "party"
    )
}

/// Words that say what somebody is, and do not begin with a name of their own.
fn office(doc: &Doc<'_>, words: Run) -> bool {
    let ends = words.end - 1;
    let name_first = doc.capital(words.start)
        && doc.capital(words.start + 1)
        && !(rank(doc, words.start) || rank(doc, words.start + 1))
        && words.clone().any(|i| doc.is(i, C::PREPOSITION));
    words.clone().any(|i| rank(doc, i))
        && !name_first
        && !doc.is(ends, C::PREPOSITION | C::DETERMINER | C::CONJUNCTION)
}

/// "teaching assistant" in "teaching assistant Ann Low": small words that end like
/// somebody's work, and a full name.
fn trade(doc: &Doc<'_>, name: &Run, end: usize) -> bool {
    const WORK: &[&str] = &[
        "er", "or", "ist", "ian", "ant", "ent", "man", "woman", "ess", "ate", "eer", "ee", "host",
        "star", "chef", "geon", "cook", "nurse", "pilot", "guide", "judge", "coach", "clerk",
    ];
    let work = WORK.iter().any(|e| doc.low(end - 1).ends_with(e));
    let never = C::PREPOSITION | C::DETERMINER | C::CONJUNCTION | C::PRONOUN;
    let small = |i: usize| !doc.capital(i) && !doc.is_number(i) && !doc.is(i, never);
    work && (name.start..end).all(small) && name.end == end + 2
}

fn rank(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, C::SOURCE | C::PERSON)
        || matches!(
            doc.low(at),
            "gov."
                | "sen."
                | "rep."
                | "gen."
                | "president"
                | "minister"
                | "chairman"
                | "adviser"
                | "expert"
                | "pastor"
                | "bishop"
                | "professor"
                | "general"
                | "executive"
                | "whip"
                | "counsel"
                | "inspector"
                | "superintendent"
                | "constable"
                | "sergeant"
                | "captain"
                | "colonel"
                | "lieutenant"
                | "major"
                | "admiral"
                | "brigadier"
                | "councillor"
                | "councilor"
                | "councilman"
                | "councilwoman"
                | "congressman"
                | "congresswoman"
                | "commissioner"
                | "manager"
                | "editor"
                | "coach"
                | "archbishop"
                | "rabbi"
                | "imam"
        )
}

/// A source without a name: "a security official", "people familiar with the talks".
pub(crate) fn anonymous(doc: &Doc<'_>, name: &Run) -> bool {
    let hidden = name.clone().any(|i| {
        matches!(
            doc.low(i),
            "anonymous" | "unnamed" | "unidentified" | "source" | "sources"
        )
    });
    let Some(last) = head(doc, name) else {
        return false;
    };
    let person = doc.is(last, C::PERSON)
        || matches!(
            doc.low(last),
            "official"
                | "reports"
                | "witness"
                | "eyewitness"
                | "aide"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "diplomat"
                | "insider"
        );
    let role = person && (!doc.capital(last) || last == name.start);
    let indefinite = matches!(
        doc.low(name.start),
        "a" | "an" | "one" | "some" | "several" | "two" | "three" | "many" | "others"
    ) || !doc.is(name.start, C::DETERMINER);
    hidden
        || (role && indefinite && !named(doc, name))
        || (name.len() == 1 && matches!(doc.low(last), "others" | "some"))
}

/// The noun of the phrase: its last word, or the one before what describes it.
fn head(doc: &Doc<'_>, name: &Run) -> Option<usize> {
    let describes = |i: &usize| {
        doc.is(*i, C::PREPOSITION)
            || matches!(
                doc.low(*i),
                "familiar" | "close" | "briefed" | "who" | "involved"
            )
    };
    let end = name.clone().skip(1).find(describes).unwrap_or(name.end);
    end.checked_sub(1).filter(|_| !name.is_empty())
}

/// "Mr. Low", "Norland officer Ann Low": the last word of its own is a name.
fn named(doc: &Doc<'_>, name: &Run) -> bool {
    name.len() > 1
        && name.end.checked_sub(1).is_some_and(|i| doc.capital(i))
        && head(doc, name).is_some_and(|h| h + 1 == name.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{Speaker, statements};

    fn first(text: &str) -> (String, bool) {
        let doc = Doc::new(text, false);
        let said = statements(&doc, &doc.sentences[0], &mut Speaker::default());
        let link = &said[0].links[0];
        (role(&doc, link).to_owned(), anonymous(&doc, &link.claimant))
    }

    #[test]
    fn roles_stand_before_or_behind_the_name() {
        assert_eq!(
            first("Norland Mayor Ann Low said it rained."),
            ("Norland Mayor".into(), false)
        );
        assert_eq!(
            first("Ann Low, the mayor, said it rained."),
            ("the mayor".into(), false)
        );
        assert_eq!(
            first("Water board chief Ann Low said it rained."),
            ("Water board chief".into(), false)
        );
        assert_eq!(
            first("Ann Low of the watchdog Open Dams said it rained."),
            (String::new(), false)
        );
        assert_eq!(
            first("The Norland Water Board said it rained."),
            (String::new(), false)
        );
    }

    #[test]
    fn sources_without_a_name() {
        for text in [
            "A security official said it rained.",
            "Some reports suggested it rained.",
            "A person familiar with the talks said it rained.",
            "Two people close to the Norland mayor said it rained.",
            "An official at the Norland bank said it rained.",
            "Sources said it rained.",
            "A council spokesperson said it rained.",
            "A senior European diplomat said it rained.",
        ] {
            assert!(first(text).1, "{text}");
        }
    }

    #[test]
    fn names_and_crowds() {
        for (text, role, anonymous) in [
            ("Mayor Ann Low said it rained.", "Mayor", false),
            (
                "Chief Inspector Ann Low said it rained.",
                "Chief Inspector",
                false,
            ),
            ("Ann Major said it rained.", "", false),
            (
                "Attorney General Ann Low said it rained.",
                "Attorney General",
                false,
            ),
            ("Norland University Health Board said it rained.", "", false),
            ("Norland University’s Ann Low said it rained.", "", false),
            ("“It rained,” said Ann Low, her arm in a sling.", "", false),
            ("“It rained,” said Ann Low, its owner.", "its owner", false),
            (
                "On Monday, goat herder Ann Low said it rained.",
                "goat herder",
                false,
            ),
            ("The herder Ann Low said it rained.", "", false),
            ("On Monday, exasperated Ann Low said it rained.", "", false),
            ("Ann Low said it rained.", "", false),
            ("A security official said it rained.", "", true),
            ("Some witnesses said it rained.", "", true),
            ("Officials said it rained.", "", true),
            ("The officials said it rained.", "", false),
            ("An unnamed aide said it rained.", "", true),
            ("The people of Norland said it rained.", "", false),
            ("Officials in Norland said it rained.", "", true),
        ] {
            assert_eq!(first(text), (role.to_owned(), anonymous), "{text}");
        }
    }
}
