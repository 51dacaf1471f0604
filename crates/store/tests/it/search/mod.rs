//! Claims found by their words.

mod backlog;
mod erased;
mod races;
mod ranking;

use crate::desk::Desk;
use factdesk_domain::*;
use factdesk_store::{Hit, Search};

impl Desk {
    pub async fn search(&self, text: &str) -> Vec<Hit> {
        self.search_where(text, ClaimFilter::everything()).await
    }

    async fn search_where(&self, text: &str, filter: ClaimFilter) -> Vec<Hit> {
        let search = Search {
            text: text.into(),
            filter,
            limit: 10,
        };
        self.db
            .store
            .search_claims(&self.by, &search)
            .await
            .unwrap()
    }

    /// The texts that are found, best first.
    async fn found(&self, text: &str) -> Vec<String> {
        let hits = self.search(text).await;
        hits.into_iter().map(|hit| hit.claim.text).collect()
    }

    /// A desk with an article of these lines, a claim each.
    async fn with(lines: &[&str]) -> (Desk, ArticleId) {
        let desk = Desk::open().await;
        let article = desk
            .submit("https://example.org/1", &lines.join("\n"))
            .await;
        desk.extract().await;
        (desk, article.id)
    }
}

/// The claim that says `text`, replaced or not.
async fn claim(desk: &Desk, article: ArticleId, text: &str) -> Claim {
    let claims = desk.claims(article).await;
    claims.into_iter().find(|c| c.text == text).unwrap()
}
