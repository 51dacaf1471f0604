//! ListMatches.

use crate::convert::enums::Word;
use crate::convert::{match_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, capped, matches, page_size};
use factdesk_domain::{ClaimId, MatchState, Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::MatchKey;

pub(super) async fn list_matches(
    desk: &Desk,
    by: &Principal,
    request: v1::ListMatchesRequest,
) -> Result<v1::ListMatchesResponse, Failure> {
    let mut bad = Violations::new();
    let claim = bad.keep("parent", parent(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let state = bad.keep("state", MatchState::read(request.state));
    let state = state.map(|s| s.unwrap_or(MatchState::Suggested));
    let token = Token::of(&list(&request, state), by);
    let after = token.read(&request.page_token, matches::read);
    let after = bad.keep("page_token", after);
    let asked = claim.zip(limit).zip(state.zip(after));
    let ((claim, limit), (state, after)) = bad.into_result(asked)?;
    let page = desk
        .store
        .list_matches(by, claim, state, after, limit)
        .await?;
    let key = |m: &factdesk_domain::Match| MatchKey {
        score: m.score,
        id: m.id,
    };
    let keys: Vec<_> = page.items.iter().map(key).collect();
    let items = page.items.into_iter().map(match_to_proto).collect();
    let (matches, more) = capped(items, page.more);
    let last = matches.len().checked_sub(1).and_then(|i| keys.get(i));
    let next = last.filter(|_| more).map(|key| matches::write(*key));
    Ok(v1::ListMatchesResponse {
        matches,
        next_page_token: token.next(next),
    })
}

fn list<'r>(request: &'r v1::ListMatchesRequest, state: Option<MatchState>) -> List<'r> {
    List {
        rpc: "ListMatches",
        parent: &request.parent,
        filter: state.map_or("", MatchState::as_str),
        order_by: "",
    }
}

/// One claim's, or all.
fn parent(parent: &str) -> Result<Option<ClaimId>, String> {
    match parent {
        "" => Ok(None),
        name => name::read_claim(name)
            .map(Some)
            .map_err(|_| "must be claims/{uuid}, or empty for all".to_owned()),
    }
}
