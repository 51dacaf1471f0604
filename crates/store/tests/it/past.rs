//! A newsroom with a past: everything happened that the log covers.

use crate::claims::by_hand;
use crate::desk::{Desk, IDS, call, request, unverified};
use crate::reviews::{page, verified};
use crate::sql::Sql;
use factdesk_domain::*;
use factdesk_store::testing::TestDb;
use factdesk_store::{
    Credentials, Dismissal, Finding, FindingKind, HistoryHead, NewKey, PolicyUpdate, ReviewCall,
    VerifyPlace,
};

pub const URI: &str = "https://example.org/fire";

/// Words of its texts that stand nowhere else.
pub const WORDS: [&str; 15] = [
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
    "lamplighter",
    "vermilion",
    "breakwater",
];

pub struct Past {
    pub desk: Desk,
    pub sql: Sql,
    pub article: ArticleId,
}

impl Past {
    /// Two revisions; of four claims one was reviewed with its copy, one dismissed, one
    /// left the article; two more were entered by hand, the first of which has a comment
    /// and a first review that is sealed. All of it is logged.
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
        past.keep().await;
        past.enter("The warehouse is insured.").await;
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

    /// Enters an assertion by hand.
    pub async fn enter(&self, text: &str) -> Claim {
        let claim = by_hand(Kind::Assertion, text);
        let store = &self.desk.db.store;
        let entered = store.create_claim(&self.desk.by, IDS, self.article, &claim, None);
        entered.await.unwrap()
    }

    /// What the desk keeps to itself: house rules that ask for two people on assertions,
    /// what the first holds of one, and what was said about it.
    async fn keep(&self) {
        self.rule(&[]).await;
        let claim = self.enter("The pier is closed.").await;
        self.comment(claim.id, "Ask the lamplighter.").await;
        self.seal(&claim).await;
    }

    /// The next version of the house rules, which name these people to decide.
    pub async fn rule(&self, adjudicators: &[&str]) {
        let (store, by) = (&self.desk.db.store, &self.desk.by);
        let assertions = SecondReviewDraft {
            kinds: vec![Kind::Assertion],
            ..Default::default()
        };
        let draft = PolicyDraft {
            second_review_rules: vec![assertions],
            adjudicators: adjudicators.iter().map(|h| (*h).to_owned()).collect(),
            ..Default::default()
        };
        let update = PolicyUpdate {
            policy: Policy::check(draft).unwrap(),
            etag: store.get_policy(by, None).await.unwrap().etag,
            request: None,
        };
        store.update_policy(by, IDS, &update).await.unwrap();
    }

    pub async fn comment(&self, claim: ClaimId, text: &str) -> CommentId {
        let (store, by) = (&self.desk.db.store, &self.desk.by);
        let said = store.comment_on_claim(by, IDS, claim, text, None);
        said.await.unwrap().id
    }

    /// A first review of an assertion.
    pub async fn seal(&self, claim: &Claim) -> Claim {
        let quoted = NewEvidence {
            quote: "from the breakwater".into(),
            ..page("https://example.net/pier")
        };
        let first = NewReview {
            rationale: "vermilion".into(),
            evidence: vec![quoted],
            ..unverified()
        };
        let sealed = self.desk.review(claim, first).await.unwrap();
        assert_eq!(sealed.state, ClaimState::AwaitingSecondReview);
        sealed
    }

    /// Another person, always the same.
    pub async fn other(&self) -> Principal {
        let key = secret("harbour", "other");
        let credentials = Credentials {
            key: &key,
            person: None,
        };
        match self.desk.db.store.authenticate(&credentials).await {
            Ok(known) => known,
            Err(_) => colleague(&self.desk.db, "harbour", "other").await,
        }
    }

    /// The claim with the sealed review.
    pub async fn sealed(&self) -> Claim {
        let claims = self.desk.claims(self.article).await;
        let sealed = |c: &Claim| c.state == ClaimState::AwaitingSecondReview;
        claims.into_iter().find(sealed).unwrap()
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

/// The editor of a new newsroom.
pub async fn person(db: &TestDb, newsroom: &str) -> Principal {
    db.store
        .create_newsroom(IDS, newsroom, newsroom)
        .await
        .unwrap();
    colleague(db, newsroom, "editor").await
}

/// Somebody of the newsroom who may do anything.
pub async fn colleague(db: &TestDb, newsroom: &str, handle: &str) -> Principal {
    let secret = secret(newsroom, handle);
    let key = NewKey {
        secret: &secret,
        person: handle,
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

/// Keys that begin alike are taken for each other.
fn secret(newsroom: &str, handle: &str) -> String {
    format!("fd_{}{newsroom}_01234567890123456789", &handle[..2])
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
