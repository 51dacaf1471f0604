//! Page tokens: opaque, and good for the list that gave them only.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use factdesk_domain::Principal;
use sha2::{Digest, Sha256};

/// The first byte: tokens of another form are refused, not misread.
const VERSION: u8 = 1;

/// How much of the digest a token carries.
const DIGEST: usize = 16;

/// The most characters of a token.
const LONGEST: usize = 200;

/// What a walk over pages keeps the same.
pub(crate) struct List<'r> {
    pub rpc: &'static str,
    pub parent: &'r str,
    pub filter: &'r str,
    pub order_by: &'r str,
}

/// Makes and reads the tokens of one list.
pub(crate) struct Token([u8; DIGEST]);

impl Token {
    /// Those of a list as `by` sees it.
    pub fn of(list: &List<'_>, by: &Principal) -> Token {
        let newsroom = by.newsroom.to_string();
        let mut hash = Sha256::new();
        for part in [list.rpc, &newsroom, list.parent, list.filter, list.order_by] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        let mut digest = [0; DIGEST];
        let all = hash.finalize();
        digest
            .iter_mut()
            .zip(all.iter())
            .for_each(|(to, from)| *to = *from);
        Token(digest)
    }

    /// The token for the page after `key`; empty where there is none.
    pub fn next(&self, key: Option<Vec<u8>>) -> String {
        let Some(key) = key else {
            return String::new();
        };
        let bytes = [&[VERSION][..], &self.0, &key].concat();
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The key in a token; nothing for the first page.
    ///
    /// # Errors
    /// A sentence for the field violation.
    pub fn read<K>(
        &self,
        token: &str,
        key: impl FnOnce(&[u8]) -> Option<K>,
    ) -> Result<Option<K>, String> {
        if token.is_empty() {
            return Ok(None);
        }
        let found = self.key(token).and_then(|bytes| key(&bytes));
        found.map(Some).ok_or_else(|| {
            "is no token of this list: send `next_page_token` as it came, with the same parent, \
             filter and order_by; or nothing, to begin anew"
                .to_owned()
        })
    }

    fn key(&self, token: &str) -> Option<Vec<u8>> {
        let bytes = match token.len() {
            ..=LONGEST => BASE64_URL_SAFE_NO_PAD.decode(token).ok()?,
            _ => return None,
        };
        let rest = bytes.strip_prefix(&[VERSION])?.strip_prefix(&self.0)?;
        Some(rest.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{NewsroomId, PersonId, Roles};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn by(newsroom: u128) -> Principal {
        Principal {
            newsroom: NewsroomId(Uuid::from_u128(newsroom)),
            person: PersonId(Uuid::nil()),
            handle: "anna".into(),
            delegate: None,
            roles: Roles::all(),
        }
    }

    const LIST: List<'static> = List {
        rpc: "ListClaims",
        parent: "articles/a",
        filter: "f",
        order_by: "span",
    };

    fn all(bytes: &[u8]) -> Option<Vec<u8>> {
        Some(bytes.to_vec())
    }

    #[test]
    fn a_token_is_good_for_its_own_list_only() {
        let token = Token::of(&LIST, &by(1)).next(Some(vec![7]));
        let others = [
            (
                List {
                    rpc: "ListReviews",
                    ..LIST
                },
                1,
            ),
            (List { parent: "", ..LIST }, 1),
            (
                List {
                    filter: "g",
                    ..LIST
                },
                1,
            ),
            (
                List {
                    order_by: "",
                    ..LIST
                },
                1,
            ),
            (
                List {
                    parent: "articles/af",
                    filter: "",
                    ..LIST
                },
                1,
            ),
            (List { ..LIST }, 2),
        ];
        for (list, newsroom) in others {
            assert!(Token::of(&list, &by(newsroom)).read(&token, all).is_err());
        }
        assert_eq!(
            Token::of(&LIST, &by(1)).read(&token, all),
            Ok(Some(vec![7]))
        );
    }

    #[test]
    fn no_token_is_the_first_page_and_no_key_the_last() {
        let token = Token::of(&LIST, &by(1));
        assert_eq!(token.read("", all), Ok(None));
        assert_eq!(token.next(None), "");
    }

    proptest! {
        #[test]
        fn keys_read_back(key in prop::collection::vec(any::<u8>(), 0..60)) {
            let token = Token::of(&LIST, &by(1));
            let text = token.next(Some(key.clone()));
            prop_assert_eq!(token.read(&text, all), Ok(Some(key)));
        }

        #[test]
        fn anything_else_is_refused(text in ".{1,300}") {
            prop_assert!(Token::of(&LIST, &by(1)).read(&text, all).is_err());
        }
    }
}
