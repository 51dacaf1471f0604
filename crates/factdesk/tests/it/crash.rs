//! `kill -9` of `factdesk work` in the middle of many articles, several times.
//!
//! `FACTDESK_CRASH_ARTICLES` and `FACTDESK_CRASH_KILLS` ask for more of both.

use crate::process::{PATIENCE, Running, factdesk};
use crate::sql;
use factdesk_domain::{
    Article, ArticleDraft, ArticleFilter, ArticleId, ArticleState, ArticleTest, Claim, ClaimFilter,
    ClaimId, ClaimOrder, Direction, EventId, NewArticle, Principal, SortField,
};
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Lane, Submission};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use uuid::Uuid;

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

    /// Waits until everything is extracted and joined.
    async fn until_done(&self) {
        self.until_waiting(0).await;
        let mut sql = sql::connect(&self.db.url).await.unwrap();
        let begin = Instant::now();
        while sql::one::<bool>(&mut sql, "select exists (select from joins_due)").await {
            assert!(begin.elapsed() < PATIENCE, "articles wait to be joined");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// What was found, without what differs from run to run.
    async fn found(&self) -> Vec<Vec<Claim>> {
        let mut all = Vec::new();
        let mut names = Names::default();
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
        for claims in &all {
            names.hear(claims);
        }
        all.iter_mut().for_each(|claims| names.forget(claims));
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
        page.unwrap().items
    }
}

/// Names that differ from run to run, and what they are called in their place.
#[derive(Default)]
struct Names {
    /// A claim is the place that it has in its article.
    claims: HashMap<ClaimId, ClaimId>,
    /// Events are numbered as the articles tell of them.
    events: HashMap<EventId, EventId>,
}

impl Names {
    fn hear(&mut self, claims: &[Claim]) {
        for (place, claim) in claims.iter().enumerate() {
            let place = ClaimId(Uuid::from_u128(place as u128));
            self.claims.insert(claim.id, place);
            if let Some(event) = claim.event {
                let next = EventId(Uuid::from_u128(self.events.len() as u128));
                self.events.entry(event).or_insert(next);
            }
        }
    }

    fn forget(&self, claims: &mut [Claim]) {
        for claim in claims.iter_mut() {
            claim.within = claim.within.map(|other| self.claims[&other]);
            claim.superseded_by = claim.superseded_by.map(|other| self.claims[&other]);
            claim.event = claim.event.map(|event| self.events[&event]);
            claim.id = ClaimId(Uuid::nil());
            claim.article = ArticleId(Uuid::nil());
            (claim.create_time, claim.update_time) = Default::default();
            claim.due_time = Default::default();
            claim.etag.clear();
        }
        claims.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_workers_lose_and_double_nothing() {
    let articles = setting("FACTDESK_CRASH_ARTICLES", 40);
    let kills = setting("FACTDESK_CRASH_KILLS", 5);
    let calm = Desk::with(articles).await;
    let worker = calm.worker();
    calm.until_done().await;
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
    rough.until_done().await;
    worker.stop();
    let (calm, rough) = (calm.found().await, rough.found().await);
    let joined = calm.iter().flatten().filter(|claim| claim.event.is_some());
    assert!(joined.count() > articles, "they tell of an event");
    assert_eq!(calm, rough);
}
