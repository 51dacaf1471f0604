//! `kill -9` of `factdesk work` in the middle of many articles, several times.
//!
//! `FACTDESK_CRASH_ARTICLES` and `FACTDESK_CRASH_KILLS` ask for more of both.

use crate::process::{PATIENCE, Running, factdesk};
use factdesk_domain::{
    Article, ArticleDraft, ArticleFilter, ArticleState, ArticleTest, Claim, ClaimFilter,
    ClaimOrder, Direction, NewArticle, Principal, SortField,
};
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Lane, Submission};
use std::time::{Duration, Instant};

const STORY: &str = include_str!("../../../../samples/2-prosecutors-count.txt");

fn setting(name: &str, usual: usize) -> usize {
    std::env::var(name).map_or(usual, |value| value.parse().unwrap())
}

struct Desk {
    db: TestDb,
    by: Principal,
    articles: Vec<Article>,
}

impl Desk {
    /// A database in which that many articles wait.
    async fn with(articles: usize) -> Desk {
        let db = TestDb::new().await.unwrap();
        let by = db.newsroom("tide").await.unwrap();
        let mut desk = Desk {
            db,
            by,
            articles: Vec::new(),
        };
        for number in 0..articles {
            let body = format!("{STORY}\nIn all, {number} shops were closed, the mayor said.\n");
            let draft = ArticleDraft {
                body,
                language_code: "en".into(),
                ..Default::default()
            };
            let article = NewArticle::check(draft).unwrap();
            let submission = Submission {
                article,
                request: None,
                lane: Lane::Interactive,
            };
            let store = &desk.db.store;
            let stored = store
                .submit_article(&desk.by, &SequentialIds, &submission)
                .await;
            desk.articles.push(stored.unwrap());
        }
        desk
    }

    fn worker(&self) -> Running {
        let mut work = factdesk();
        // What a killed worker held is free again soon.
        work.args(["work", "--lease", "5"])
            .env("DATABASE_URL", &self.db.url);
        Running::start(&mut work)
    }

    /// Waits until at most this many articles wait.
    async fn until_waiting(&self, most: usize) -> usize {
        let waits = ArticleTest::State(ArticleState::AwaitingExtraction);
        let filter = ArticleFilter::Test(waits);
        let begin = Instant::now();
        loop {
            let page = self
                .db
                .store
                .list_articles(&self.by, &filter, None, 200)
                .await
                .unwrap();
            if page.items.len() <= most {
                return page.items.len();
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "{} still wait",
                page.items.len()
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// What was found, without what differs from run to run.
    async fn found(&self) -> Vec<Vec<Claim>> {
        let mut all = Vec::new();
        for article in &self.articles {
            let now = self
                .db
                .store
                .get_article(&self.by, article.id)
                .await
                .unwrap();
            assert_eq!(now.state, ArticleState::Extracted, "{}", now.error);
            let claims = self.claims(article).await;
            assert_eq!(now.claim_count as usize, claims.len());
            all.push(claims);
        }
        all
    }

    async fn claims(&self, article: &Article) -> Vec<Claim> {
        let (field, direction) = (SortField::Span, Direction::Ascending);
        let order = ClaimOrder { field, direction };
        let store = &self.db.store;
        let filter = ClaimFilter::everything();
        let page = store
            .list_claims(&self.by, Some(article.id), &filter, order, None, 500)
            .await;
        let mut claims = page.unwrap().items;
        let ids: Vec<_> = claims.iter().map(|claim| claim.id).collect();
        for claim in &mut claims {
            claim.within = claim.within.map(|within| {
                let place = ids.iter().position(|id| *id == within).unwrap();
                factdesk_domain::ClaimId(uuid::Uuid::from_u128(place as u128))
            });
            claim.id = factdesk_domain::ClaimId(uuid::Uuid::nil());
            claim.article = factdesk_domain::ArticleId(uuid::Uuid::nil());
            (claim.create_time, claim.update_time) = Default::default();
            claim.due_time = Default::default();
            claim.etag.clear();
            // Which events they found is another matter, and another moment.
            (claim.event, claim.series, claim.superseded_by) = Default::default();
        }
        claims.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
        claims
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_workers_lose_and_double_nothing() {
    let articles = setting("FACTDESK_CRASH_ARTICLES", 40);
    let kills = setting("FACTDESK_CRASH_KILLS", 5);
    let calm = Desk::with(articles).await;
    let worker = calm.worker();
    calm.until_waiting(0).await;
    worker.stop();

    let rough = Desk::with(articles).await;
    let mut waiting = articles;
    for kill in 0..kills {
        let worker = rough.worker();
        // Each worker gets through its share and dies over the next article.
        let share = waiting / (kills - kill + 1);
        waiting = rough.until_waiting(waiting - share.max(1)).await;
        worker.kill();
        println!("kill {kill}: {waiting} articles wait");
    }
    assert!(waiting > 0, "the last kill came too late to mean anything");
    let worker = rough.worker();
    rough.until_waiting(0).await;
    worker.stop();
    assert_eq!(calm.found().await, rough.found().await);
}
