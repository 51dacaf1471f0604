//! SearchClaims.

use crate::convert::{claim_to_proto, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::filter::claim_filter;
use crate::page::capped;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::{Hit, Search};

/// The longest text that is looked for, in characters.
const LONGEST: usize = 2_000;

/// The most claims of an answer.
const MOST: usize = 50;

pub(super) async fn search_claims(
    desk: &Desk,
    by: &Principal,
    request: v1::SearchClaimsRequest,
) -> Result<v1::SearchClaimsResponse, Failure> {
    let search = search(request)?;
    let found = desk.store.search_claims(by, &search).await?;
    let hits = found.into_iter().map(hit_to_proto).collect();
    // Claims with very long sentences could be more than a message holds.
    let (hits, _) = capped(hits, false);
    Ok(v1::SearchClaimsResponse { hits })
}

fn search(request: v1::SearchClaimsRequest) -> Result<Search, Violations> {
    let mut bad = Violations::new();
    let text = bad.keep("query", text::required(&request.query, LONGEST));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let filter = bad.keep("filter", claim_filter(&request.filter));
    let search = text.and(limit).zip(filter).map(|(limit, filter)| Search {
        text: request.query,
        filter,
        limit,
    });
    bad.into_result(search)
}

fn page_size(asked: i32) -> Result<usize, String> {
    match usize::try_from(asked) {
        Ok(0) => Ok(10),
        Ok(size) => Ok(size.min(MOST)),
        Err(_) => Err("must not be negative; 0 is 10".to_owned()),
    }
}

fn hit_to_proto(hit: Hit) -> v1::ClaimHit {
    v1::ClaimHit {
        claim: Some(claim_to_proto(hit.claim)),
        score: hit.score,
        matched_words: hit.words,
        copy_count: i32::try_from(hit.copies).unwrap_or(i32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_a_default_and_a_limit() {
        let sizes = [0, 1, 50, 51, i32::MAX].map(page_size);
        assert_eq!(sizes, [10, 1, 50, 50, 50].map(Ok));
        assert!(page_size(-1).is_err());
    }

    #[test]
    fn every_bad_field_is_named() {
        for query in ["", " \n", "a\0", &"é".repeat(LONGEST + 1)] {
            let request = v1::SearchClaimsRequest {
                query: query.into(),
                page_size: -1,
                filter: "colour = red".into(),
            };
            let bad = search(request).err().unwrap();
            let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
            assert_eq!(fields, ["query", "page_size", "filter"], "{query:?}");
        }
        let longest = v1::SearchClaimsRequest {
            query: "é".repeat(LONGEST),
            ..Default::default()
        };
        assert!(search(longest).is_ok());
    }
}
