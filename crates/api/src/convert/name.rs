//! Resource names: one form each, read strictly.

use factdesk_domain::{
    ArticleId, ClaimId, CommentId, DecisionId, EventId, EvidenceId, MatchId, ReviewId,
};
use uuid::Uuid;

pub(crate) fn article(id: ArticleId) -> String {
    named("articles/", id.0)
}

pub(crate) fn revision(id: ArticleId, number: i32) -> String {
    format!("articles/{id}/revisions/{number}")
}

pub(crate) fn claim(id: ClaimId) -> String {
    named("claims/", id.0)
}

pub(crate) fn review(claim: ClaimId, id: ReviewId) -> String {
    format!("claims/{claim}/reviews/{id}")
}

pub(crate) fn evidence(claim: ClaimId, id: EvidenceId) -> String {
    format!("claims/{claim}/evidence/{id}")
}

pub(crate) fn comment(claim: ClaimId, id: CommentId) -> String {
    format!("claims/{claim}/comments/{id}")
}

pub(crate) fn event(id: EventId) -> String {
    format!("events/{id}")
}

pub(crate) fn series(event: EventId, id: &str) -> String {
    format!("events/{event}/figureSeries/{id}")
}

pub(crate) fn matched(id: MatchId) -> String {
    format!("matches/{id}")
}

pub(crate) fn decision(id: DecisionId) -> String {
    format!("decisions/{id}")
}

pub(crate) fn person(handle: &str) -> String {
    format!("people/{handle}")
}

pub(crate) fn policy(version: i32) -> String {
    format!("policies/{version}")
}

/// Two a claim, a hundred a page: put together without the machinery of `format!`.
fn named(collection: &str, id: Uuid) -> String {
    let mut buffer = Uuid::encode_buffer();
    [collection, id.hyphenated().encode_lower(&mut buffer)].concat()
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_review(name: &str) -> Result<(ClaimId, ReviewId), String> {
    let read = || {
        let (claim, review) = name.strip_prefix("claims/")?.split_once("/reviews/")?;
        Some((ClaimId(uuid(claim)?), ReviewId(uuid(review)?)))
    };
    read().ok_or_else(|| "must be claims/{uuid}/reviews/{uuid}".to_owned())
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_policy(name: &str) -> Result<i32, String> {
    let version = name.strip_prefix("policies/").and_then(|text| {
        let number = text.parse().ok();
        number.filter(|n: &i32| *n >= 0 && n.to_string() == text)
    });
    version.ok_or_else(|| "must be policies/{version}, or empty for the current one".to_owned())
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_article(name: &str) -> Result<ArticleId, String> {
    let id = name.strip_prefix("articles/").and_then(uuid);
    id.map(ArticleId)
        .ok_or_else(|| "must be articles/{uuid}".to_owned())
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_claim(name: &str) -> Result<ClaimId, String> {
    let id = name.strip_prefix("claims/").and_then(uuid);
    id.map(ClaimId)
        .ok_or_else(|| "must be claims/{uuid}".to_owned())
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_event(name: &str) -> Result<EventId, String> {
    let id = name.strip_prefix("events/").and_then(uuid);
    id.map(EventId)
        .ok_or_else(|| "must be events/{uuid}".to_owned())
}

/// More bytes than the id of any series has.
const LONGEST_SERIES: usize = 120;

/// Whether there is such a series, only the database knows.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_series(name: &str) -> Result<(EventId, String), String> {
    let plain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let read = || {
        let (event, id) = name.strip_prefix("events/")?.split_once("/figureSeries/")?;
        let fits = (1..=LONGEST_SERIES).contains(&id.len()) && id.chars().all(plain);
        Some((EventId(uuid(event)?), id.to_owned())).filter(|_| fits)
    };
    read().ok_or_else(|| "must be events/{uuid}/figureSeries/{id}".to_owned())
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_match(name: &str) -> Result<MatchId, String> {
    let id = name.strip_prefix("matches/").and_then(uuid);
    id.map(MatchId)
        .ok_or_else(|| "must be matches/{uuid}".to_owned())
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_decision(name: &str) -> Result<DecisionId, String> {
    let id = name.strip_prefix("decisions/").and_then(uuid);
    id.map(DecisionId)
        .ok_or_else(|| "must be decisions/{uuid}".to_owned())
}

/// Reads the handle out of a person's name. Whether there is such a person, only the
/// database knows.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_person(name: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    let handle = name.strip_prefix("people/");
    let handle = handle.filter(|h| (1..=63).contains(&h.len()) && h.chars().all(plain));
    handle
        .map(str::to_owned)
        .ok_or_else(|| "must be people/{handle}".to_owned())
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_revision(name: &str) -> Result<(ArticleId, i32), String> {
    let read = || {
        let (article, number) = name.strip_prefix("articles/")?.split_once("/revisions/")?;
        let parsed = number
            .parse()
            .ok()
            .filter(|n: &i32| *n > 0 && n.to_string() == number)?;
        Some((ArticleId(uuid(article)?), parsed))
    };
    read().ok_or_else(|| "must be articles/{uuid}/revisions/{number}".to_owned())
}

/// # Errors
/// A sentence for the field violation.
pub(crate) fn read_evidence(name: &str) -> Result<(ClaimId, EvidenceId), String> {
    let read = || {
        let (claim, id) = name.strip_prefix("claims/")?.split_once("/evidence/")?;
        Some((ClaimId(uuid(claim)?), EvidenceId(uuid(id)?)))
    };
    read().ok_or_else(|| "must be claims/{uuid}/evidence/{uuid}".to_owned())
}

/// One form only: lower case with hyphens, so that equal names are equal texts.
fn uuid(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text)
        .ok()
        .filter(|id| id.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ID: &str = "0190f3a1-0000-7000-8000-0000000000aa";

    #[test]
    fn only_the_one_form_is_read() {
        let id = Uuid::try_parse(ID).unwrap();
        assert_eq!(read_claim(&format!("claims/{ID}")), Ok(ClaimId(id)));
        let upper = format!("claims/{}", ID.to_uppercase());
        let simple = format!("claims/{}", id.simple());
        let others = [
            "",
            "claims/",
            "claims/-",
            ID,
            "claims/x",
            "articles/0190f3a1-0000-7000-8000-0000000000aa",
            &upper,
            &simple,
            &format!("claims/{{{ID}}}"),
            &format!("claims/{ID}/"),
            &format!("/claims/{ID}"),
            &format!("claims/{ID}\0"),
        ]
        .map(str::to_owned);
        for bad in others {
            assert!(read_claim(&bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn people_are_named_by_their_handles() {
        assert_eq!(read_person("people/jo.smith_2"), Ok("jo.smith_2".into()));
        let long = format!("people/{}", "a".repeat(64));
        for bad in [
            "",
            "people/",
            "jo",
            "people/Jo",
            "people/a/b",
            "people/a\0",
            &long,
        ] {
            assert!(read_person(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn revisions_are_numbered_from_one() {
        let read = |number: &str| read_revision(&format!("articles/{ID}/revisions/{number}"));
        assert_eq!(read("12").map(|(_, n)| n), Ok(12));
        for bad in ["0", "-1", "01", "+1", "", "x", "2147483648"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn policies_are_numbered_from_none() {
        let read = |version: &str| read_policy(&format!("policies/{version}"));
        assert_eq!((read("0"), read("12")), (Ok(0), Ok(12)));
        for bad in ["-1", "01", "+1", "", "x", "2147483648"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn series_are_named_by_plain_words() {
        let read = |id: &str| read_series(&format!("events/{ID}/figureSeries/{id}"));
        for good in ["deaths", "deaths.children", "money..usd", "deaths.élèves"] {
            assert_eq!(read(good).map(|(_, id)| id), Ok(good.to_owned()));
        }
        let long = "x".repeat(LONGEST_SERIES + 1);
        for bad in ["", "a/b", "a b", "a\0", "%", &long] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn names_read_back(n: u128, number in 1..=i32::MAX) {
            let (a, c) = (ArticleId(Uuid::from_u128(n)), ClaimId(Uuid::from_u128(n)));
            prop_assert_eq!(read_article(&article(a)), Ok(a));
            prop_assert_eq!(read_claim(&claim(c)), Ok(c));
            prop_assert_eq!(read_revision(&revision(a, number)), Ok((a, number)));
            let r = ReviewId(Uuid::from_u128(!n));
            prop_assert_eq!(read_review(&review(c, r)), Ok((c, r)));
            prop_assert_eq!(read_policy(&policy(number)), Ok(number));
            let e = EvidenceId(Uuid::from_u128(n ^ 1));
            prop_assert_eq!(read_evidence(&evidence(c, e)), Ok((c, e)));
            let e = EventId(Uuid::from_u128(n));
            prop_assert_eq!(read_event(&event(e)), Ok(e));
            prop_assert_eq!(read_series(&series(e, "deaths")), Ok((e, "deaths".to_owned())));
            let (m, d) = (MatchId(Uuid::from_u128(n)), DecisionId(Uuid::from_u128(!n)));
            prop_assert_eq!(read_match(&matched(m)), Ok(m));
            prop_assert_eq!(read_decision(&decision(d)), Ok(d));
        }

        #[test]
        fn no_text_panics(name in "\\PC{0,60}") {
            let _ = (read_article(&name), read_claim(&name), read_revision(&name));
            let _ = (read_review(&name), read_policy(&name), read_person(&name));
            let _ = (read_event(&name), read_series(&name), read_match(&name));
            prop_assert!(read_decision(&name).is_err());
            prop_assert!(read_evidence(&name).is_err());
        }
    }
}
