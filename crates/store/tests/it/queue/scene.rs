//! A desk whose claims are made to measure.

use crate::desk::{Desk, IDS, statement};
use crate::sql::Sql;
use factdesk_domain::*;
use factdesk_store::{AssignCall, Error, Finished, GiveBack, Leased, NextCall, Request};
use std::time::Duration;

pub const MINUTES: Duration = Duration::from_secs(600);

pub struct Scene {
    pub desk: Desk,
    pub sql: Sql,
}

impl Scene {
    pub async fn open() -> Scene {
        let desk = Desk::open().await;
        let sql = Sql::on(&desk.db).await;
        Scene { desk, sql }
    }

    pub async fn reviewer(&self, handle: &str) -> Principal {
        let newsroom = self.desk.by.newsroom;
        let person = self.desk.db.principal(newsroom, handle, [Role::Reviewer]);
        person.await.unwrap()
    }

    /// An article in which these candidates are found; its claims in their order.
    pub async fn found(&self, uri: &str, candidates: Vec<CandidateClaim>) -> Vec<Claim> {
        let body = candidates.iter().map(|c| c.text.as_str());
        let body = body.collect::<Vec<_>>().join("\n");
        let article = self.desk.submit(uri, &body).await;
        let job = self.desk.lease().await.unwrap();
        let claims = candidates.into_iter().map(|c| placed(c, &body)).collect();
        let found = Extraction {
            extractor: "test/1".into(),
            language: Some("en".into()),
            language_supported: true,
            claims,
            ..Default::default()
        };
        let saved = self.desk.db.store.finish_job(IDS, &job, &found).await;
        assert_eq!(saved.unwrap(), Finished::Saved);
        self.desk.claims(article.id).await
    }

    /// One claim in an article of its own.
    pub async fn one(&self, text: &str, worth: f64) -> Claim {
        let mut claims = self.found("", vec![said(text, worth)]).await;
        claims.remove(0)
    }

    pub async fn next(&self, by: &Principal) -> Option<Leased> {
        self.next_of(by, ClaimFilter::everything()).await
    }

    pub async fn next_of(&self, by: &Principal, filter: ClaimFilter) -> Option<Leased> {
        let call = NextCall {
            filter,
            lease: MINUTES,
            request: None,
        };
        let next = self.desk.db.store.lease_next_claim(by, IDS, &call);
        next.await.unwrap()
    }

    /// The claim that is next.
    pub async fn leased(&self, by: &Principal) -> ClaimId {
        self.next(by).await.expect("something waits").claim.id
    }

    pub async fn release(&self, by: &Principal, claim: ClaimId) -> Result<Claim, Error> {
        let call = back(claim, "", None);
        self.desk.db.store.release_claim(by, IDS, &call).await
    }

    pub async fn skip(&self, by: &Principal, claim: ClaimId) -> Result<Claim, Error> {
        let call = back(claim, "", None);
        self.desk.db.store.skip_claim(by, IDS, &call).await
    }

    pub async fn assign(
        &self,
        by: &Principal,
        claim: ClaimId,
        to: &str,
        minutes: i64,
    ) -> Result<Claim, Error> {
        let due = self.now().await + chrono::Duration::minutes(minutes);
        let call = AssignCall {
            claim,
            to: Some((to.to_owned(), due)),
            note: String::new(),
            request: None,
        };
        self.desk.db.store.assign_claim(by, IDS, &call).await
    }

    pub async fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.sql.one("select now()").await
    }

    pub async fn claim(&self, id: ClaimId) -> Claim {
        let claim = self.desk.db.store.get_claim(&self.desk.by, id);
        claim.await.unwrap()
    }

    /// Copies are due together, the older ones first: what many say is due sooner,
    /// which would put the younger ones before them.
    pub async fn level(&self) {
        let level = "update claims set due_time =
            (select min(due_time) from claims c where c.copy_key = claims.copy_key)";
        self.sql.run(level, []).await;
    }

    /// All leases pass.
    pub async fn time_passes(&self) {
        let pass = "update leases set expire_time = now() - interval '1 s'";
        self.sql.run(pass, []).await;
    }
}

pub fn back(claim: ClaimId, note: &str, request: Option<Request>) -> GiveBack {
    GiveBack {
        claim,
        note: note.to_owned(),
        request,
    }
}

/// Somebody said so; the words before the first colon say who.
pub fn said(text: &str, worth: f64) -> CandidateClaim {
    let nowhere = TextIndex::new("").span(0..0).unwrap();
    CandidateClaim {
        check_worthiness: worth,
        ..statement(text, nowhere)
    }
}

/// A figure within the first candidate.
pub fn counted(text: &str, worth: f64) -> CandidateClaim {
    CandidateClaim {
        kind: Kind::Figure,
        within: Some(0),
        figure: Some(Figure {
            measure: Measure::Deaths,
            unit_noun: "people".into(),
            bound: Bound::Exactly,
            low: Some(3.0),
            high: None,
            unit: "people".into(),
            vague: false,
            as_of: None,
            text: "three".into(),
            span: None,
        }),
        ..said(text, worth)
    }
}

fn placed(candidate: CandidateClaim, body: &str) -> CandidateClaim {
    let start = body.find(&candidate.text).unwrap();
    let at = start..start + candidate.text.len();
    CandidateClaim {
        span: TextIndex::new(body).span(at).unwrap(),
        ..candidate
    }
}

pub fn only(id: &ArticleId) -> ClaimFilter {
    ClaimFilter::Test(ClaimTest::Article(*id))
}
