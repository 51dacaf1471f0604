//! A newsroom with a past: everything happened that the log covers.

use crate::claims::by_hand;
use crate::desk::{Desk, IDS, call, request, unverified};
use crate::reviews::{page, verified};
use crate::sql::Sql;
use factdesk_domain::*;
use factdesk_store::testing::TestDb;
use factdesk_store::{
    Credentials, Dismissal, Finding, FindingKind, HistoryHead, NewKey, ReviewCall, VerifyPlace,
};

pub const URI: &str = "https://example.org/fire";

/// Words of its texts that stand nowhere else.
pub const WORDS: [&str; 12] = [
    "quartzite",
    "Brigade",
    "warehouse",
    "dockside",
    "ledger-entry",
    "hydrant",
    "tipster",
    "overhead",
    "zirconium",
    "example.org",
    "example.net",
    "gasworks",
];

pub struct Past {
    pub desk: Desk,
    pub sql: Sql,
    pub article: ArticleId,
}

impl Past {
    /// Two revisions; of four claims one was reviewed with its copy, one dismissed, one
    /// left the article; one more was entered by hand. All of it is logged.
    pub async fn new() -> Past {
        let desk = desk("harbour").await;
        let first =
            "Brigade: quartzite burns\nBrigade: quartzite  burns\nOwner: warehouse\nGone: gasworks";
        let article = desk.submit(URI, first).await.id;
        desk.extract().await;
        let past = Past {
            sql: Sql::on(&desk.db).await,
            desk,
            article,
        };
        past.review().await;
        past.set_aside().await;
        let second =
            "Brigade: quartzite burns\nBrigade: quartzite  burns\nOwner: warehouse\nNew: hydrant";
        past.desk.submit(URI, second).await;
        past.desk.extract().await;
        past.enter().await;
        past.log().await;
        past
    }

    async fn review(&self) {
        let claims = self.desk.claims(self.article).await;
        let (by, store) = (&self.desk.by, &self.desk.db.store);
        let web = page("https://example.net/dockside");
        store
            .add_evidence(by, IDS, claims[0].id, &web, None)
            .await
            .unwrap();
        let paper = NewEvidence {
            quote: "the ledger-entry".into(),
            confidential: true,
            ..page("https://example.net/2")
        };
        let both = ReviewCall {
            apply_to: vec![(claims[1].id, claims[1].etag.clone())],
            request: request("ReviewClaim", "both", 1),
            ..call(&claims[0], verified(vec![paper]))
        };
        let reviewed = store.review_claim(by, IDS, &both).await.unwrap();
        let again = NewReview {
            reason: "a tipster".into(),
            rationale: "zirconium".into(),
            ..unverified()
        };
        let reviewed = self.desk.review(&reviewed, again).await.unwrap();
        self.desk.review(&reviewed, unverified()).await.unwrap();
    }

    async fn set_aside(&self) {
        let claim = self.desk.claims(self.article).await.remove(2);
        let dismissal = Dismissal {
            claim: claim.id,
            etag: claim.etag,
            reason: DismissReason::OutOfScope,
            comment: "overhead".into(),
            request: None,
        };
        let store = &self.desk.db.store;
        store
            .dismiss_claim(&self.desk.by, IDS, &dismissal)
            .await
            .unwrap();
    }

    async fn enter(&self) {
        let claim = by_hand(Kind::Assertion, "The warehouse is insured.");
        let store = &self.desk.db.store;
        let entered = store.create_claim(&self.desk.by, IDS, self.article, &claim, None);
        entered.await.unwrap();
    }

    /// The claim that nobody looked at.
    pub async fn pending(&self) -> Claim {
        let claims = self.desk.claims(self.article).await;
        let mut pending = claims
            .into_iter()
            .filter(|c| c.state == ClaimState::Pending);
        pending.find(|c| c.text.contains("hydrant")).unwrap()
    }

    pub async fn log(&self) {
        while self.desk.db.store.move_outbox(3).await.unwrap() > 0 {}
    }

    /// All findings, a few entries and rows a call.
    pub async fn findings(&self, known: &[HistoryHead]) -> Vec<Finding> {
        findings(&self.desk, known).await
    }

    pub async fn head(&self) -> HistoryHead {
        let start = VerifyPlace::default();
        let store = &self.desk.db.store;
        store
            .verify_history(&self.desk.by, &[], start, 1)
            .await
            .unwrap()
            .head
    }

    /// As a superuser does, whom no trigger and no foreign key stops.
    pub async fn tamper(&self, sql: &str) {
        let tampered = format!(
            "set session_replication_role = replica; {sql}; reset session_replication_role"
        );
        use sea_orm::ConnectionTrait;
        self.sql.db.execute_unprepared(&tampered).await.unwrap();
    }

    /// The position of the last entry with that act.
    pub async fn last(&self, act: &str) -> i64 {
        let last = format!("select max(position) from log where act = '{act}'");
        self.sql.one::<Option<i64>>(&last).await.unwrap()
    }
}

/// A desk whose newsroom and person came about as they do for users.
pub async fn desk(newsroom: &str) -> Desk {
    let db = TestDb::new().await.unwrap();
    let by = person(&db, newsroom).await;
    Desk { db, by }
}

pub async fn person(db: &TestDb, newsroom: &str) -> Principal {
    db.store
        .create_newsroom(IDS, newsroom, newsroom)
        .await
        .unwrap();
    let secret = format!("fd_{newsroom}_01234567890123456789");
    let key = NewKey {
        secret: &secret,
        person: "editor",
        roles: Role::ALL.into_iter().collect(),
        delegate: false,
        expires_in: None,
    };
    db.store.create_key(IDS, newsroom, &key).await.unwrap();
    let credentials = Credentials {
        key: &secret,
        person: None,
    };
    db.store.authenticate(&credentials).await.unwrap()
}

pub async fn findings(desk: &Desk, known: &[HistoryHead]) -> Vec<Finding> {
    let (mut all, mut place) = (Vec::new(), VerifyPlace::default());
    loop {
        let store = &desk.db.store;
        let page = store
            .verify_history(&desk.by, known, place, 3)
            .await
            .unwrap();
        assert!(page.entries + page.resources <= 3);
        all.extend(page.findings);
        match page.next {
            Some(next) => place = next,
            None => return all,
        }
    }
}

/// What is wrong and where, as short as it goes.
pub fn brief(findings: &[Finding]) -> Vec<(FindingKind, i64, &str)> {
    let brief = |f: &'_ Finding| (f.kind, f.position);
    findings
        .iter()
        .map(|f| (brief(f).0, brief(f).1, f.resource.as_str()))
        .collect()
}
