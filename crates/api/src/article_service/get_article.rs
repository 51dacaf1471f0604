//! GetArticle.

use crate::convert::{article_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn get_article(
    desk: &Desk,
    by: &Principal,
    request: v1::GetArticleRequest,
) -> Result<v1::Article, Failure> {
    let mut bad = Violations::new();
    let id = bad.keep("name", name::read_article(&request.name));
    let id = bad.into_result(id)?;
    Ok(article_to_proto(desk.store.get_article(by, id).await?))
}
