//! ListArticles.

use crate::convert::article_to_proto;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::filter::article_filter;
use crate::page::{List, Token, articles, capped, page_size};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::ArticleKey;

pub(super) async fn list_articles(
    desk: &Desk,
    by: &Principal,
    request: v1::ListArticlesRequest,
) -> Result<v1::ListArticlesResponse, Failure> {
    let list = List {
        rpc: "ListArticles",
        parent: "",
        filter: &request.filter,
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let limit = bad.keep("page_size", page_size(request.page_size));
    let after = bad.keep(
        "page_token",
        token.read(&request.page_token, articles::read),
    );
    let filter = bad.keep("filter", article_filter(&request.filter));
    let asked = limit.zip(after).zip(filter);
    let ((limit, after), filter) = bad.into_result(asked)?;
    let page = desk.store.list_articles(by, &filter, after, limit).await?;
    let keys: Vec<_> = page
        .items
        .iter()
        .map(|a| ArticleKey {
            create_time: a.create_time,
            id: a.id,
        })
        .collect();
    let items = page.items.into_iter().map(article_to_proto).collect();
    let (articles, more) = capped(items, page.more);
    let last = articles
        .len()
        .checked_sub(1)
        .and_then(|i| keys.get(i))
        .filter(|_| more);
    let next_page_token = token.next(last.map(|key| articles::write(*key)));
    Ok(v1::ListArticlesResponse {
        articles,
        next_page_token,
    })
}
