//! A desk in a database of its own: submits, extracts, reviews.

use factdesk_domain::*;
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Error, Finished, Job, Lane, Request, ReviewCall, Submission};
use std::time::Duration;
use uuid::Uuid;

pub const IDS: &SequentialIds = &SequentialIds;

pub struct Desk {
    pub db: TestDb,
    pub by: Principal,
}

impl Desk {
    pub async fn open() -> Desk {
        let db = TestDb::new().await.unwrap();
        let by = db.newsroom("harbour").await.unwrap();
        Desk { db, by }
    }

    pub async fn submit(&self, uri: &str, body: &str) -> Article {
        self.try_submit(draft(uri, body), None).await.unwrap()
    }

    pub async fn try_submit(
        &self,
        draft: ArticleDraft,
        request: Option<Request>,
    ) -> Result<Article, Error> {
        let article = NewArticle::check(draft).unwrap();
        let submission = Submission {
            article,
            request,
            lane: Lane::Interactive,
        };
        self.db
            .store
            .submit_article(&self.by, IDS, &submission)
            .await
    }

    pub async fn lease(&self) -> Option<Job> {
        let token = Uuid::from_u128(IDS.next().as_u128());
        let minute = Duration::from_secs(60);
        let mut jobs = self
            .db
            .store
            .lease_jobs("test", token, 1, minute)
            .await
            .unwrap();
        jobs.pop()
    }

    /// Works off the queue, one claim a line.
    pub async fn extract(&self) {
        self.extract_as(|_| ()).await;
    }

    /// Likewise, each claim changed on the way.
    pub async fn extract_as(&self, change: impl Fn(&mut CandidateClaim)) {
        while let Some(job) = self.lease().await {
            let mut found = one_claim_a_line(&compose(&job.title, &job.body));
            found.claims.iter_mut().for_each(&change);
            let done = self.db.store.finish_job(IDS, &job, &found).await.unwrap();
            assert_eq!(done, Finished::Saved);
        }
    }

    /// An article's claims in the order of its text, replaced ones included.
    pub async fn claims(&self, article: ArticleId) -> Vec<Claim> {
        self.list(Some(article), any_state()).await
    }

    pub async fn list(&self, article: Option<ArticleId>, filter: ClaimFilter) -> Vec<Claim> {
        let order = ClaimOrder {
            field: SortField::Span,
            direction: Direction::Ascending,
        };
        let page = self
            .db
            .store
            .list_claims(&self.by, article, &filter, order, None, 1_000);
        page.await.unwrap().items
    }

    pub async fn review(&self, claim: &Claim, review: NewReview) -> Result<Claim, Error> {
        self.db
            .store
            .review_claim(&self.by, IDS, &call(claim, review))
            .await
    }

    /// The number in the first column of the first row.
    pub async fn count(&self, sql: &str) -> i64 {
        use sea_orm::{ConnectionTrait, DbBackend, Statement};
        let db = sea_orm::Database::connect(&self.db.url).await.unwrap();
        let row = db
            .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await
            .unwrap();
        let count = row.unwrap().try_get_by_index(0).unwrap();
        db.close().await.unwrap();
        count
    }

    pub async fn execute(&self, sql: &str) {
        use sea_orm::ConnectionTrait;
        let db = sea_orm::Database::connect(&self.db.url).await.unwrap();
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    }
}

pub fn draft(uri: &str, body: &str) -> ArticleDraft {
    ArticleDraft {
        uri: uri.into(),
        body: body.into(),
        ..Default::default()
    }
}

pub fn request(rpc: &'static str, id: &str, payload: u8) -> Option<Request> {
    let id = RequestId::check(id).unwrap().unwrap();
    Some(Request {
        rpc,
        id,
        digest: [payload; 32],
    })
}

pub fn unverified() -> NewReview {
    let draft = ReviewDraft {
        verdict: Some(Verdict::Unverified),
        reason: "Nobody could confirm it.".into(),
        rationale: "Called two hospitals.".into(),
        ..Default::default()
    };
    NewReview::check(draft).unwrap()
}

pub fn call(claim: &Claim, review: NewReview) -> ReviewCall {
    ReviewCall {
        claim: claim.id,
        etag: claim.etag.clone(),
        review,
        apply_to: vec![],
        validate_only: false,
        request: None,
    }
}

pub fn any_state() -> ClaimFilter {
    let replaced = ClaimFilter::Test(ClaimTest::State(ClaimState::Replaced));
    ClaimFilter::Any(vec![replaced.clone(), ClaimFilter::Not(Box::new(replaced))])
}

/// A statement for every line; the words before the first colon say who.
pub fn one_claim_a_line(text: &str) -> Extraction {
    let index = TextIndex::new(text);
    let mut at = 0;
    let mut claims = Vec::new();
    for line in text.split('\n') {
        if let Some(span) = index.span(at..at + line.len()).filter(|_| !line.is_empty()) {
            claims.push(statement(line, span));
        }
        at += line.len() + 1;
    }
    Extraction {
        extractor: "lines/1".into(),
        language: Some("en".into()),
        language_supported: true,
        claims,
        ..Default::default()
    }
}

pub fn statement(line: &str, span: Span) -> CandidateClaim {
    let claimant = line.split(':').next().unwrap_or_default().to_owned();
    CandidateClaim {
        kind: Kind::Statement,
        span,
        text: line.into(),
        context: line.into(),
        proposition: line.into(),
        within: None,
        attributions: vec![Attribution {
            claimant,
            full_name: String::new(),
            role: String::new(),
            cue: "said".into(),
            relay: false,
            anonymous: false,
            span: None,
        }],
        stance: Some(Stance::Asserts),
        cautions: vec![],
        figure: None,
        occurrence: Default::default(),
        check_worthiness: 0.5,
        worthiness_reasons: vec![],
        rules: vec![],
    }
}
