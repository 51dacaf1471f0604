//! From a call's metadata to the principal behind it. Never from its message.

use super::Access;
use crate::failure::Failure;
use factdesk_domain::Principal;
use factdesk_store::{Credentials, Refused, Store};
use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderName};

/// Whom a delegate acts for.
const PERSON: HeaderName = HeaderName::from_static("factdesk-person");

/// The most bytes of a key; longer ones never reach the database.
const LONGEST_KEY: usize = 256;

/// Who is behind a call.
///
/// # Errors
/// Why nobody is.
pub(crate) async fn principal(
    access: &Access,
    store: &Store,
    headers: &HeaderMap,
) -> Result<Principal, Failure> {
    match (access, headers.contains_key(AUTHORIZATION)) {
        (Access::Local(_), false) if headers.contains_key(PERSON) => Err(
            Failure::delegation_refused("factdesk-person needs the key of a delegate"),
        ),
        (Access::Local(person), false) => Ok(person.clone()),
        (Access::Local(_), true) | (Access::Keys, _) => {
            let credentials = credentials(headers)?;
            store.authenticate(&credentials).await.map_err(refused)
        }
    }
}

fn refused(refused: Refused) -> Failure {
    match refused {
        Refused::Key => Failure::credentials_invalid(),
        Refused::Delegation(why) => Failure::delegation_refused(why),
        Refused::Store(error) => error.into(),
    }
}

fn credentials(headers: &HeaderMap) -> Result<Credentials<'_>, Failure> {
    let key = key(headers)?;
    let mut people = headers.get_all(PERSON).iter();
    let person = match (people.next(), people.next()) {
        (None, _) => None,
        (Some(person), None) => Some(person.to_str().ok().filter(|p| is_handle(p))),
        (Some(_), Some(_)) => Some(None),
    };
    match person {
        Some(None) => Err(Failure::delegation_refused(
            "factdesk-person names nobody registered",
        )),
        person => Ok(Credentials {
            key,
            person: person.flatten(),
        }),
    }
}

fn key(headers: &HeaderMap) -> Result<&str, Failure> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values.next().ok_or_else(Failure::credentials_missing)?;
    if values.next().is_some() {
        return Err(Failure::credentials_invalid());
    }
    let text = value.to_str().map_err(|_| Failure::credentials_invalid())?;
    let (scheme, key) = text
        .split_once(' ')
        .ok_or_else(Failure::credentials_missing)?;
    match key.trim() {
        _ if !scheme.eq_ignore_ascii_case("bearer") => Err(Failure::credentials_missing()),
        "" => Err(Failure::credentials_missing()),
        key if is_key(key) => Ok(key),
        _ => Err(Failure::credentials_invalid()),
    }
}

fn is_key(key: &str) -> bool {
    key.len() <= LONGEST_KEY
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

fn is_handle(handle: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b);
    (1..=63).contains(&handle.len()) && handle.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_proto::v1::ErrorReason;
    use http::HeaderValue;

    fn headers(all: &[(&'static str, &[u8])]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in all {
            headers.append(*name, HeaderValue::from_bytes(value).unwrap());
        }
        headers
    }

    fn reason(all: &[(&'static str, &[u8])]) -> ErrorReason {
        credentials(&headers(all)).unwrap_err().reason
    }

    #[test]
    fn a_bearer_key_is_read_with_the_person() {
        let sent = headers(&[
            ("authorization", b"bearer  fd_ab_cd"),
            ("factdesk-person", b"anna.b"),
        ]);
        let read = credentials(&sent).unwrap();
        assert_eq!((read.key, read.person), ("fd_ab_cd", Some("anna.b")));
    }

    #[test]
    fn no_key_is_missing() {
        for value in [&b"Basic YTpi"[..], b"Bearer", b"Bearer ", b"fd_ab_cd", b""] {
            assert_eq!(
                reason(&[("authorization", value)]),
                ErrorReason::CredentialsMissing
            );
        }
        assert_eq!(reason(&[]), ErrorReason::CredentialsMissing);
    }

    #[test]
    fn garbage_is_refused_before_the_database_sees_it() {
        let huge = [&b"Bearer "[..], &[b'x'; 300]].concat();
        for value in [
            &b"Bearer \xff\xfe"[..],
            b"Bearer a b",
            b"Bearer '; drop",
            &huge,
        ] {
            assert_eq!(
                reason(&[("authorization", value)]),
                ErrorReason::CredentialsInvalid
            );
        }
        let twice = [
            ("authorization", &b"Bearer a"[..]),
            ("authorization", b"Bearer b"),
        ];
        assert_eq!(reason(&twice), ErrorReason::CredentialsInvalid);
    }

    #[test]
    fn nobody_has_a_malformed_handle() {
        let huge = [b'x'; 64];
        for person in [&b""[..], b"\xff", b"people/anna", b"Anna", &huge] {
            let sent = [
                ("authorization", &b"Bearer a"[..]),
                ("factdesk-person", person),
            ];
            assert_eq!(reason(&sent), ErrorReason::DelegationRefused, "{person:?}");
        }
    }
}
