//! What was known of a claim at some time.

use crate::desk::{Desk, IDS, request, unverified};
use crate::past::{Past, URI, desk};
use chrono::{DateTime, Utc};
use factdesk_domain::*;
use factdesk_store::{Error, Resource};

async fn log(desk: &Desk) {
    while desk.db.store.move_outbox(100).await.unwrap() > 0 {}
}

async fn now(desk: &Desk) -> DateTime<Utc> {
    let sql = crate::sql::Sql::on(&desk.db).await;
    sql.one("select clock_timestamp()").await
}

async fn at(desk: &Desk, id: ClaimId, time: DateTime<Utc>) -> Result<Claim, Error> {
    desk.db.store.get_claim_at(&desk.by, id, time).await
}

#[tokio::test]
async fn a_claim_reads_back_as_it_was_at_each_time() {
    let desk = desk("harbour").await;
    let before_all = now(&desk).await;
    let article = desk.submit(URI, "Brigade: burns\nGone: soon").await.id;
    desk.extract().await;
    let claim = desk.claims(article).await.remove(0);
    log(&desk).await;
    let mut past = vec![(now(&desk).await, claim.clone())];
    let reviewed = desk.review(&claim, unverified()).await.unwrap();
    log(&desk).await;
    past.push((now(&desk).await, reviewed.clone()));
    let corrected = NewReview {
        reason: "Seen by two.".into(),
        ..unverified()
    };
    let again = desk.review(&reviewed, corrected).await.unwrap();
    log(&desk).await;
    past.push((now(&desk).await, again));
    desk.submit(URI, "It began so.\nBrigade: burns").await;
    desk.extract().await;
    log(&desk).await;
    let carried = desk.db.store.get_claim(&desk.by, claim.id).await.unwrap();
    past.push((now(&desk).await, carried));
    for (time, known) in &past {
        assert_eq!(at(&desk, claim.id, *time).await.unwrap(), *known, "{time}");
    }
    let unknown = at(&desk, claim.id, before_all).await;
    assert!(matches!(unknown, Err(Error::NotFound(Resource::Claim))));
    let nobody = ClaimId(uuid::Uuid::from_u128(9));
    assert!(matches!(
        at(&desk, nobody, past[0].0).await,
        Err(Error::NotFound(Resource::Claim))
    ));
}

#[tokio::test]
async fn the_future_and_what_is_not_logged_yet_are_out_of_range() {
    let desk = desk("harbour").await;
    let article = desk.submit(URI, "Brigade: burns").await.id;
    desk.extract().await;
    let claim = desk.claims(article).await.remove(0);
    log(&desk).await;
    let known = now(&desk).await;
    assert_eq!(at(&desk, claim.id, known).await.unwrap(), claim);
    let future = known + chrono::TimeDelta::days(1);
    let horizon = match at(&desk, claim.id, future).await {
        Err(Error::ReadTimeOutOfRange { horizon }) => horizon,
        other => panic!("{other:?}"),
    };
    assert!(horizon >= known && horizon < future);
    // A review that waits in the outbox: until it is logged, nobody says what is known now.
    let reviewed = desk.review(&claim, unverified()).await.unwrap();
    let written = now(&desk).await;
    let logged = match at(&desk, claim.id, written).await {
        Err(Error::ReadTimeOutOfRange { horizon }) => horizon,
        other => panic!("{other:?}"),
    };
    assert_eq!(at(&desk, claim.id, logged).await.unwrap(), claim);
    log(&desk).await;
    // Known since it was logged, which is later: the same time, the same answer.
    assert_eq!(at(&desk, claim.id, written).await.unwrap(), claim);
    let later = now(&desk).await;
    assert_eq!(at(&desk, claim.id, later).await.unwrap(), reviewed);
}

#[tokio::test]
async fn a_purged_claim_has_its_verdicts_and_no_words() {
    let past = Past::new().await;
    let find = "select id::text from claims where verdict = 'UNVERIFIED'";
    let id = ClaimId(past.sql.one::<String>(find).await.parse().unwrap());
    let then = now(&past.desk).await;
    let store = &past.desk.db.store;
    store
        .purge_article(&past.desk.by, IDS, past.article, "x", None)
        .await
        .unwrap();
    past.log().await;
    let known = at(&past.desk, id, then).await.unwrap();
    assert_eq!(
        (known.state, known.verdict),
        (ClaimState::Reviewed, Some(Verdict::Unverified))
    );
    assert_eq!((known.text.as_str(), known.reason.as_str()), ("", ""));
}

#[tokio::test]
async fn the_history_of_a_claim_tells_who_did_what() {
    let past = Past::new().await;
    let (store, by) = (&past.desk.db.store, &past.desk.by);
    let find = "select id::text from claims where verdict = 'UNVERIFIED'";
    let id = ClaimId(past.sql.one::<String>(find).await.parse().unwrap());
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let page = store.list_claim_history(by, id, before, 2).await.unwrap();
        all.extend(page.items);
        match page.more {
            true => before = all.last().map(|e| e.position),
            false => break,
        }
    }
    let acts: Vec<Act> = all.iter().map(|e| e.act).collect();
    use Act::*;
    assert_eq!(
        acts,
        [
            ClaimCarried,
            ClaimReviewed,
            ClaimReviewed,
            ClaimReviewed,
            ClaimEvidenceAdded,
            ClaimFound
        ]
    );
    assert!(all.is_sorted_by(|a, b| a.position > b.position && a.log_time >= b.log_time));
    assert_eq!(all[1].person.as_deref(), Some("editor"));
    assert_eq!((all[0].person.as_ref(), all[0].review), (None, None));
    assert_ne!(all[1].review, all[2].review);
    let star = crate::past::person(&past.desk.db, "star").await;
    let foreign = store.list_claim_history(&star, id, None, 9).await;
    assert!(matches!(foreign, Err(Error::NotFound(Resource::Claim))));
}

#[tokio::test]
async fn confidential_evidence_is_in_no_reviewers_history() {
    let desk = desk("harbour").await;
    let article = desk.submit(URI, "A: one").await.id;
    desk.extract().await;
    let claim = desk.claims(article).await.remove(0);
    let secret = NewEvidence {
        confidential: true,
        ..crate::reviews::page("https://example.net/1")
    };
    let store = &desk.db.store;
    let named = request("AddEvidence", "r", 1);
    let added = store
        .add_evidence(&desk.by, IDS, claim.id, &secret, named.as_ref())
        .await
        .unwrap();
    store
        .redact_evidence(&desk.by, IDS, (claim.id, added.id), "x", None)
        .await
        .unwrap();
    log(&desk).await;
    let reviewer = Principal {
        roles: [Role::Reviewer, Role::Reader].into_iter().collect(),
        ..desk.by.clone()
    };
    let acts = async |by: &Principal| {
        let page = store
            .list_claim_history(by, claim.id, None, 9)
            .await
            .unwrap();
        page.items.iter().map(|e| e.act).collect::<Vec<_>>()
    };
    assert_eq!(acts(&reviewer).await, [Act::ClaimFound]);
    assert_eq!(acts(&desk.by).await.len(), 3);
}
