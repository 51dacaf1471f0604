//! PurgeArticle.

use crate::convert::{article_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn purge_article(
    desk: &Desk,
    by: &Principal,
    sent: v1::PurgeArticleRequest,
) -> Result<v1::Article, Failure> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let id = bad.keep("name", name::read_article(&sent.name));
    let reason = bad.keep("reason", text::required(&sent.reason, 1_000));
    let (id, ()) = bad.into_result(id.zip(reason))?;
    // On its own: a purge goes on to its end though its caller goes away.
    let (store, ids, by) = (desk.store.clone(), desk.ids.clone(), by.clone());
    let purging = tokio::spawn(async move {
        let (ids, request) = (ids.as_ref(), request.as_ref());
        store
            .purge_article(&by, ids, id, &sent.reason, request)
            .await
    });
    let purged = purging.await.map_err(|e| Failure::fault(e.to_string()))?;
    Ok(article_to_proto(purged?))
}
