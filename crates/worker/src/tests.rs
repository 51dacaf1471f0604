//! The worker on a real database.

use crate::built_in::{self, BuiltIn, blocking};
use crate::remote::tests::{Other, TEXT, good, half_good};
use crate::{LEASE, Worker, extract_one, renew};
use factdesk_domain::{
    Article, ArticleDraft, ArticleState, ClaimFilter, ClaimOrder, ClaimState, Direction,
    Extracting, Extraction, Extractor, IdSource, NewArticle, NewReview, Notice, Principal, Reading,
    RecheckReason, ReviewDraft, SortField, Verdict,
};
use factdesk_store::testing::{SequentialIds, TestDb, TestError};
use factdesk_store::{Finished, Lane, ReviewCall, Submission};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

type Test = Result<(), TestError>;

const BODY: &str = "At least 40 people were killed, the mayor said.";

/// A function that reads as the rules do.
struct Reads<F>(F);

impl<F: Fn(&Reading) -> Extraction + Clone + Send + Sync + 'static> Extractor for Reads<F> {
    fn extract(&self, reading: Arc<Reading>) -> Extracting {
        let read = self.0.clone();
        blocking(move || read(&reading))
    }
}

/// A worker that runs, and how to stop it.
struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    fn start(db: &TestDb, name: &str, extractor: Arc<dyn Extractor>) -> Running {
        let worker = Worker {
            store: db.store.clone(),
            ids: Arc::new(SequentialIds),
            name: name.to_owned(),
            lease: LEASE,
            extractor,
        };
        let (stop, mut stopped) = watch::channel(false);
        let task = tokio::spawn(async move {
            let shutdown = async { drop(stopped.wait_for(|stop| *stop).await) };
            worker.run(shutdown).await;
        });
        Running { stop, task }
    }

    async fn stop(self) -> Test {
        self.stop.send_replace(true);
        Ok(tokio::time::timeout(Duration::from_secs(15), self.task).await??)
    }
}

async fn submit(db: &TestDb, by: &Principal, body: String) -> Result<Article, TestError> {
    let draft = ArticleDraft {
        body,
        language_code: "en".into(),
        ..Default::default()
    };
    let article = NewArticle::check(draft)?;
    let submission = Submission {
        article,
        request: None,
        lane: Lane::Interactive,
    };
    Ok(db
        .store
        .submit_article(by, &SequentialIds, &submission)
        .await?)
}

/// Waits until every article is in `state`.
async fn until(db: &TestDb, by: &Principal, all: &[Article], state: ArticleState) -> Test {
    let patience = Instant::now() + Duration::from_secs(60);
    for article in all {
        loop {
            let now = db.store.get_article(by, article.id).await?;
            if now.state == state {
                break;
            }
            assert!(
                Instant::now() < patience,
                "still {:?}: {}",
                now.state,
                now.error
            );
            sleep(Duration::from_millis(20)).await;
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_waiting_worker_extracts_what_comes() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    let worker = Running::start(&db, "w", Arc::new(BuiltIn));
    let article = submit(&db, &by, BODY.into()).await?;
    until(&db, &by, &[article], ArticleState::Extracted).await?;
    worker.stop().await
}

#[tokio::test]
async fn a_verdict_whose_time_came_is_to_be_looked_at_again() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    let article = submit(&db, &by, BODY.into()).await?;
    let worker = Running::start(&db, "w", Arc::new(BuiltIn));
    until(
        &db,
        &by,
        std::slice::from_ref(&article),
        ArticleState::Extracted,
    )
    .await?;
    let order = ClaimOrder {
        field: SortField::Span,
        direction: Direction::Ascending,
    };
    let everything = ClaimFilter::everything();
    let found = db
        .store
        .list_claims(&by, Some(article.id), &everything, order, None, 1);
    let claim = found.await?.items.remove(0);
    let review = NewReview::check(ReviewDraft {
        verdict: Some(Verdict::Unverified),
        rationale: "Nobody could be reached.".into(),
        recheck_time: Some(claim.create_time),
        ..Default::default()
    })?;
    let call = ReviewCall {
        claim: claim.id,
        etag: claim.etag,
        review,
        apply_to: vec![],
        validate_only: false,
        request: None,
    };
    db.store.review_claim(&by, &SequentialIds, &call).await?;
    let patience = Instant::now() + Duration::from_secs(20);
    loop {
        let now = db.store.get_claim(&by, claim.id).await?;
        if now.state == ClaimState::NeedsRecheck {
            assert_eq!(now.recheck_reason, Some(RecheckReason::Time));
            return worker.stop().await;
        }
        assert!(Instant::now() < patience, "still {:?}", now.state);
        sleep(Duration::from_millis(20)).await;
    }
}

/// Without renewals the reaper would take the job within the watch.
#[tokio::test]
async fn a_job_stays_ones_own_for_longer_than_its_lease() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    submit(&db, &by, BODY.into()).await?;
    let (lease, token) = (Duration::from_secs(2), SequentialIds.next());
    let job = db.store.lease_jobs("w", token, 1, lease).await?.remove(0);
    let (hold, given_up) = renew::hold();
    let renewal = tokio::spawn(renew::run(db.store.clone(), token, lease, given_up));
    let watch = Instant::now() + 2 * lease + Duration::from_secs(1);
    while Instant::now() < watch {
        assert_eq!(db.store.reap(&SequentialIds).await?, 0);
        sleep(Duration::from_millis(50)).await;
    }
    let found = built_in::read(&extract_one::reading(&job));
    let done = db.store.finish_job(&SequentialIds, &job, &found).await?;
    assert_eq!(done, Finished::Saved);
    // With no job left it ends by itself, without being told.
    tokio::time::timeout(2 * lease, renewal).await??;
    drop(hold);
    Ok(())
}

#[tokio::test]
async fn a_job_that_was_given_up_is_renewed_no_more() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    submit(&db, &by, BODY.into()).await?;
    let (hour, token) = (Duration::from_secs(3_600), SequentialIds.next());
    db.store.lease_jobs("w", token, 1, hour).await?;
    let (hold, given_up) = renew::hold();
    let renewal = tokio::spawn(renew::run(db.store.clone(), token, hour, given_up));
    let waiting = hold.clone();
    drop(hold);
    assert!(!renewal.is_finished(), "one job of the batch is still held");
    drop(waiting);
    tokio::time::timeout(Duration::from_secs(10), renewal).await??;
    Ok(())
}

#[tokio::test]
async fn a_panic_costs_an_attempt_and_nothing_else() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    let seen = Arc::new(Mutex::new(0));
    let count = seen.clone();
    let extractor = move |text: &Reading| {
        let mut seen = count.lock().unwrap();
        if text.text.contains("bad") && *seen == 0 {
            *seen += 1;
            drop(seen);
            panic!("a rule failed");
        }
        built_in::read(text)
    };
    let worker = Running::start(&db, "w", Arc::new(Reads(extractor)));
    let articles = [
        submit(&db, &by, "bad".into()).await?,
        submit(&db, &by, BODY.into()).await?,
    ];
    until(&db, &by, &articles, ArticleState::Extracted).await?;
    assert_eq!(*seen.lock().unwrap(), 1);
    worker.stop().await
}

#[tokio::test]
async fn a_text_that_always_panics_fails_with_the_reason() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    let worker = Running::start(
        &db,
        "w",
        Arc::new(Reads(|_: &Reading| -> Extraction {
            panic!("no rule for this")
        })),
    );
    let article = submit(&db, &by, BODY.into()).await?;
    let all = [article];
    until(&db, &by, &all, ArticleState::ExtractionFailed).await?;
    let failed = db.store.get_article(&by, all[0].id).await?;
    assert_eq!(failed.error, "the extractor panicked: no rule for this");
    worker.stop().await
}

#[tokio::test]
async fn a_worker_that_stops_gives_back_what_it_has_not_begun() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    let mut articles = Vec::new();
    for n in 0..8 {
        articles.push(submit(&db, &by, format!("{BODY} {n}")).await?);
    }
    let (open, begun) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicUsize::new(0)),
    );
    let (door, count) = (open.clone(), begun.clone());
    let slow = Running::start(
        &db,
        "slow",
        Arc::new(Reads(move |text: &Reading| {
            count.fetch_add(1, Relaxed);
            let patience = Instant::now() + Duration::from_secs(20);
            while !door.load(Relaxed) && Instant::now() < patience {
                std::thread::sleep(Duration::from_millis(5));
            }
            built_in::read(text)
        })),
    );
    let patience = Instant::now() + Duration::from_secs(20);
    while begun.load(Relaxed) == 0 {
        assert!(Instant::now() < patience, "nothing was begun");
        sleep(Duration::from_millis(5)).await;
    }
    slow.stop.send_replace(true);
    // Another worker gets the rest at once, long before any lease is over.
    let other = Running::start(&db, "other", Arc::new(BuiltIn));
    let begin = Instant::now();
    let done = || async {
        let mut done = 0;
        for article in &articles {
            let now = db.store.get_article(&by, article.id).await?;
            done += usize::from(now.state == ArticleState::Extracted);
        }
        Ok::<_, TestError>(done)
    };
    while done().await? < articles.len() - begun.load(Relaxed) {
        assert!(
            begin.elapsed() < Duration::from_secs(10),
            "{} of 8 done",
            done().await?
        );
        sleep(Duration::from_millis(20)).await;
    }
    open.store(true, Relaxed);
    slow.stop().await?;
    until(&db, &by, &articles, ArticleState::Extracted).await?;
    other.stop().await
}

#[tokio::test]
async fn a_job_that_outlasts_a_worker_that_stops_goes_back() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    submit(&db, &by, BODY.into()).await?;
    let (open, begun) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicBool::new(false)),
    );
    let (door, began) = (open.clone(), begun.clone());
    let extractor = move |text: &Reading| {
        began.store(true, Relaxed);
        let patience = Instant::now() + Duration::from_secs(60);
        while !door.load(Relaxed) && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(5));
        }
        built_in::read(text)
    };
    let slow = Running::start(&db, "slow", Arc::new(Reads(extractor)));
    let patience = Instant::now() + Duration::from_secs(20);
    while !begun.load(Relaxed) {
        assert!(Instant::now() < patience, "nothing was begun");
        sleep(Duration::from_millis(5)).await;
    }
    let asked = Instant::now();
    slow.stop().await?;
    assert!(asked.elapsed() < Duration::from_secs(8));
    // Long before the lease is over, and as if nobody had tried.
    let again = db.store.lease_jobs("w", SequentialIds.next(), 1, LEASE);
    let attempts: Vec<_> = again.await?.iter().map(|job| job.attempt).collect();
    open.store(true, Relaxed);
    assert_eq!(attempts, [1]);
    Ok(())
}

#[tokio::test]
async fn several_workers_do_each_article_once() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    let mut articles = Vec::new();
    for n in 0..200 {
        articles.push(submit(&db, &by, format!("{BODY} {n}")).await?);
    }
    let times = Arc::new(Mutex::new(HashMap::new()));
    let counted = times.clone();
    let extractor = Arc::new(Reads(move |text: &Reading| {
        let text = text.clone();
        *counted
            .lock()
            .unwrap()
            .entry(text.text.clone())
            .or_insert(0) += 1;
        built_in::read(&text)
    }));
    let workers: Vec<_> = (0..4)
        .map(|n| Running::start(&db, &format!("w{n}"), extractor.clone()))
        .collect();
    until(&db, &by, &articles, ArticleState::Extracted).await?;
    for worker in workers {
        worker.stop().await?;
    }
    let times = times.lock().unwrap();
    assert_eq!(times.len(), 200);
    assert!(times.values().all(|times| *times == 1));
    Ok(())
}

#[tokio::test]
async fn an_article_says_how_another_extractor_did() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    let other = Other::that(|nth| match nth {
        1 => Ok(half_good()),
        2 => Err(tonic::Status::internal("out of memory")),
        _ => Ok(good()),
    })
    .await;
    let remote = other.remote(Duration::from_secs(20));
    let worker = Running::start(&db, "w", Arc::new(remote));
    let article = submit(&db, &by, TEXT.into()).await?;
    let all = std::slice::from_ref(&article);
    until(&db, &by, all, ArticleState::Extracted).await?;
    let read = || db.store.get_article(&by, article.id);
    let first = read().await?;
    assert_eq!(first.notices, [Notice::ExtractorRefusedClaims]);
    assert_eq!((first.refused_claim_count, first.claim_count), (1, 2));
    let again = async || {
        let asked = db
            .store
            .reextract_article(&by, &SequentialIds, article.id, None);
        asked.await?;
        until(&db, &by, all, ArticleState::Extracted).await
    };
    again().await?;
    let second = read().await?;
    assert_eq!(second.notices, [Notice::ExtractorFallback]);
    assert_eq!(second.refused_claim_count, 0);
    again().await?;
    let third = read().await?;
    assert_eq!((third.notices.len(), third.claim_count), (0, 2));
    let found = db.store.extraction_difference(&by, article.id, None, 9);
    let summary = found.await?.map(|d| d.summary).unwrap_or_default();
    assert_eq!(summary.extractor, "acme/3");
    assert_eq!(summary.previous_extractors, [factdesk_extract::EXTRACTOR]);
    worker.stop().await
}

/// What a slow extractor works on when its worker stops goes back at once.
#[tokio::test]
async fn a_worker_that_stops_does_not_wait_for_another_extractor() -> Test {
    let db = TestDb::new().await?;
    let by = db.newsroom("tide").await?;
    let local = "127.0.0.1:0".parse()?;
    let other = Other::at(local, usize::MAX, |_| Ok(good())).await;
    let remote = other.remote(Duration::from_secs(600));
    let worker = Running::start(&db, "w", Arc::new(remote));
    submit(&db, &by, TEXT.into()).await?;
    let patience = Instant::now() + Duration::from_secs(20);
    while other.times() == 0 {
        assert!(Instant::now() < patience, "nobody was asked");
        sleep(Duration::from_millis(10)).await;
    }
    let asked = Instant::now();
    worker.stop().await?;
    assert!(asked.elapsed() < Duration::from_secs(8));
    let again = db.store.lease_jobs("w", SequentialIds.next(), 1, LEASE);
    assert_eq!(again.await?.len(), 1);
    Ok(())
}
