//! CommentOnClaim.

use crate::convert::{comment_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn comment_on_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::CommentOnClaimRequest,
) -> Result<v1::Comment, Failure> {
    let mut bad = Violations::new();
    let named = request::read(&request, &mut bad);
    let claim = bad.keep("parent", name::read_claim(&request.parent));
    bad.keep("text", words(&request.text));
    let claim = bad.into_result(claim)?;
    let ids = desk.ids.as_ref();
    let comment = desk
        .store
        .comment_on_claim(by, ids, claim, &request.text, named.as_ref())
        .await?;
    Ok(comment_to_proto(comment))
}

fn words(said: &str) -> Result<(), String> {
    match said.trim() {
        "" => Err("must have 1 to 10,000 characters".to_owned()),
        _ => text::bounded(said, 10_000),
    }
}
