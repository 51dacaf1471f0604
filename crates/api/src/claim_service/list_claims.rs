//! ListClaims.

use crate::convert::{claim_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::filter::{claim_filter, claim_order};
use crate::page::{List, Token, capped, claims, page_size};
use factdesk_domain::{ArticleId, ClaimFilter, ClaimOrder, Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::ClaimKey;

pub(super) async fn list_claims(
    desk: &Desk,
    by: &Principal,
    request: v1::ListClaimsRequest,
) -> Result<v1::ListClaimsResponse, Failure> {
    let token = token(&request, by);
    let Query {
        article,
        filter,
        order,
        after,
        limit,
    } = query(&request, &token)?;
    let page = desk
        .store
        .list_claims(by, article, &filter, order, after.as_ref(), limit)
        .await?;
    let keys: Vec<_> = page
        .items
        .iter()
        .map(|claim| ClaimKey::of(claim, order))
        .collect();
    let items = page.items.into_iter().map(claim_to_proto).collect();
    let (claims, more) = capped(items, page.more);
    let last = claims
        .len()
        .checked_sub(1)
        .and_then(|i| keys.get(i))
        .filter(|_| more);
    let next_page_token = token.next(last.map(claims::write));
    Ok(v1::ListClaimsResponse {
        claims,
        next_page_token,
        watch_cursor: page.watch_cursor.to_string(),
    })
}

fn token(request: &v1::ListClaimsRequest, by: &Principal) -> Token {
    let (filter, order_by) = (&request.filter, &request.order_by);
    Token::of(
        &List {
            rpc: "ListClaims",
            parent: &request.parent,
            filter,
            order_by,
        },
        by,
    )
}

struct Query {
    article: Option<ArticleId>,
    filter: ClaimFilter,
    order: ClaimOrder,
    after: Option<ClaimKey>,
    limit: u64,
}

fn query(request: &v1::ListClaimsRequest, token: &Token) -> Result<Query, Violations> {
    let mut bad = Violations::new();
    let article = bad.keep("parent", parent(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let filter = bad.keep("filter", claim_filter(&request.filter));
    let order = bad.keep("order_by", claim_order(&request.order_by));
    // Without an order nobody knows what the token's key means.
    let after = order.and_then(|order| {
        let read = token.read(&request.page_token, |key| claims::read(key, order.field));
        bad.keep("page_token", read)
    });
    let all = article.zip(limit).zip(filter.zip(order)).zip(after);
    let query = all.map(|(((article, limit), (filter, order)), after)| Query {
        article,
        filter,
        order,
        after,
        limit,
    });
    bad.into_result(query)
}

/// One article's, or all.
pub(super) fn parent(parent: &str) -> Result<Option<ArticleId>, String> {
    match parent {
        "" | "articles/-" => Ok(None),
        name => name::read_article(name)
            .map(Some)
            .map_err(|_| "must be articles/{uuid}, or articles/- or empty for all".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{NewsroomId, PersonId, Roles};
    use uuid::Uuid;

    fn by() -> Principal {
        Principal {
            newsroom: NewsroomId(Uuid::nil()),
            person: PersonId(Uuid::nil()),
            handle: "anna".into(),
            delegate: None,
            roles: Roles::all(),
        }
    }

    #[test]
    fn two_spellings_mean_all_articles() {
        assert_eq!(parent(""), Ok(None));
        assert_eq!(parent("articles/-"), Ok(None));
        assert!(parent("-").is_err() && parent("articles/").is_err());
    }

    #[test]
    fn every_bad_field_is_named() {
        let request = v1::ListClaimsRequest {
            parent: "x".into(),
            page_size: -1,
            page_token: "forged".into(),
            filter: "color = red".into(),
            ..Default::default()
        };
        let bad = query(&request, &token(&request, &by())).err().unwrap();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["parent", "page_size", "filter", "page_token"]);
    }
}
